import MarkdownIt from 'markdown-it';
import type StateCore from 'markdown-it/lib/rules_core/state_core.mjs';
import type StateInline from 'markdown-it/lib/rules_inline/state_inline.mjs';
import type Token from 'markdown-it/lib/token.mjs';
import { Attributes, parseAttributes } from './parseAttributes';

const TYPE = 'attribute_list';

/**
 * Attribute lists as Python-Markdown has them: right behind an image, a link,
 * code or emphasis; at the end of a heading or a cell; on the last line of a
 * paragraph. What of them reaches the page is up to the sanitiser.
 */
export function attributeLists(md: MarkdownIt): void {
  md.inline.ruler.before('emphasis', TYPE, scan);
  md.core.ruler.after('inline', 'attribute-lists', applyLists);
}

function scan(state: StateInline, silent: boolean): boolean {
  const list = parseAttributes(state.src, state.pos);
  if (!list || list.end > state.posMax) return false;
  const ends = state.src.slice(list.end, state.posMax).trim() === '';
  const follows = state.pos > 0 && !/\s/.test(state.src[state.pos - 1]);
  if (!ends && !follows) return false;
  if (!silent) {
    const token = state.push(TYPE, '', 0);
    token.content = state.src.slice(state.pos, list.end);
    token.meta = list.attributes;
  }
  state.pos = list.end;
  return true;
}

function applyLists(state: StateCore): void {
  state.tokens.forEach((token, index) => {
    const { children } = token;
    if (!children?.some(({ type }) => type === TYPE)) return;
    const kept: Token[] = [];
    const used = new Set<Token>();
    children.forEach((child, at) => {
      if (child.type !== TYPE) return void kept.push(child);
      const rest = children.slice(at + 1, at + 3);
      const isLast = rest.every(({ content }) => content.trim() === '');
      const target =
        elementBefore(kept, used) ??
        (isLast ? blockOf(state.tokens[index - 1], kept) : undefined);
      if (!target) return void kept.push(asText(child));
      used.add(target);
      apply(target, child.meta);
      return undefined;
    });
    token.children = kept;
  });
}

/** The element that ends right here, by the token that opens it. */
function elementBefore(kept: Token[], used: Set<Token>): Token | undefined {
  // Emphasis leaves empty texts behind where its second mark stood.
  while (kept.at(-1)?.type === 'text' && kept.at(-1)?.content === '')
    kept.pop();
  const last = kept.at(-1);
  if (!last || used.has(last)) return undefined;
  if (/^(image|code_inline|icon)$/.test(last.type)) return last;
  if (last.nesting !== -1) return undefined;
  // Marked through its end, so that a long element is walked back over once.
  used.add(last);
  for (let at = kept.length - 2; at >= 0; at -= 1) {
    if (kept[at].nesting === 1 && kept[at].level === last.level)
      return kept[at];
  }
  return undefined;
}

/** The block a list at its end belongs to; takes the space before the list away. */
function blockOf(block: Token | undefined, kept: Token[]): Token | undefined {
  const last = kept[kept.length - 1];
  if (!block || block.nesting !== 1) return undefined;
  if (block.type === 'paragraph_open') {
    if (last && last.type !== 'softbreak') return undefined;
    kept.pop();
    return block;
  }
  if (last?.type === 'text') last.content = last.content.trimEnd();
  return block;
}

function apply(token: Token, { id, classes, values }: Attributes): void {
  if (id) token.attrSet('id', id);
  for (const name of classes) token.attrJoin('class', name);
  for (const [key, value] of values) {
    if (!/^(href|src|style|on.*)$/.test(key)) token.attrSet(key, value);
  }
}

function asText(token: Token): Token {
  token.type = 'text';
  return token;
}
