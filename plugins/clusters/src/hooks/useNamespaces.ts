import { useApi } from '@backstage/frontend-plugin-api';
import { NamespacesQuery } from '@dugnad/plugin-clusters-common';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { clustersApiRef } from '../api/clustersApiRef';
import { queryKeys, SAFETY_REFETCH_MS } from './queryKeys';

/** One page of a cluster's namespaces. The page before stays until the next is there. */
export function useNamespaces(
  cluster: string,
  query: Partial<NamespacesQuery>,
) {
  const api = useApi(clustersApiRef);
  return useQuery({
    queryKey: queryKeys.namespaces(cluster, query),
    queryFn: ({ signal }) => api.getNamespaces(cluster, query, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: SAFETY_REFETCH_MS,
  });
}
