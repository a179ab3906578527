import type Token from 'markdown-it/lib/token.mjs';

/** Words of a token without markup, for titles and for search. */
export function plainText(token: Token): string {
  if (token.type === 'fence' || token.type === 'code_block') {
    return token.content;
  }
  return (token.children ?? [])
    .map(child => {
      if (child.type === 'softbreak' || child.type === 'hardbreak') return ' ';
      if (child.type === 'image') return child.content;
      return child.type === 'text' || child.type === 'code_inline'
        ? child.content
        : '';
    })
    .join('');
}
