import { useApi } from '@backstage/frontend-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { namespacesApiRef } from '../api/namespacesApiRef';
import { keys } from './keys';

/** Where a claim stands on its way to its end. */
export function useClaimExpiry(id: string, enabled: boolean) {
  const api = useApi(namespacesApiRef);
  return useQuery({
    queryKey: keys.expiry(id),
    queryFn: ({ signal }) => api.expiry(id, { signal }),
    enabled,
  });
}
