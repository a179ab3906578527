import { limits } from './limits';
import { NavItem } from './types';

/** A navigation with what every page asks of it, computed once. */
export type NavIndex = {
  items: NavItem[];
  /** Pages in the order of the navigation. */
  pages: { path: string; title: string }[];
  /** Place of each page in `pages`; the first where it stands twice. */
  placeOf: ReadonlyMap<string, number>;
  /** The entries that lead to each page, from the top. */
  branchOf: ReadonlyMap<string, NavItem[]>;
  /** Whether it is short enough to stand on every page as a whole. */
  whole: boolean;
};

export function indexNav(items: NavItem[]): NavIndex {
  const pages: { path: string; title: string }[] = [];
  const placeOf = new Map<string, number>();
  const branchOf = new Map<string, NavItem[]>();
  let count = 0;
  const visit = (item: NavItem, above: NavItem[]) => {
    count += 1;
    const branch = [...above, item];
    if (item.kind === 'section') {
      item.children.forEach(child => visit(child, branch));
    } else if (item.kind === 'page') {
      if (!placeOf.has(item.path)) {
        placeOf.set(item.path, pages.length);
        branchOf.set(item.path, branch);
      }
      pages.push({ path: item.path, title: item.title });
    }
  };
  items.forEach(item => visit(item, []));
  return { items, pages, placeOf, branchOf, whole: count <= limits.navWhole };
}

/** The first page within an entry. */
export function firstPage(item: NavItem): string | undefined {
  if (item.kind === 'page') return item.path;
  if (item.kind === 'link') return undefined;
  for (const child of item.children) {
    const path = firstPage(child);
    if (path !== undefined) return path;
  }
  return undefined;
}

/**
 * What of a list stands on a page: all of it where the navigation is short,
 * else the entries around the one that leads to the page. So a page does not
 * grow with the site.
 */
export function shownOf(
  list: NavItem[],
  branch: ReadonlySet<NavItem>,
  whole: boolean,
): { item: NavItem; index: number }[] {
  const all = list.map((item, index) => ({ item, index }));
  if (whole || list.length <= limits.navWindow) return all;
  const at = Math.max(
    list.findIndex(item => branch.has(item)),
    0,
  );
  const latest = list.length - limits.navWindow;
  const from = Math.min(Math.max(at - limits.navWindow / 2, 0), latest);
  return all.slice(from, from + limits.navWindow);
}
