import { ClaimQueryInput } from '@dugnad/plugin-namespaces-common';

/** Query keys. Everything about claims is below `claims`, so that one signal makes all of it stale. */
export const keys = {
  all: ['namespaces'] as const,
  claims: ['namespaces', 'claims'] as const,
  list: (query: ClaimQueryInput) =>
    ['namespaces', 'claims', 'list', query] as const,
  claim: (id: string) => ['namespaces', 'claims', 'one', id] as const,
  history: (id: string) => ['namespaces', 'claims', 'history', id] as const,
  options: ['namespaces', 'options'] as const,
  preview: (request: unknown) => ['namespaces', 'preview', request] as const,
};
