import { useApi } from '@backstage/frontend-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { namespacesApiRef } from '../api/namespacesApiRef';
import { keys } from './keys';

/** Namespaces of a cluster that the portal did not make. */
export function useAdoptable(cluster: string) {
  const api = useApi(namespacesApiRef);
  return useQuery({
    queryKey: keys.adoptable(cluster),
    queryFn: ({ signal }) => api.adoptable(cluster, { signal }),
    enabled: cluster !== '',
  });
}
