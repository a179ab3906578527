import { useApi } from '@backstage/frontend-plugin-api';
import { RequestQueryInput } from '@dugnad/plugin-namespaces-common';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { namespacesApiRef } from '../api/namespacesApiRef';
import { keys } from './keys';

/** Requests the person may see, newest first. */
export function useRequests(query: RequestQueryInput) {
  const api = useApi(namespacesApiRef);
  return useQuery({
    queryKey: keys.requests(query),
    queryFn: ({ signal }) => api.listRequests(query, { signal }),
    placeholderData: keepPreviousData,
  });
}
