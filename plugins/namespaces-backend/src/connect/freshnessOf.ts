import { ClusterStatus, CollectionState } from '@dugnad/plugin-clusters-node';
import { Freshness } from '@dugnad/plugin-namespaces-common';

/**
 * How current a collection's items of one cluster are. A cluster that does not answer is stale from its last answer on,
 * even before the watch has noticed.
 */
export function freshnessOf(
  collection: CollectionState,
  cluster: ClusterStatus,
): Freshness {
  if (!collection.synced) {
    const reason = collection.error ?? cluster.error;
    return { state: 'unknown', reason: reason ?? 'not read yet' };
  }
  const away =
    cluster.state === 'unreachable'
      ? cluster.lastSeen ?? cluster.since
      : undefined;
  const [since] = [collection.staleSince, away]
    .filter(moment => moment !== undefined)
    .sort();
  return since
    ? { state: 'stale', since, reason: collection.error ?? cluster.error }
    : { state: 'live' };
}
