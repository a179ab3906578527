import MarkdownIt from 'markdown-it';
import type StateBlock from 'markdown-it/lib/rules_block/state_block.mjs';
import { humanise } from '../site/planNav';

const START = /^(!!!|\?\?\?\+?)\s+([a-z][a-z0-9-]*)(?:\s+"(.*)")?\s*$/;
const INDENT = 4;

/**
 * Admonitions as Python-Markdown has them: `!!! note "Title"` with its content
 * indented by four spaces, and `???` (`???+` when open) for one that folds.
 */
export function admonitions(md: MarkdownIt): void {
  md.block.ruler.before('fence', 'admonition', block, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  });
}

function block(
  state: StateBlock,
  startLine: number,
  endLine: number,
  silent: boolean,
): boolean {
  const start = state.bMarks[startLine] + state.tShift[startLine];
  const head = START.exec(state.src.slice(start, state.eMarks[startLine]));
  if (!head || state.sCount[startLine] - state.blkIndent >= INDENT)
    return false;
  if (silent) return true;
  const indent = state.sCount[startLine] + INDENT;
  const end = contentEnd(state, startLine + 1, endLine, indent);
  open(state, head, startLine, end);
  const { blkIndent, parentType, lineMax } = state;
  state.blkIndent = indent;
  state.parentType = 'blockquote';
  state.lineMax = end;
  state.md.block.tokenize(state, startLine + 1, end);
  Object.assign(state, { blkIndent, parentType, lineMax });
  state.push('admonition_close', head[1] === '!!!' ? 'div' : 'details', -1);
  state.line = end;
  return true;
}

/** First line that is neither blank nor indented enough. */
function contentEnd(
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

function open(
  state: StateBlock,
  [, marker, type, title]: RegExpExecArray,
  startLine: number,
  end: number,
): void {
  const folds = marker !== '!!!';
  const token = state.push('admonition_open', folds ? 'details' : 'div', 1);
  token.map = [startLine, end];
  token.attrSet('class', `admonition ${type}`);
  if (marker === '???+') token.attrSet('open', 'open');
  if (title === '' && !folds) return;
  const head = state.push('admonition_title_open', folds ? 'summary' : 'p', 1);
  head.attrSet('class', 'admonition-title');
  const inline = state.push('inline', '', 0);
  inline.content = title || humanise(type);
  inline.map = [startLine, startLine + 1];
  inline.children = [];
  state.push('admonition_title_close', folds ? 'summary' : 'p', -1);
}
