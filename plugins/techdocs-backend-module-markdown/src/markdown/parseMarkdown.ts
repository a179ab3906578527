import MarkdownIt from 'markdown-it';
import type Token from 'markdown-it/lib/token.mjs';
import { Heading, Section } from '../site/types';
import { admonitions } from './admonitions';
import { headingAnchors } from './headingAnchors';
import { plainText } from './plainText';
import { taskLists } from './taskLists';

/** A page after parsing. `html` still holds whatever HTML the author wrote. */
export type ParsedMarkdown = {
  html: string;
  headings: Heading[];
  sections: Section[];
};

const md = new MarkdownIt({ html: true, linkify: true })
  .use(admonitions)
  .use(taskLists)
  .use(headingAnchors);

// Only what is written as an address becomes a link, never a bare `file.md`.
md.linkify.set({ fuzzyLink: false, fuzzyEmail: false });

md.renderer.rules.fence = (tokens, index) => {
  const { content, info } = tokens[index];
  const language = /^[\w+#.-]+/.exec(info.trim())?.[0];
  const type = language
    ? ` class="language-${md.utils.escapeHtml(language)}"`
    : '';
  return `<div class="highlight"><pre><code${type}>${md.utils.escapeHtml(
    content,
  )}</code></pre></div>\n`;
};

/** Parses one page: HTML, headings with anchors, and text by section. */
export function parseMarkdown(text: string): ParsedMarkdown {
  const tokens = md.parse(text, {});
  return {
    html: md.renderer.render(tokens, md.options, {}),
    headings: headingsOf(tokens),
    sections: sectionsOf(tokens),
  };
}

function headingsOf(tokens: Token[]): Heading[] {
  return tokens.flatMap((token, index) =>
    token.type === 'heading_open'
      ? {
          level: Number(token.tag.slice(1)),
          id: token.attrGet('id') ?? '',
          text: plainText(tokens[index + 1]).trim(),
        }
      : [],
  );
}

function sectionsOf(tokens: Token[]): Section[] {
  const sections: Section[] = [{ id: '', title: '', text: '' }];
  tokens.forEach((token, index) => {
    const current = sections[sections.length - 1];
    if (token.type === 'heading_open') {
      const title = plainText(tokens[index + 1]).trim();
      sections.push({ id: token.attrGet('id') ?? '', title, text: '' });
    } else if (tokens[index - 1]?.type !== 'heading_open') {
      const words = plainText(token).trim();
      if (words) current.text = `${current.text} ${words}`.trim();
    }
  });
  return sections;
}
