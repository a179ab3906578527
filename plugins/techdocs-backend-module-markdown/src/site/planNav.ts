import { posix } from 'path';
import { limits } from './limits';
import { NavEntry, NavItem, Note } from './types';

/** Folders and pages of a site, as a tree. */
type Folder = { pages: string[]; folders: Map<string, Folder> };

type Plan = {
  titles: ReadonlyMap<string, string>;
  root: Folder;
  /** Entries left before the navigation is as long as it may be. */
  left: number;
  note: (entry: NavEntry, text: string) => void;
};

/**
 * Navigation of a site. With `nav`: as written; an entry that ends with `/`
 * stands for all pages of that folder; what leads nowhere is left out with a
 * note. Without: every page by folder, `index.md` first.
 *
 * @param titles - title of every page, by path
 */
export function planNav(
  nav: NavEntry[] | undefined,
  titles: ReadonlyMap<string, string>,
  configName = 'mkdocs.yml',
): { items: NavItem[]; notes: Note[] } {
  const notes: Note[] = [];
  const plan: Plan = {
    titles,
    root: treeOf(titles),
    left: limits.navEntries,
    note: ({ line }, text) => notes.push({ path: configName, line, text }),
  };
  const items = nav
    ? nav.flatMap(entry => planEntry(entry, plan))
    : listFolder(plan.root, plan);
  if (plan.left < 0) {
    const text = `the navigation ends after ${limits.navEntries} entries`;
    notes.push({ path: configName, text });
  }
  return { items, notes };
}

function planEntry(entry: NavEntry, plan: Plan): NavItem[] {
  if ('children' in entry) {
    const children = entry.children.flatMap(child => planEntry(child, plan));
    if (!children.length) plan.note(entry, `nav: '${entry.title}' is empty`);
    return children.length
      ? [{ kind: 'section', title: entry.title, children }]
      : [];
  }
  plan.left -= 1;
  if (plan.left < 0) return [];
  const { target, title } = entry;
  if (/^(https?:|mailto:|tel:|\/(?!\/))/i.test(target)) {
    const path = target.startsWith('/') ? pathOf(target.slice(1), plan) : '';
    if (!path) return [{ kind: 'link', title: title ?? target, url: target }];
  }
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(target)) {
    plan.note(entry, `nav: '${target}' is no address that may be linked to`);
    return [];
  }
  return target.endsWith('/')
    ? planFolder(entry, target, plan)
    : planPage(entry, target, plan);
}

function planFolder(entry: NavEntry, target: string, plan: Plan): NavItem[] {
  const path = posix.normalize(target).replace(/^\.\//, '');
  const folder = path
    .split('/')
    .filter(Boolean)
    .reduce<Folder | undefined>(
      (above, name) => above?.folders.get(name),
      plan.root,
    );
  const children = folder ? listFolder(folder, plan) : [];
  if (!children.length) {
    plan.note(entry, `nav names the folder '${target}', which has no pages`);
  }
  return children.length && entry.title
    ? [{ kind: 'section', title: entry.title, children }]
    : children;
}

function planPage(entry: NavEntry, target: string, plan: Plan): NavItem[] {
  const path = pathOf(target.replace(/^\//, ''), plan);
  if (path) {
    const title = entry.title ?? plan.titles.get(path) ?? path;
    return [{ kind: 'page', title, path }];
  }
  const included = /^!include\s+(.+)$/.exec(target)?.[1].trim();
  plan.note(
    entry,
    included
      ? `nav names '${included}', which is not there as a page: !include is not followed`
      : `nav names '${target}', which is not there`,
  );
  return [];
}

function pathOf(target: string, { titles }: Plan): string | undefined {
  const path = posix.normalize(target.replace(/#.*$/, ''));
  return [path, decode(path)].find(candidate => titles.has(candidate));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function treeOf(titles: ReadonlyMap<string, string>): Folder {
  const root: Folder = { pages: [], folders: new Map() };
  for (const path of titles.keys()) {
    let folder = root;
    for (const name of path.split('/').slice(0, -1)) {
      const next = folder.folders.get(name) ?? {
        pages: [],
        folders: new Map(),
      };
      folder.folders.set(name, next);
      folder = next;
    }
    folder.pages.push(path);
  }
  return root;
}

function listFolder(folder: Folder, plan: Plan): NavItem[] {
  const pages = [...folder.pages]
    .sort((a, b) => Number(isIndex(b)) - Number(isIndex(a)) || compare(a, b))
    .flatMap((path): NavItem[] => {
      plan.left -= 1;
      const title = plan.titles.get(path) ?? path;
      return plan.left < 0 ? [] : [{ kind: 'page', title, path }];
    });
  const sections = [...folder.folders]
    .sort(([a], [b]) => compare(a, b))
    .flatMap(([name, inside]): NavItem[] => {
      const children = plan.left > 0 ? listFolder(inside, plan) : [];
      return children.length
        ? [{ kind: 'section', title: humanise(name), children }]
        : [];
    });
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
