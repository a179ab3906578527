import { escapeHtml } from '../html/escapeHtml';
import { limits } from './limits';
import { pageUrl } from './pageUrl';
import { RenderedPage } from './types';

/** One entry of `search/search_index.json`. Title and text are escaped as HTML: readers of the index unescape them. */
export type SearchDocument = { location: string; title: string; text: string };

/**
 * The index that the TechDocs search collator reads, in the shape MkDocs
 * writes: one entry for each page with all its words, one for each section.
 */
export function searchIndex(pages: RenderedPage[]): {
  index: { config: { lang: string[] }; docs: SearchDocument[] };
  /** Paths of the pages whose words found no room. */
  leftOut: string[];
} {
  let left = limits.searchCharacters;
  const leftOut: string[] = [];
  const docs = pages.flatMap(page => {
    const documents = documentsOf(page);
    left -= documents.reduce((sum, { text }) => sum + text.length, 0);
    if (left >= 0) return documents;
    leftOut.push(page.path);
    return documents.slice(0, 1).map(first => ({ ...first, text: '' }));
  });
  return { index: { config: { lang: ['en'] }, docs }, leftOut };
}

function documentsOf(page: RenderedPage): SearchDocument[] {
  const location = encodeURI(pageUrl(page.path));
  const all = page.sections
    .map(({ title, text }) => `${title} ${text}`.trim())
    .join(' ')
    .trim();
  const sections = page.sections
    .filter(({ id }, index) => id && index > 1)
    .slice(0, limits.headings);
  return [
    { location, title: escapeHtml(page.title), text: escapeHtml(all) },
    ...sections.map(({ id, title, text }) => ({
      location: `${location}#${id}`,
      title: escapeHtml(title),
      text: escapeHtml(text),
    })),
  ];
}
