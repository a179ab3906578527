import { useApi } from '@backstage/frontend-plugin-api';
import {
  NamespaceRequest,
  NamespacesApi,
} from '@dugnad/plugin-namespaces-common';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { namespacesApiRef } from '../api/namespacesApiRef';
import { keys } from './keys';

/** Something done to requests. Afterwards whatever is shown of them is fetched again, above all where somebody else was quicker. */
export function useRequestChange<TInput>(
  change: (api: NamespacesApi, input: TInput) => Promise<NamespaceRequest>,
) {
  const api = useApi(namespacesApiRef);
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: TInput) => change(api, input),
    onSettled: () => client.invalidateQueries({ queryKey: keys.claims }),
  });
}
