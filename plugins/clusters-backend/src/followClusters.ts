import { Announcer } from '@dugnad/plugin-backend-kit-node';
import { Change, ClustersService } from '@dugnad/plugin-clusters-node';
import { changeOf } from './aggregate/changeOf';
import { Dated } from './collections/dated';
import { LastChanges } from './LastChanges';
import { InventoryCollections } from './openCollections';
import { PodTallies } from './PodTallies';

/** What is kept in step with the clusters. */
export interface FollowClustersOptions {
  clusters: ClustersService;
  collections: InventoryCollections;
  podTallies: PodTallies;
  lastChanges: LastChanges;
  announcer: Pick<Announcer, 'changed' | 'stop'>;
  now(): number;
}

/** Kind of the objects in each collection. */
const KINDS = {
  nodes: 'Node',
  pods: 'Pod',
  namespaces: 'Namespace',
  quotas: 'ResourceQuota',
  storageClasses: 'StorageClass',
  ingressClasses: 'IngressClass',
} as const;

/**
 * Carries every change of the collections and of reachability into the sums, the newest changes and the announcements.
 * Returns the function that stops it.
 */
export function followClusters(options: FollowClustersOptions): () => void {
  const { clusters, collections, podTallies, lastChanges, announcer, now } =
    options;
  const take = <T extends Dated>(kind: string, change: Change<T>) => {
    const made = changeOf(kind, change, now());
    if (made) lastChanges.record(change.cluster, made);
    const state = change.type === 'synced' || change.type === 'stale';
    if (made || state) announcer.changed(change.cluster);
  };
  const stops = [
    collections.nodes.subscribe(change => take(KINDS.nodes, change)),
    collections.pods.subscribe(change => {
      podTallies.apply(change);
      take(KINDS.pods, change);
    }),
    collections.namespaces.subscribe(one => take(KINDS.namespaces, one)),
    collections.quotas.subscribe(one => take(KINDS.quotas, one)),
    collections.storageClasses.subscribe(one =>
      take(KINDS.storageClasses, one),
    ),
    collections.ingressClasses.subscribe(one =>
      take(KINDS.ingressClasses, one),
    ),
    clusters.onStatus(cluster => announcer.changed(cluster)),
  ];
  return () => {
    stops.forEach(stop => stop());
    announcer.stop();
  };
}
