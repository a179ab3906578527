import { useApi } from '@backstage/frontend-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { clustersApiRef } from '../api/clustersApiRef';
import { queryKeys, SAFETY_REFETCH_MS } from './queryKeys';
import { useClustersSignal } from './useClustersSignal';

/** Every cluster, fetched again when one changes. */
export function useClusters() {
  const api = useApi(clustersApiRef);
  useClustersSignal();
  return useQuery({
    queryKey: queryKeys.list,
    queryFn: ({ signal }) => api.getClusters({ signal }),
    refetchInterval: SAFETY_REFETCH_MS,
  });
}
