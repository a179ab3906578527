import { useApi } from '@backstage/frontend-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { namespacesApiRef } from '../api/namespacesApiRef';
import { keys } from './keys';

/** Clusters, sizes, owners and rules to offer in forms and filters. */
export function useClaimOptions() {
  const api = useApi(namespacesApiRef);
  return useQuery({
    queryKey: keys.options,
    queryFn: ({ signal }) => api.options({ signal }),
  });
}
