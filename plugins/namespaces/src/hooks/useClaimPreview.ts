import { useApi } from '@backstage/frontend-plugin-api';
import { ClaimRequestInput } from '@dugnad/plugin-namespaces-common';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { namespacesApiRef } from '../api/namespacesApiRef';
import { keys } from './keys';

/** What would happen if `request` were filed; asks nothing while the request is not complete. */
export function useClaimPreview(request: ClaimRequestInput | undefined) {
  const api = useApi(namespacesApiRef);
  return useQuery({
    queryKey: keys.preview(request),
    queryFn: ({ signal }) =>
      request ? api.preview(request, { signal }) : undefined,
    enabled: request !== undefined,
    placeholderData: keepPreviousData,
  });
}
