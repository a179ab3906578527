import type StateBlock from 'markdown-it/lib/rules_block/state_block.mjs';

/** Columns by which Python-Markdown indents what belongs to a block. */
export const INDENT = 4;

/** Text of a line from its first letter on; undefined where the line is indented as code is. */
export function lineAt(state: StateBlock, line: number): string | undefined {
  if (state.sCount[line] - state.blkIndent >= INDENT) return undefined;
  const start = state.bMarks[line] + state.tShift[line];
  return state.src.slice(start, state.eMarks[line]);
}

/** First line after `from` that is neither blank nor indented enough. */
export function contentEnd(
  state: StateBlock,
  from: number,
  endLine: number,
  indent: number,
): number {
  let end = from;
  for (let line = from; line < endLine; line += 1) {
    if (state.isEmpty(line)) continue;
    if (state.sCount[line] < indent) break;
    end = line + 1;
  }
  return end;
}

/** Parses the lines from `from` to `end` as the content of a block that indents by `indent` columns. */
export function tokenizeContent(
  state: StateBlock,
  from: number,
  end: number,
  indent: number,
): void {
  const { blkIndent, parentType, lineMax } = state;
  state.blkIndent = indent;
  state.parentType = 'blockquote';
  state.lineMax = end;
  state.md.block.tokenize(state, from, end);
  Object.assign(state, { blkIndent, parentType, lineMax, line: end });
}

/** Pushes a line of its own, parsed for emphasis, code and links. */
export function pushLine(
  state: StateBlock,
  type: string,
  options: { tag: string; className: string; text: string; line: number },
): void {
  const open = state.push(`${type}_open`, options.tag, 1);
  open.attrSet('class', options.className);
  const inline = state.push('inline', '', 0);
  inline.content = options.text;
  inline.map = [options.line, options.line + 1];
  inline.children = [];
  state.push(`${type}_close`, options.tag, -1);
}
