import {
  ClustersService,
  Item,
  LiveCollection,
} from '@dugnad/plugin-clusters-node';
import { WORKLOAD_KINDS } from '@dugnad/plugin-rollouts-common';
import { RolloutCollections } from '../collections/openCollections';
import { itemOf } from './itemOf';
import { RolloutBoard } from './RolloutBoard';
import { Subject, workloadBehind } from './workloadBehind';

/** What is kept in step with what. */
export interface FollowCollectionsOptions {
  clusters: ClustersService;
  collections: RolloutCollections;
  board: RolloutBoard;
}

type Owned = {
  kind: string;
  metadata: { ownerReferences?: { kind: string; name: string }[] };
};

function subjectOf({ cluster, namespace = '', name, value }: Item<Owned>) {
  const owners = value.metadata.ownerReferences ?? [];
  return { cluster, namespace, name, kind: value.kind, owners };
}

/** Carries every change to the workload it is about. Returns the function that stops it. */
export function followCollections(
  options: FollowCollectionsOptions,
): () => void {
  const { clusters, collections, board } = options;
  const follow = <T>(
    collection: LiveCollection<T>,
    subject: (item: Item<T>) => Subject,
  ) =>
    collection.subscribe(change => {
      const item = itemOf(change);
      if (!item) {
        board.touchAll(change.cluster);
        return;
      }
      const ref = workloadBehind(collections, subject(item));
      if (ref) {
        board.touch(ref);
      }
    });
  const stops = [
    ...WORKLOAD_KINDS.map(kind => {
      const collection: LiveCollection<Owned> = collections.workloads[kind];
      return follow(collection, subjectOf);
    }),
    follow(collections.replicaSets, subjectOf),
    follow(collections.controllerRevisions, subjectOf),
    follow(collections.jobs, subjectOf),
    follow(collections.pods, subjectOf),
    follow(collections.events, ({ cluster, namespace = '', value }) => ({
      cluster,
      namespace,
      kind: value.involvedObject.kind,
      name: value.involvedObject.name,
    })),
    collections.namespaces.subscribe(change => {
      board.touchAll(change.cluster, itemOf(change)?.name);
    }),
    clusters.onStatus(cluster => board.touchAll(cluster)),
  ];
  board.touchAll();
  return () => stops.forEach(stop => stop());
}
