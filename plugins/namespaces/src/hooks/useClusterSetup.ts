import { useApi } from '@backstage/frontend-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { namespacesApiRef } from '../api/namespacesApiRef';
import { keys } from './keys';

/** Whether a cluster is set up as the portal needs it. */
export function useClusterSetup(cluster: string) {
  const api = useApi(namespacesApiRef);
  return useQuery({
    queryKey: keys.setup(cluster),
    queryFn: ({ signal }) => api.clusterSetup(cluster, { signal }),
    enabled: cluster !== '',
  });
}
