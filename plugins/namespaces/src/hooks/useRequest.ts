import { useApi } from '@backstage/frontend-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { namespacesApiRef } from '../api/namespacesApiRef';
import { keys } from './keys';

/** One request, with what became of it. */
export function useRequest(id: string) {
  const api = useApi(namespacesApiRef);
  return useQuery({
    queryKey: keys.request(id),
    queryFn: ({ signal }) => api.getRequest(id, { signal }),
  });
}
