import { NamespacesQuery } from '@dugnad/plugin-clusters-common';
import { Item } from '@dugnad/plugin-clusters-node';
import { NamespaceFacts } from '../collections/namespaces';
import { PodTotals } from './PodTally';

type NamespaceItem = Item<NamespaceFacts>;

type Key = string | number;

const orderings: Record<
  NamespacesQuery['orderBy'],
  (item: NamespaceItem, podsOf: (namespace: string) => PodTotals) => Key
> = {
  name: item => item.name,
  pods: (item, podsOf) => podsOf(item.name).pods,
  cpu: (item, podsOf) => podsOf(item.name).cpuMillicores,
  memory: (item, podsOf) => podsOf(item.name).memoryBytes,
  created: item => item.value.createdMs,
};

/** The namespaces of one page, and how many match over all pages. */
export interface NamespaceSelection {
  items: NamespaceItem[];
  total: number;
}

/**
 * The page of namespaces a query asks for. The search matches any part of the name, the owner or the environment,
 * regardless of case; equal rows are in the order of their names, so that pages neither repeat nor skip one.
 */
export function selectNamespaces(
  namespaces: NamespaceItem[],
  query: NamespacesQuery,
  podsOf: (namespace: string) => PodTotals,
): NamespaceSelection {
  const needle = query.search?.trim().toLowerCase() ?? '';
  const matching = namespaces.filter(item => matches(item, needle));
  const sign = query.direction === 'descending' ? -1 : 1;
  const value = orderings[query.orderBy];
  const ordered = matching
    .map(item => ({ item, key: value(item, podsOf) }))
    .sort((a, b) => sign * compare(a.key, b.key) || byName(a.item, b.item))
    .map(entry => entry.item);
  return {
    items: ordered.slice(query.offset, query.offset + query.limit),
    total: ordered.length,
  };
}

function matches({ name, value }: NamespaceItem, needle: string): boolean {
  return [name, value.ownerRef, value.environment].some(text =>
    text?.toLowerCase().includes(needle),
  );
}

function compare(a: Key, b: Key): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function byName(a: NamespaceItem, b: NamespaceItem): number {
  return compare(a.name, b.name);
}
