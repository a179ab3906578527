import { escapeHtml } from '../html/escapeHtml';
import { pageUrl } from './pageUrl';
import { RenderedPage } from './types';

/** One entry of `search/search_index.json`. Title and text are escaped as HTML: readers of the index unescape them. */
export type SearchDocument = { location: string; title: string; text: string };

/**
 * The index that the TechDocs search collator reads, in the shape MkDocs
 * writes: one entry for each page with all its words, one for each section.
 */
export function searchIndex(pages: RenderedPage[]): {
  config: { lang: string[] };
  docs: SearchDocument[];
} {
  return { config: { lang: ['en'] }, docs: pages.flatMap(documentsOf) };
}

function documentsOf(page: RenderedPage): SearchDocument[] {
  const location = encodeURI(pageUrl(page.path));
  const all = page.sections
    .map(({ title, text }) => `${title} ${text}`.trim())
    .join(' ')
    .trim();
  const sections = page.sections.filter(({ id }, index) => id && index > 1);
  return [
    { location, title: escapeHtml(page.title), text: escapeHtml(all) },
    ...sections.map(({ id, title, text }) => ({
      location: `${location}#${id}`,
      title: escapeHtml(title),
      text: escapeHtml(text),
    })),
  ];
}
