import { useApi } from '@backstage/frontend-plugin-api';
import { createPluginQueryClient } from '@dugnad/plugin-clusters-react';
import {
  EntityName,
  WorkloadQueryInput,
  WorkloadRef,
} from '@dugnad/plugin-rollouts-common';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { rolloutsApiRef } from '../api/rolloutsApiRef';

/** Signals tell of changes; this only heals a missed one. */
const SAFETY_REFETCH_MS = 60_000;

/** One cache for all pages of the plugin. */
export const queryClient = createPluginQueryClient({
  staleMs: 2_000,
  refetchMs: SAFETY_REFETCH_MS,
});

/** Keys of everything fetched; the second part of a detail's key is what signals name. */
export const queryKeys = {
  lists: ['rollouts', 'list'] as const,
  list: (query: WorkloadQueryInput) => ['rollouts', 'list', query] as const,
  entity: (entity: EntityName) => ['rollouts', 'entity', entity] as const,
  entities: ['rollouts', 'entity'] as const,
  within: (key: string) => ['rollouts', 'workload', key] as const,
  workload: ({ cluster, namespace, kind, name }: WorkloadRef) =>
    ['rollouts', 'workload', `${cluster}/${namespace}`, kind, name] as const,
};

/** Workloads that match, the most troubled first. */
export function useWorkloads(query: WorkloadQueryInput) {
  const api = useApi(rolloutsApiRef);
  return useQuery({
    queryKey: queryKeys.list(query),
    queryFn: ({ signal }) => api.list(query, { signal }),
    placeholderData: keepPreviousData,
  });
}

/** One workload with everything around it. */
export function useWorkload(ref: WorkloadRef) {
  const api = useApi(rolloutsApiRef);
  return useQuery({
    queryKey: queryKeys.workload(ref),
    queryFn: ({ signal }) => api.get(ref, { signal }),
  });
}

/** What runs of an entity. */
export function useEntityWorkloads(entity: EntityName) {
  const api = useApi(rolloutsApiRef);
  return useQuery({
    queryKey: queryKeys.entity(entity),
    queryFn: ({ signal }) => api.forEntity(entity, { signal }),
  });
}
