import { NamespacesQuery } from '@dugnad/plugin-clusters-common';

/** Keys of everything this plugin fetches. */
export const queryKeys = {
  list: ['clusters', 'list'] as const,
  cluster: (name: string) => ['clusters', 'one', name] as const,
  detail: (name: string) => ['clusters', 'one', name, 'detail'] as const,
  namespaces: (name: string, query: Partial<NamespacesQuery>) =>
    ['clusters', 'one', name, 'namespaces', query] as const,
};

/** Signals say when to fetch; this only catches up on one that got lost. */
export const SAFETY_REFETCH_MS = 60_000;
