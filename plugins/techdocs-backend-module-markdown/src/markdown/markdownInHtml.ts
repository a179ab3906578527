import MarkdownIt from 'markdown-it';
import type StateBlock from 'markdown-it/lib/rules_block/state_block.mjs';
import { lineAt } from './indentedBlock';

const OPEN =
  /^<[a-z][a-z0-9]*(?:\s[^<>]*)?\smarkdown(?:="[^"]*")?(?:\s[^<>]*)?>\s*$/i;

/** `<div markdown>` on a line of its own: what follows is Markdown up to the closing tag, as with `md_in_html`. */
export function markdownInHtml(md: MarkdownIt): void {
  md.block.ruler.before('html_block', 'markdown_in_html', block, {
    alt: ['paragraph', 'reference', 'blockquote'],
  });
}

function block(
  state: StateBlock,
  startLine: number,
  _endLine: number,
  silent: boolean,
): boolean {
  const text = lineAt(state, startLine);
  if (!text?.startsWith('<') || text.length > 500 || !OPEN.test(text)) {
    return false;
  }
  if (silent) return true;
  const token = state.push('html_block', '', 0);
  token.content = `${text.replace(/\smarkdown(?:="[^"]*")?(?=[\s>])/i, '')}\n`;
  token.map = [startLine, startLine + 1];
  state.line = startLine + 1;
  return true;
}
