import {
  ClaimQueryInput,
  RequestQueryInput,
} from '@dugnad/plugin-namespaces-common';

/** Query keys. Everything about claims is below `claims`, so that one signal makes all of it stale. */
export const keys = {
  all: ['namespaces'] as const,
  claims: ['namespaces', 'claims'] as const,
  list: (query: ClaimQueryInput) =>
    ['namespaces', 'claims', 'list', query] as const,
  claim: (id: string) => ['namespaces', 'claims', 'one', id] as const,
  history: (id: string) => ['namespaces', 'claims', 'history', id] as const,
  requests: (query: RequestQueryInput) =>
    ['namespaces', 'claims', 'requests', query] as const,
  request: (id: string) => ['namespaces', 'claims', 'request', id] as const,
  usage: (id: string) => ['namespaces', 'claims', 'usage', id] as const,
  people: (id: string) => ['namespaces', 'claims', 'people', id] as const,
  expiry: (id: string) => ['namespaces', 'claims', 'expiry', id] as const,
  contents: (id: string) => ['namespaces', 'contents', id] as const,
  options: ['namespaces', 'options'] as const,
  preview: (request: unknown) => ['namespaces', 'preview', request] as const,
  adoptable: (cluster: string) => ['namespaces', 'adoptable', cluster] as const,
  setup: (cluster: string) => ['namespaces', 'setup', cluster] as const,
};
