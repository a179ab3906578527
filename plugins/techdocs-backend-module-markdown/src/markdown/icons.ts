import MarkdownIt from 'markdown-it';
import type StateInline from 'markdown-it/lib/rules_inline/state_inline.mjs';

const ICON = /:(?:material|fontawesome|octicons|simple)-[a-z0-9-]{1,80}:/y;

/** Icons that say something in a table; the others only decorate. */
const CHARACTERS: [RegExp, string][] = [
  [/-check/, '✓'],
  [/-(close|xmark|x)\b/, '✗'],
  [/-(alert|triangle-exclamation)/, '⚠'],
  [/-(arrow-right|chevron-right)/, '→'],
  [/-(information|info)/, 'ℹ'],
  [/-star/, '★'],
];

/** Icons of Material for MkDocs (`:material-check:`): a character where there is one, else nothing. */
export function icons(md: MarkdownIt): void {
  md.inline.ruler.before('emphasis', 'icon', scan);
  md.renderer.rules.icon = (tokens, index) =>
    iconCharacter(tokens[index].content);
}

/** The character shown for an icon; empty where none is. */
export function iconCharacter(name: string): string {
  return CHARACTERS.find(([pattern]) => pattern.test(name))?.[1] ?? '';
}

function scan(state: StateInline, silent: boolean): boolean {
  if (state.src[state.pos] !== ':') return false;
  ICON.lastIndex = state.pos;
  const name = ICON.exec(state.src)?.[0];
  if (!name) return false;
  if (!silent) state.push('icon', '', 0).content = name;
  state.pos += name.length;
  return true;
}
