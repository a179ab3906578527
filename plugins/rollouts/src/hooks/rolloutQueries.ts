import { useApi } from '@backstage/frontend-plugin-api';
import {
  DoraQueryInput,
  EntityName,
  RolloutQueryInput,
  Workload,
  WorkloadQueryInput,
  WorkloadRef,
} from '@dugnad/plugin-rollouts-common';
import {
  keepPreviousData,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query';
import { rolloutsApiRef } from '../api/rolloutsApiRef';
import { queryKeys } from './queryKeys';

/** Applications per request of the overview. */
const OVERVIEW_PAGE = 100;

/** Workloads that match, the most troubled first. */
export function useWorkloads(query: WorkloadQueryInput) {
  const api = useApi(rolloutsApiRef);
  return useQuery({
    queryKey: queryKeys.list(query),
    queryFn: ({ signal }) => api.list(query, { signal }),
    placeholderData: keepPreviousData,
  });
}

/** Applications that match, the most troubled first, a page at a time. */
export function useOverview(query: WorkloadQueryInput) {
  const api = useApi(rolloutsApiRef);
  return useInfiniteQuery({
    queryKey: queryKeys.overview(query),
    queryFn: ({ signal, pageParam }) =>
      api.overview(
        { ...query, limit: OVERVIEW_PAGE, offset: pageParam },
        { signal },
      ),
    initialPageParam: 0,
    getNextPageParam: (last, _pages, offset) =>
      offset + OVERVIEW_PAGE < last.totalRows
        ? offset + OVERVIEW_PAGE
        : undefined,
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

/** The history that matches, the newest first, a page at a time. */
export function useHistory(query: RolloutQueryInput) {
  const api = useApi(rolloutsApiRef);
  return useInfiniteQuery({
    queryKey: queryKeys.history(query),
    queryFn: ({ signal, pageParam }) =>
      api.rollouts({ ...query, cursor: pageParam }, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });
}

/** DORA figures of a component or an owner. */
export function useDora(query: DoraQueryInput) {
  const api = useApi(rolloutsApiRef);
  return useQuery({
    queryKey: queryKeys.dora(query),
    queryFn: ({ signal }) => api.dora(query, { signal }),
    placeholderData: keepPreviousData,
  });
}

/** What other engines would say of a workload. */
export function useAgreement(ref: WorkloadRef) {
  const api = useApi(rolloutsApiRef);
  return useQuery({
    queryKey: queryKeys.agreement(ref),
    queryFn: ({ signal }) => api.agreement(ref, { signal }),
  });
}

/** What the person may do with a workload now. */
export function useActions(ref: WorkloadRef) {
  const api = useApi(rolloutsApiRef);
  return useQuery({
    queryKey: queryKeys.actions(ref),
    queryFn: ({ signal }) => api.actions(ref, { signal }),
  });
}

/** Objects that belong to a workload's component, or where it has none are in its namespace. */
export function useResources(workload: Workload) {
  const api = useApi(rolloutsApiRef);
  const { cluster, namespace, entityRef } = workload;
  const query = { cluster, namespace, entityRef, limit: 200 };
  return useQuery({
    queryKey: queryKeys.resources(query),
    queryFn: ({ signal }) => api.resources(query, { signal }),
  });
}

/** What rolling back to a revision would do, as of the moment it is asked. */
export function usePlan(ref: WorkloadRef, revision: string) {
  const api = useApi(rolloutsApiRef);
  return useQuery({
    queryKey: queryKeys.plan(ref, revision),
    queryFn: ({ signal }) => api.plan(ref, revision, { signal }),
    staleTime: Infinity,
    gcTime: 0,
    refetchInterval: false,
    refetchOnWindowFocus: false,
  });
}
