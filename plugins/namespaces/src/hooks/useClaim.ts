import { useApi } from '@backstage/frontend-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { namespacesApiRef } from '../api/namespacesApiRef';
import { keys } from './keys';

/** One claim with its objects. */
export function useClaim(id: string) {
  const api = useApi(namespacesApiRef);
  return useQuery({
    queryKey: keys.claim(id),
    queryFn: ({ signal }) => api.get(id, { signal }),
  });
}
