import MarkdownIt from 'markdown-it';
import type StateInline from 'markdown-it/lib/rules_inline/state_inline.mjs';

const MAX_LENGTH = 1_000;

/** Insertions as pymdownx has them: `^^added^^`. */
export function insertions(md: MarkdownIt): void {
  md.inline.ruler.before('emphasis', 'insertion', scan);
}

function scan(state: StateInline, silent: boolean): boolean {
  if (!state.src.startsWith('^^', state.pos)) return false;
  const from = state.pos + 2;
  const text = state.src.slice(from, Math.min(from + MAX_LENGTH, state.posMax));
  const length = text.indexOf('^^');
  if (length < 1 || /^\s|\s$/.test(text.slice(0, length))) return false;
  if (!silent) {
    state.push('ins_open', 'ins', 1);
    const { posMax } = state;
    Object.assign(state, { pos: from, posMax: from + length });
    state.md.inline.tokenize(state);
    state.posMax = posMax;
    state.push('ins_close', 'ins', -1);
  }
  state.pos = from + length + 2;
  return true;
}
