import { useApi } from '@backstage/frontend-plugin-api';
import { Claim, ClaimRequestInput } from '@dugnad/plugin-namespaces-common';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { namespacesApiRef } from '../api/namespacesApiRef';
import { keys } from './keys';

/** Files requests: all of them, or none where one is refused. */
export function useClaimRequests() {
  const api = useApi(namespacesApiRef);
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (requests: ClaimRequestInput[]): Promise<Claim[]> =>
      requests.length === 1
        ? [await api.request(requests[0])]
        : api.requestBatch({ requests }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.all }),
  });
}
