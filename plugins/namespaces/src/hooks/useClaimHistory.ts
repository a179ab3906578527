import { useApi } from '@backstage/frontend-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { namespacesApiRef } from '../api/namespacesApiRef';
import { keys } from './keys';

/** What happened to a claim, newest first. */
export function useClaimHistory(id: string) {
  const api = useApi(namespacesApiRef);
  return useQuery({
    queryKey: keys.history(id),
    queryFn: ({ signal }) => api.history(id, { signal }),
  });
}
