import { useApi } from '@backstage/frontend-plugin-api';
import { ClaimQueryInput } from '@dugnad/plugin-namespaces-common';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { namespacesApiRef } from '../api/namespacesApiRef';
import { keys } from './keys';

/** A page of claims; the page before stays visible while the next one loads. */
export function useClaims(query: ClaimQueryInput) {
  const api = useApi(namespacesApiRef);
  return useQuery({
    queryKey: keys.list(query),
    queryFn: ({ signal }) => api.list(query, { signal }),
    placeholderData: keepPreviousData,
  });
}
