import { ClusterStatus } from '@dugnad/plugin-clusters-node';

/**
 * Since when a cluster that did not answer has been silent. The watch may not have noticed yet; `since` is then when the
 * cluster came up, long before it fell silent.
 */
export function silentSince({ state, since, lastSeen }: ClusterStatus): string {
  return state === 'unreachable' ? since : lastSeen ?? since;
}
