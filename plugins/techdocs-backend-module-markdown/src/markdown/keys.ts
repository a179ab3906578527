import MarkdownIt from 'markdown-it';
import type StateInline from 'markdown-it/lib/rules_inline/state_inline.mjs';

const MAX_LENGTH = 100;

const NAMES = new Map([
  ['arrow-up', '↑'],
  ['up', '↑'],
  ['arrow-down', '↓'],
  ['down', '↓'],
  ['arrow-left', '←'],
  ['left', '←'],
  ['arrow-right', '→'],
  ['right', '→'],
  ['escape', 'Esc'],
  ['control', 'Ctrl'],
  ['command', 'Cmd'],
  ['delete', 'Del'],
  ['page-up', 'Page Up'],
  ['page-down', 'Page Down'],
  ['plus', '+'],
]);

/** Keys as pymdownx has them: `++ctrl+alt+del++`. */
export function keys(md: MarkdownIt): void {
  md.inline.ruler.before('emphasis', 'keys', scan);
}

function scan(state: StateInline, silent: boolean): boolean {
  if (!state.src.startsWith('++', state.pos)) return false;
  if (/[\w+]/.test(state.src[state.pos - 1] ?? '')) return false;
  const head = state.src.slice(state.pos + 2, state.pos + 2 + MAX_LENGTH);
  const close = head.indexOf('++');
  if (close < 1) return false;
  const names = head.slice(0, close).split('+');
  if (!names.every(name => /^(?:[\w-]+|"[^"]+")$/.test(name))) return false;
  if (!silent) push(state, names);
  state.pos += close + 4;
  return true;
}

function push(state: StateInline, names: string[]): void {
  state.push('keys_open', 'span', 1).attrSet('class', 'keys');
  names.forEach((name, index) => {
    if (index > 0) state.push('text', '', 0).content = '+';
    state.push('kbd_open', 'kbd', 1);
    state.push('text', '', 0).content = label(name);
    state.push('kbd_close', 'kbd', -1);
  });
  state.push('keys_close', 'span', -1);
}

function label(name: string): string {
  if (name.startsWith('"')) return name.slice(1, -1);
  const known = NAMES.get(name.toLowerCase());
  return (
    known ?? name.charAt(0).toUpperCase() + name.slice(1).replace(/-/g, ' ')
  );
}
