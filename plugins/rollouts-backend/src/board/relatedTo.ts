import { Item, LiveCollection } from '@dugnad/plugin-clusters-node';
import {
  Job,
  KubernetesEvent,
  Pod,
  RelatedObjects,
  ReplicaSet,
} from '@dugnad/plugin-rollouts-common';
import { ControllerRevision } from '../collections/projectControllerRevision';
import {
  BY_INVOLVED,
  BY_OWNER,
  RolloutCollections,
  WatchedWorkload,
} from '../collections/openCollections';

const values = <T>(items: Item<T>[]) => items.map(item => item.value);

function ownedBy<T>(
  collection: LiveCollection<T>,
  cluster: string,
  uids: string[],
): T[] {
  return uids.flatMap(uid =>
    values(collection.byIndex(BY_OWNER, uid, cluster)),
  );
}

/** The ControllerRevisions of a workload, newest first; none for a Deployment, whose templates are ReplicaSets. */
export function controllerRevisionsOf(
  collections: RolloutCollections,
  { cluster, uid }: Item<WatchedWorkload>,
): ControllerRevision[] {
  const revisions: ControllerRevision[] = ownedBy(
    collections.controllerRevisions,
    cluster,
    [uid],
  );
  return revisions.sort((a, b) => b.revision - a.revision);
}

/** Everything around one workload that its verdict and its page need. Reads memory only. */
export function relatedTo(
  collections: RolloutCollections,
  item: Item<WatchedWorkload>,
): Required<RelatedObjects> {
  const { cluster, uid } = item;
  const replicaSets: ReplicaSet[] = ownedBy(collections.replicaSets, cluster, [
    uid,
  ]);
  const jobs: Job[] = ownedBy(collections.jobs, cluster, [uid]);
  const owners = [
    uid,
    ...[...replicaSets, ...jobs].map(({ metadata }) => metadata.uid),
  ];
  const pods: Pod[] = ownedBy(collections.pods, cluster, owners);
  const subjects = [...owners, ...pods.map(({ metadata }) => metadata.uid)];
  const events: KubernetesEvent[] = subjects.flatMap(subject =>
    values(collections.events.byIndex(BY_INVOLVED, subject, cluster)),
  );
  return { replicaSets, jobs, pods, events };
}
