import { useApi } from '@backstage/frontend-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { namespacesApiRef } from '../api/namespacesApiRef';
import { keys } from './keys';

/** Who can get into a claim's namespace. */
export function useClaimPeople(id: string) {
  const api = useApi(namespacesApiRef);
  return useQuery({
    queryKey: keys.people(id),
    queryFn: ({ signal }) => api.people(id, { signal }),
  });
}
