import MarkdownIt from 'markdown-it';
import { escapeHtml } from '../html/escapeHtml';

/** What stands behind the three backticks of a code block. */
export type FenceInfo = {
  language: string | undefined;
  title: string | undefined;
  /** Options of Material for MkDocs that are not shown here, such as `hl_lines`. */
  ignored: string[];
};

const MAX_LENGTH = 500;

/** Reads `yaml title="x"`, and `{ .yaml title="x" }` as superfences has it. */
export function parseFenceInfo(info: string): FenceInfo {
  const text = info.slice(0, MAX_LENGTH).trim();
  const braces = /^\{:?([^{}]*)\}$/.exec(text)?.[1];
  const language =
    braces === undefined
      ? /^[\w+#.-]+/.exec(text)?.[0]
      : /(?:^|\s)\.([\w+#-]+)/.exec(braces)?.[1];
  const title = /(?:^|\s)title="([^"]*)"/.exec(braces ?? text)?.[1];
  const ignored = ['linenums', 'hl_lines', '.annotate'].filter(option =>
    (braces ?? text).includes(option),
  );
  return { language, title: title || undefined, ignored };
}

/** Code blocks in the elements that the TechDocs reader gives its copy button to. */
export function fences(md: MarkdownIt): void {
  md.renderer.rules.fence = (tokens, index) => {
    const { language, title } = parseFenceInfo(tokens[index].info);
    const type = language ? ` class="language-${escapeHtml(language)}"` : '';
    const heading = title
      ? `<span class="filename">${escapeHtml(title)}</span>`
      : '';
    return `<div class="highlight">${heading}<pre><code${type}>${escapeHtml(
      tokens[index].content,
    )}</code></pre></div>\n`;
  };
}
