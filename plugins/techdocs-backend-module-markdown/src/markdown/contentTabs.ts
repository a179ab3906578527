import MarkdownIt from 'markdown-it';
import type StateBlock from 'markdown-it/lib/rules_block/state_block.mjs';
import {
  contentEnd,
  INDENT,
  lineAt,
  pushLine,
  tokenizeContent,
} from './indentedBlock';

type TabHead = { title: string; startsSet: boolean };

/**
 * Content tabs as pymdownx has them: `=== "Title"` with indented content.
 * Pages run no scripts, so tabs stand one after the other, each under its title.
 */
export function contentTabs(md: MarkdownIt): void {
  md.block.ruler.before('fence', 'content_tabs', block, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  });
}

function block(
  state: StateBlock,
  startLine: number,
  endLine: number,
  silent: boolean,
): boolean {
  let head = headAt(state, startLine, endLine);
  if (!head) return false;
  if (silent) return true;
  const indent = state.sCount[startLine];
  const set = state.push('tabbed_set_open', 'div', 1);
  set.attrSet('class', 'tabbed-set');
  let line = startLine;
  while (head) {
    const end = pushTab(state, head.title, line, endLine);
    line = nextLine(state, end, endLine);
    head =
      line < endLine && state.sCount[line] === indent
        ? headAt(state, line, endLine)
        : undefined;
    if (head?.startsSet) head = undefined;
    state.line = end;
  }
  set.map = [startLine, state.line];
  state.push('tabbed_set_close', 'div', -1);
  return true;
}

function headAt(
  state: StateBlock,
  line: number,
  endLine: number,
): TabHead | undefined {
  const text = line < endLine ? lineAt(state, line) : undefined;
  const head = /^===([+!]{0,2})[ \t]+"(.*)"$/.exec(text?.trimEnd() ?? '');
  return head
    ? { title: head[2].trim(), startsSet: head[1].includes('!') }
    : undefined;
}

function pushTab(
  state: StateBlock,
  title: string,
  line: number,
  endLine: number,
): number {
  const indent = state.sCount[line] + INDENT;
  const end = contentEnd(state, line + 1, endLine, indent);
  const open = state.push('tabbed_block_open', 'div', 1);
  open.attrSet('class', 'tabbed-block');
  pushLine(state, 'tabbed_title', {
    tag: 'p',
    className: 'tabbed-title',
    text: title,
    line,
  });
  tokenizeContent(state, line + 1, end, indent);
  state.push('tabbed_block_close', 'div', -1);
  return end;
}

function nextLine(state: StateBlock, from: number, endLine: number): number {
  let line = from;
  while (line < endLine && state.isEmpty(line)) line += 1;
  return line;
}
