import { firstPage, NavIndex, shownOf } from '../site/indexNav';
import { limits } from '../site/limits';
import { pageUrl, relativeUrl } from '../site/pageUrl';
import { Heading, NavItem } from '../site/types';
import { escapeHtml } from './escapeHtml';

type View = {
  currentPath: string;
  branch: ReadonlySet<NavItem>;
  whole: boolean;
};

/**
 * The list of pages, as seen from one page: its branch is open, itself marked.
 * A long navigation is shown around the page only, with a link to all of it.
 */
export function navHtml(nav: NavIndex, currentPath: string): string {
  const view = {
    currentPath,
    branch: new Set(nav.branchOf.get(currentPath)),
    whole: nav.whole,
  };
  return listHtml(nav.items, view, '__nav');
}

/** `id` is unique to the list; sections derive the id of their toggle from it. */
function listHtml(items: NavItem[], view: View, id: string): string {
  const entries = shownOf(items, view.branch, view.whole).map(
    ({ item, index }) => {
      const open = view.branch.has(item);
      if (item.kind !== 'section') return leafHtml(item, open, view);
      if (view.whole || open) {
        return sectionHtml(item, open, view, `${id}_${index + 1}`);
      }
      const path = firstPage(item);
      return path === undefined
        ? ''
        : leafHtml({ kind: 'page', title: item.title, path }, false, view);
    },
  );
  return `<ul class="md-nav__list">${entries.join('')}</ul>`;
}

function sectionHtml(
  section: Extract<NavItem, { kind: 'section' }>,
  open: boolean,
  view: View,
  id: string,
): string {
  const active = open ? ' md-nav__item--active' : '';
  const title = titleHtml(section.title);
  return [
    `<li class="md-nav__item md-nav__item--nested${active}">`,
    `<input class="md-nav__toggle md-toggle" type="checkbox" id="${id}"${
      open ? ' checked' : ''
    }>`,
    `<label class="md-nav__link" for="${id}"><span class="md-ellipsis">${title}</span><span class="md-nav__icon md-icon"></span></label>`,
    `<nav class="md-nav" aria-label="${title}">`,
    listHtml(section.children, view, id),
    '</nav></li>',
  ].join('');
}

function leafHtml(
  item: Exclude<NavItem, { kind: 'section' }>,
  open: boolean,
  { currentPath }: View,
): string {
  const active = open || (item.kind === 'page' && item.path === currentPath);
  const href =
    item.kind === 'link'
      ? item.url
      : relativeUrl(pageUrl(currentPath), encodeURI(pageUrl(item.path)));
  return [
    `<li class="md-nav__item${active ? ' md-nav__item--active' : ''}">`,
    `<a href="${escapeHtml(href)}" class="md-nav__link${
      active ? ' md-nav__link--active" aria-current="page' : ''
    }">`,
    `<span class="md-ellipsis">${titleHtml(item.title)}</span></a></li>`,
  ].join('');
}

function titleHtml(title: string): string {
  return escapeHtml(
    title.length > limits.navTitle
      ? `${title.slice(0, limits.navTitle)}…`
      : title,
  );
}

/** The table of contents of a page: its headings of the second and third level. */
export function tocHtml(headings: Heading[]): string {
  const items = headings
    .filter(({ level }) => level === 2 || level === 3)
    .slice(0, limits.headings)
    .map(
      ({ level, id, text }) =>
        `<li class="md-nav__item md-nav__item--level-${level}"><a href="#${escapeHtml(
          id,
        )}" class="md-nav__link"><span class="md-ellipsis">${titleHtml(
          text,
        )}</span></a></li>`,
    );
  return items.length
    ? `<nav class="md-nav md-nav--secondary" aria-label="On this page"><span class="md-nav__title">On this page</span><ul class="md-nav__list" data-md-component="toc">${items.join(
        '',
      )}</ul></nav>`
    : '';
}
