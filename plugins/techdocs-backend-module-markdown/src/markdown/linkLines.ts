import type Token from 'markdown-it/lib/token.mjs';

/** First line, counted from 0, in which each address of a link or picture stands. */
export function linkLines(tokens: Token[]): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  let line = 0;
  for (const token of tokens) {
    line = token.map?.[0] ?? line;
    let here = line;
    for (const part of [token, ...(token.children ?? [])]) {
      if (/^(soft|hard)break$/.test(part.type)) here += 1;
      for (const address of addressesOf(part)) {
        if (!lines.has(address)) lines.set(address, here);
      }
    }
  }
  return lines;
}

function addressesOf(token: Token): string[] {
  if (token.type === 'link_open') return [token.attrGet('href') ?? ''];
  if (token.type === 'image') return [token.attrGet('src') ?? ''];
  if (!token.type.startsWith('html_')) return [];
  return [...token.content.matchAll(/\s(?:href|src)="([^"]{0,2000})"/gi)].map(
    ([, address]) => address,
  );
}
