import MarkdownIt from 'markdown-it';
import type StateBlock from 'markdown-it/lib/rules_block/state_block.mjs';
import { parseAdmonitionHead } from './admonitionHead';
import {
  contentEnd,
  INDENT,
  lineAt,
  pushLine,
  tokenizeContent,
} from './indentedBlock';

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
  const head = parseAdmonitionHead(lineAt(state, startLine) ?? '');
  if (!head) return false;
  if (silent) return true;
  const indent = state.sCount[startLine] + INDENT;
  const end = contentEnd(state, startLine + 1, endLine, indent);
  const tag = head.folds ? 'details' : 'div';
  const token = state.push('admonition_open', tag, 1);
  token.map = [startLine, end];
  token.attrSet(
    'class',
    ['admonition', head.type, ...head.placement].join(' '),
  );
  if (head.open) token.attrSet('open', 'open');
  if (head.title !== undefined) {
    pushLine(state, 'admonition_title', {
      tag: head.folds ? 'summary' : 'p',
      className: 'admonition-title',
      text: head.title,
      line: startLine,
    });
  }
  tokenizeContent(state, startLine + 1, end, indent);
  state.push('admonition_close', tag, -1);
  return true;
}
