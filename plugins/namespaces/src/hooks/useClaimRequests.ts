import { useApi } from '@backstage/frontend-plugin-api';
import {
  Claim,
  ClaimRequestInput,
  NamespacesApi,
} from '@dugnad/plugin-namespaces-common';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { namespacesApiRef } from '../api/namespacesApiRef';
import { keys } from './keys';

/** What became of one request: a claim, or an error. */
export interface Filed {
  request: ClaimRequestInput;
  claim?: Claim;
  error?: Error;
}

/** Files several requests. Each stands alone, so that some may succeed where others are refused. */
export function useClaimRequests() {
  const api = useApi(namespacesApiRef);
  const client = useQueryClient();
  return useMutation({
    mutationFn: (requests: ClaimRequestInput[]) =>
      Promise.all(requests.map(request => file(api, request))),
    onSettled: () => client.invalidateQueries({ queryKey: keys.all }),
  });
}

async function file(
  api: NamespacesApi,
  request: ClaimRequestInput,
): Promise<Filed> {
  try {
    return { request, claim: await api.request(request) };
  } catch (error) {
    return {
      request,
      error: error instanceof Error ? error : new Error(String(error)),
    };
  }
}
