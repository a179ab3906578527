import { useApi } from '@backstage/frontend-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { namespacesApiRef } from '../api/namespacesApiRef';
import { keys } from './keys';

/** What is in a claim's namespace beyond its own objects, looked up anew each time somebody asks. */
export function useClaimContents(id: string) {
  const api = useApi(namespacesApiRef);
  return useQuery({
    queryKey: keys.contents(id),
    queryFn: ({ signal }) => api.contents(id, { signal }),
    gcTime: 0,
  });
}
