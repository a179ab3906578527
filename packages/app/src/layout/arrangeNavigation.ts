import { NavContentNavItem } from '@backstage/plugin-app-react';

/** Keys of the words under `navigation.` in the app's messages. */
export type NavigationWord =
  | 'home'
  | 'search'
  | 'catalog'
  | 'create'
  | 'rollouts'
  | 'namespaces'
  | 'clusters'
  | 'costs'
  | 'apis'
  | 'docs'
  | 'notifications'
  | 'settings';

export interface NavigationEntry {
  item: NavContentNavItem;
  /** Absent for a page the app does not know: it shows under its own title and icon. */
  word?: NavigationWord;
}

export interface NavigationArrangement {
  top: NavigationEntry[];
  main: NavigationEntry[];
  bottom: NavigationEntry[];
}

const TOP: [string, NavigationWord][] = [
  ['page:home', 'home'],
  ['page:search', 'search'],
];

const MAIN: [string, NavigationWord][] = [
  ['page:catalog', 'catalog'],
  ['page:scaffolder', 'create'],
  ['page:rollouts', 'rollouts'],
  ['page:namespaces', 'namespaces'],
  ['page:clusters', 'clusters'],
  ['page:costs', 'costs'],
  ['page:api-docs', 'apis'],
  ['page:techdocs', 'docs'],
];

const BOTTOM: [string, NavigationWord][] = [
  ['page:notifications', 'notifications'],
  ['page:user-settings', 'settings'],
];

/** Reached from entity pages; alone in the navigation it says nothing. */
const HIDDEN = new Set(['page:catalog-graph']);

/** Known pages in a fixed order, then every other page by title. */
export function arrangeNavigation(
  items: NavContentNavItem[],
): NavigationArrangement {
  const byId = new Map(items.map(item => [item.node.spec.id, item]));
  const pick = (table: [string, NavigationWord][]) =>
    table.flatMap(([id, word]) => {
      const item = byId.get(id);
      return item ? [{ item, word }] : [];
    });
  const known = new Set([...TOP, ...MAIN, ...BOTTOM].map(([id]) => id));
  const others = items
    .filter(({ node: { spec } }) => !known.has(spec.id) && !HIDDEN.has(spec.id))
    .sort((a, b) => a.title.localeCompare(b.title))
    .map(item => ({ item }));
  return {
    top: pick(TOP),
    main: [...pick(MAIN), ...others],
    bottom: pick(BOTTOM),
  };
}
