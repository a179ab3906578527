import { useApi } from '@backstage/frontend-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { clustersApiRef } from '../api/clustersApiRef';
import { queryKeys, SAFETY_REFETCH_MS } from './queryKeys';
import { useClustersSignal } from './useClustersSignal';

/** One cluster with its nodes, fetched again when it changes. */
export function useCluster(name: string) {
  const api = useApi(clustersApiRef);
  useClustersSignal();
  return useQuery({
    queryKey: queryKeys.detail(name),
    queryFn: ({ signal }) => api.getCluster(name, { signal }),
    refetchInterval: SAFETY_REFETCH_MS,
  });
}
