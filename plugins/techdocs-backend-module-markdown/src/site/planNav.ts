import { posix } from 'path';
import { NavEntry, NavItem } from './types';

/**
 * Navigation of a site. With `nav`: as written; an entry that ends with `/`
 * stands for all pages of that folder; entries without a page are left out.
 * Without: every page by folder, `index.md` first.
 *
 * @param titles - title of every page, by path
 */
export function planNav(
  nav: NavEntry[] | undefined,
  titles: ReadonlyMap<string, string>,
): NavItem[] {
  return nav ? nav.flatMap(entry => plan(entry, titles)) : folder('', titles);
}

function plan(entry: NavEntry, titles: ReadonlyMap<string, string>): NavItem[] {
  if ('children' in entry) {
    const children = entry.children.flatMap(child => plan(child, titles));
    return children.length
      ? [{ kind: 'section', title: entry.title, children }]
      : [];
  }
  const { target, title } = entry;
  if (/^https?:\/\//.test(target)) {
    return [{ kind: 'link', title: title ?? target, url: target }];
  }
  const path = posix.normalize(target);
  if (path.endsWith('/')) {
    const children = folder(path, titles);
    return children.length && title
      ? [{ kind: 'section', title, children }]
      : children;
  }
  const pageTitle = titles.get(path);
  return pageTitle === undefined
    ? []
    : [{ kind: 'page', title: title ?? pageTitle, path }];
}

function folder(
  prefix: string,
  titles: ReadonlyMap<string, string>,
): NavItem[] {
  const inside = [...titles.keys()].filter(path => path.startsWith(prefix));
  const isDirect = (path: string) => !path.slice(prefix.length).includes('/');
  const pages = inside
    .filter(isDirect)
    .sort((a, b) => Number(isIndex(b)) - Number(isIndex(a)) || compare(a, b))
    .map(
      (path): NavItem => ({
        kind: 'page',
        title: titles.get(path) ?? path,
        path,
      }),
    );
  const names = inside
    .filter(path => !isDirect(path))
    .map(path => path.slice(prefix.length).split('/')[0]);
  const sections = [...new Set(names)].sort(compare).map(
    (name): NavItem => ({
      kind: 'section',
      title: humanise(name),
      children: folder(`${prefix}${name}/`, titles),
    }),
  );
  return [...pages, ...sections];
}

function isIndex(path: string): boolean {
  return /(^|\/)(index|readme)\.md$/i.test(path);
}

function compare(a: string, b: string): number {
  return a.localeCompare(b, 'en');
}

/** `first-steps` → `First steps`. */
export function humanise(name: string): string {
  const words = name.replace(/[-_]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
