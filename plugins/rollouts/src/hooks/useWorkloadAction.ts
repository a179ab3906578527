import { toastApiRef, useApi } from '@backstage/frontend-plugin-api';
import {
  ActionResult,
  RolloutsApi,
  WorkloadRef,
} from '@dugnad/plugin-rollouts-common';
import {
  useMutation,
  UseMutationResult,
  useQueryClient,
} from '@tanstack/react-query';
import { rolloutsApiRef } from '../api/rolloutsApiRef';
import { LISTED, OF_WORKLOAD } from './queryKeys';

/** Options of `useWorkloadAction`. */
export interface WorkloadActionOptions<T> {
  workload: WorkloadRef;
  act(api: RolloutsApi, ref: WorkloadRef, request: T): Promise<ActionResult>;
  /** What to tell the person once the cluster has taken the change. */
  told(result: ActionResult): string;
}

/** Does something to a workload, says so, and fetches what it changes. */
export function useWorkloadAction<T>(
  options: WorkloadActionOptions<T>,
): UseMutationResult<ActionResult, Error, T> {
  const { workload, act, told } = options;
  const api = useApi(rolloutsApiRef);
  const toasts = useApi(toastApiRef);
  const client = useQueryClient();
  const { cluster, namespace, kind, name } = workload;
  return useMutation({
    mutationFn: (request: T) =>
      act(api, { cluster, namespace, kind, name }, request),
    onSuccess: result => {
      toasts.post({ title: told(result), status: 'success', timeout: 5_000 });
      client.invalidateQueries({ queryKey: [LISTED] });
      client.invalidateQueries({ queryKey: [OF_WORKLOAD] });
    },
  });
}
