import { pageUrl, relativeUrl } from '../site/pageUrl';
import { Heading, NavItem } from '../site/types';
import { escapeHtml } from './escapeHtml';

/** The list of pages, as seen from one page: its branch is open, itself marked. */
export function navHtml(items: NavItem[], currentPath: string): string {
  return listHtml(items, currentPath, '__nav');
}

/** `id` is unique to the list; sections derive the id of their toggle from it. */
function listHtml(items: NavItem[], currentPath: string, id: string): string {
  const entries = items.map((item, index) =>
    item.kind === 'section'
      ? sectionHtml(item, currentPath, `${id}_${index + 1}`)
      : leafHtml(item, currentPath),
  );
  return `<ul class="md-nav__list">${entries.join('')}</ul>`;
}

function sectionHtml(
  section: Extract<NavItem, { kind: 'section' }>,
  currentPath: string,
  id: string,
): string {
  const open = contains(section, currentPath);
  const active = open ? ' md-nav__item--active' : '';
  const title = escapeHtml(section.title);
  return [
    `<li class="md-nav__item md-nav__item--nested${active}">`,
    `<input class="md-nav__toggle md-toggle" type="checkbox" id="${id}"${
      open ? ' checked' : ''
    }>`,
    `<label class="md-nav__link" for="${id}"><span class="md-ellipsis">${title}</span><span class="md-nav__icon md-icon"></span></label>`,
    `<nav class="md-nav" aria-label="${title}">`,
    listHtml(section.children, currentPath, id),
    '</nav></li>',
  ].join('');
}

function leafHtml(
  item: Exclude<NavItem, { kind: 'section' }>,
  currentPath: string,
): string {
  const active = item.kind === 'page' && item.path === currentPath;
  const href =
    item.kind === 'link'
      ? item.url
      : relativeUrl(pageUrl(currentPath), encodeURI(pageUrl(item.path)));
  return [
    `<li class="md-nav__item${active ? ' md-nav__item--active' : ''}">`,
    `<a href="${escapeHtml(href)}" class="md-nav__link${
      active ? ' md-nav__link--active" aria-current="page' : ''
    }">`,
    `<span class="md-ellipsis">${escapeHtml(item.title)}</span></a></li>`,
  ].join('');
}

/** The table of contents of a page: its headings of the second and third level. */
export function tocHtml(headings: Heading[]): string {
  const shown = headings.filter(({ level }) => level === 2 || level === 3);
  const items = shown.map(
    ({ level, id, text }) =>
      `<li class="md-nav__item md-nav__item--level-${level}"><a href="#${escapeHtml(
        id,
      )}" class="md-nav__link"><span class="md-ellipsis">${escapeHtml(
        text,
      )}</span></a></li>`,
  );
  return items.length
    ? `<nav class="md-nav md-nav--secondary" aria-label="On this page"><span class="md-nav__title">On this page</span><ul class="md-nav__list" data-md-component="toc">${items.join(
        '',
      )}</ul></nav>`
    : '';
}

function contains(item: NavItem, path: string): boolean {
  return item.kind === 'section'
    ? item.children.some(child => contains(child, path))
    : item.kind === 'page' && item.path === path;
}
