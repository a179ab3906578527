import MarkdownIt from 'markdown-it';
import abbreviations from 'markdown-it-abbr';
import definitionLists from 'markdown-it-deflist';
import { full as emoji } from 'markdown-it-emoji';
import footnotes from 'markdown-it-footnote';
import marks from 'markdown-it-mark';
import subscripts from 'markdown-it-sub';
import superscripts from 'markdown-it-sup';
import type Token from 'markdown-it/lib/token.mjs';
import { Heading, Section } from '../site/types';
import { admonitions } from './admonitions';
import { attributeLists } from './attributeLists';
import { contentTabs } from './contentTabs';
import { fences } from './fences';
import { headingAnchors } from './headingAnchors';
import { icons } from './icons';
import { insertions } from './insertions';
import { keys } from './keys';
import { linkLines } from './linkLines';
import { markdownInHtml } from './markdownInHtml';
import { plainText } from './plainText';
import { taskLists } from './taskLists';
import { PageNote, unsupportedIn } from './unsupported';

/** A page after parsing. `html` still holds whatever HTML the author wrote. */
export type ParsedMarkdown = {
  html: string;
  headings: Heading[];
  sections: Section[];
  notes: PageNote[];
  /** Line of each address, counted from 0. */
  linkLines: ReadonlyMap<string, number>;
};

const md = new MarkdownIt({ html: true, linkify: true })
  .use(admonitions)
  .use(contentTabs)
  .use(markdownInHtml)
  .use(fences)
  .use(attributeLists)
  .use(keys)
  .use(icons)
  .use(insertions)
  .use(taskLists)
  .use(definitionLists)
  .use(footnotes)
  .use(abbreviations)
  .use(marks)
  .use(subscripts)
  .use(superscripts)
  // Names in colons only: MkDocs leaves `:)` alone.
  .use(emoji, { shortcuts: {} })
  .use(headingAnchors);

// Only what is written as an address becomes a link, never a bare `file.md`.
md.linkify.set({ fuzzyLink: false, fuzzyEmail: false });

/** Parses one page: HTML, headings with anchors, and text by section. */
export function parseMarkdown(text: string): ParsedMarkdown {
  const env = {};
  const tokens = md.parse(text, env);
  return {
    html: md.renderer.render(tokens, md.options, env),
    headings: headingsOf(tokens),
    sections: sectionsOf(tokens),
    notes: unsupportedIn(tokens),
    linkLines: linkLines(tokens),
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
  const sections = [{ id: '', title: '', words: new Array<string>() }];
  tokens.forEach((token, index) => {
    if (token.type === 'heading_open') {
      const title = plainText(tokens[index + 1]).trim();
      sections.push({ id: token.attrGet('id') ?? '', title, words: [] });
    } else if (tokens[index - 1]?.type !== 'heading_open') {
      const words = plainText(token).trim();
      if (words) sections[sections.length - 1].words.push(words);
    }
  });
  return sections.map(({ id, title, words }) => ({
    id,
    title,
    text: words.join(' '),
  }));
}
