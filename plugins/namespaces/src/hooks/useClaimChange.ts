import { useApi } from '@backstage/frontend-plugin-api';
import { Claim, NamespacesApi } from '@dugnad/plugin-namespaces-common';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { namespacesApiRef } from '../api/namespacesApiRef';
import { keys } from './keys';

/** Something done to claims. Afterwards whatever is shown of them is fetched again, also when it failed. */
export function useClaimChange<TInput>(
  change: (api: NamespacesApi, input: TInput) => Promise<Claim>,
) {
  const api = useApi(namespacesApiRef);
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: TInput) => change(api, input),
    onSettled: () => client.invalidateQueries({ queryKey: keys.claims }),
  });
}
