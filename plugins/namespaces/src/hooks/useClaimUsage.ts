import { useApi } from '@backstage/frontend-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { namespacesApiRef } from '../api/namespacesApiRef';
import { keys } from './keys';

/** What a claim's namespace may use and uses. */
export function useClaimUsage(id: string) {
  const api = useApi(namespacesApiRef);
  return useQuery({
    queryKey: keys.usage(id),
    queryFn: ({ signal }) => api.usage(id, { signal }),
  });
}
