import { NavIndex } from '../site/indexNav';
import { pageUrl, relativeUrl } from '../site/pageUrl';
import { NavItem, RenderedPage } from '../site/types';
import { escapeHtml } from './escapeHtml';

/** Path of the page that lists all others, in a site whose navigation is too long for every page. */
export const ALL_PAGES = 'all-pages.md';

/** The page that has the whole navigation, once. */
export function allPages(nav: NavIndex): RenderedPage {
  return {
    path: ALL_PAGES,
    title: 'All pages',
    html: `<h1>All pages</h1>\n${list(nav.items)}`,
    headings: [],
    sections: [],
    notes: [],
  };
}

function list(items: NavItem[]): string {
  return `<ul>${items.map(entry).join('\n')}</ul>`;
}

function entry(item: NavItem): string {
  const title = escapeHtml(item.title);
  if (item.kind === 'section') {
    return `<li>${title}${list(item.children)}</li>`;
  }
  const href =
    item.kind === 'link'
      ? item.url
      : relativeUrl(pageUrl(ALL_PAGES), encodeURI(pageUrl(item.path)));
  return `<li><a href="${escapeHtml(href)}">${title}</a></li>`;
}
