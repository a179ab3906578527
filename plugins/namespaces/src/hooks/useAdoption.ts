import { useApi } from '@backstage/frontend-plugin-api';
import { AdoptionRequestInput } from '@dugnad/plugin-namespaces-common';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { namespacesApiRef } from '../api/namespacesApiRef';
import { keys } from './keys';

/** Adopts a namespace. Afterwards every list is fetched again. */
export function useAdoption() {
  const api = useApi(namespacesApiRef);
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: AdoptionRequestInput) => api.adopt(body),
    onSettled: () => client.invalidateQueries({ queryKey: keys.all }),
  });
}
