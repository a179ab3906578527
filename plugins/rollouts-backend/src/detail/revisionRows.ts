import {
  currentReplicaSet,
  RelatedObjects,
  replicaSetsOf,
  Revision,
  revisionNumber,
} from '@dugnad/plugin-rollouts-common';
import { imageVersion } from '../board/imageVersion';
import { imagesOf } from '../board/toWorkload';
import { WatchedWorkload } from '../collections/openCollections';

const CHANGE_CAUSE = 'kubernetes.io/change-cause';

/** The revisions of a Deployment, newest first: its current ReplicaSet, those that still run pods, and superseded ones. */
export function revisionRows(
  workload: WatchedWorkload,
  related: RelatedObjects,
): Revision[] {
  if (workload.kind !== 'Deployment') {
    return [];
  }
  const current = currentReplicaSet(workload, related.replicaSets);
  return replicaSetsOf(workload, related.replicaSets).map(set => {
    const images = imagesOf(set.spec.template);
    const older = set.status.replicas > 0 ? 'previous' : 'superseded';
    return {
      revision: String(revisionNumber(set)),
      state: set === current ? 'current' : older,
      images,
      version: images[0] && imageVersion(images[0].image),
      createdAt: set.metadata.creationTimestamp,
      changeCause: set.metadata.annotations[CHANGE_CAUSE],
      replicas: set.status.replicas,
      available: set.status.availableReplicas,
    };
  });
}
