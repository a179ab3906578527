import {
  ClusterInfo,
  ClusterStatus,
  CollectionState,
} from '@dugnad/plugin-clusters-node';
import { ClusterFreshness } from '@dugnad/plugin-rollouts-common';

/** A watch that is reconnecting for less than this is not worth a word. */
const RECONNECT_MS = 10_000;

function brokenSince(states: CollectionState[], now: Date): string | undefined {
  return states
    .flatMap(({ staleSince }) => staleSince ?? [])
    .filter(since => now.getTime() - Date.parse(since) > RECONNECT_MS)
    .sort()[0];
}

/**
 * Whether what is known of a cluster can be shown as current: it cannot while the API server does not answer, or while one of
 * the watches has been down for more than a reconnection.
 */
export function freshnessOf(
  cluster: ClusterInfo,
  status: ClusterStatus,
  states: CollectionState[],
  now: Date,
): ClusterFreshness {
  const error = status.error ?? states.find(state => state.error)?.error;
  const base = { name: cluster.name, title: cluster.title, error };
  if (status.state === 'unreachable') {
    return { ...base, state: 'unreachable', since: status.since };
  }
  const broken = brokenSince(states, now);
  if (broken) {
    return { ...base, state: 'unreachable', since: broken };
  }
  const unread = states.some(
    ({ synced, absent, error: failed }) => !synced && !absent && !failed,
  );
  return {
    ...base,
    state: unread ? 'connecting' : status.state,
    since: status.since,
  };
}
