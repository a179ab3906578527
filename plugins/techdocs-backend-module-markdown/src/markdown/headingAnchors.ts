import MarkdownIt from 'markdown-it';
import { escapeHtml } from '../html/escapeHtml';
import { createHeadingIds } from './headingId';
import { plainText } from './plainText';

/** Names of the reader's own furniture: no heading may take them. */
const RESERVED = /^(?:__|md-|toggle-)/;

/** Gives every heading an `id`, and a link to itself that shows on hover. */
export function headingAnchors(md: MarkdownIt): void {
  md.core.ruler.push('heading-anchors', ({ tokens, Token }) => {
    const idOf = createHeadingIds();
    tokens.forEach((token, index) => {
      if (token.type !== 'heading_open') return;
      const inline = tokens[index + 1];
      const written = token.attrGet('id');
      const id = idOf(
        plainText(inline),
        written && !RESERVED.test(written) ? written : undefined,
      );
      token.attrSet('id', id);
      const anchor = new Token('html_inline', '', 0);
      anchor.content = `<a class="headerlink" href="#${escapeHtml(
        id,
      )}" title="Link to this section">&para;</a>`;
      inline.children?.push(anchor);
    });
  });
}
