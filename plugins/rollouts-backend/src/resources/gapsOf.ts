import { CollectionState } from '@dugnad/plugin-clusters-node';
import { ResourceGap } from '@dugnad/plugin-rollouts-common';
import { ResourceSource } from './ResourceSource';

/** A watch that is reconnecting for less than this is not worth a word. */
const RECONNECT_MS = 10_000;

/** Since when what is known of a kind is old; undefined where it is current. */
export function staleSince(
  { staleSince: since }: CollectionState,
  now: Date,
): string | undefined {
  return since && now.getTime() - Date.parse(since) > RECONNECT_MS
    ? since
    : undefined;
}

function gapOf(
  state: CollectionState,
  now: Date,
): Pick<ResourceGap, 'state' | 'since' | 'error'> | undefined {
  const { synced, absent, forbidden, error } = state;
  if (absent) {
    return undefined;
  }
  if (forbidden) {
    return { state: 'forbidden', since: state.staleSince, error };
  }
  if (!synced) {
    return { state: error ? 'stale' : 'connecting', error };
  }
  const since = staleSince(state, now);
  return since ? { state: 'stale', since, error } : undefined;
}

/** Kinds that a cluster serves, or may serve, and that cannot be shown. A kind it does not serve is no gap. Pure. */
export function gapsOf(
  clusters: string[],
  sources: Pick<ResourceSource, 'group' | 'kind' | 'state'>[],
  now: Date,
): ResourceGap[] {
  return clusters.flatMap(cluster =>
    sources.flatMap(({ group, kind, state }) => {
      const gap = gapOf(state(cluster), now);
      return gap ? { cluster, group, kind, ...gap } : [];
    }),
  );
}
