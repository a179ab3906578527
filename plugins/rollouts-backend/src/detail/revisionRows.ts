import {
  currentReplicaSet,
  Pod,
  RelatedObjects,
  replicaSetsOf,
  Revision,
  revisionNumber,
} from '@dugnad/plugin-rollouts-common';
import { imageVersion } from '../board/imageVersion';
import { imagesOf } from '../board/toWorkload';
import { WatchedWorkload } from '../collections/openCollections';
import { ControllerRevision } from '../collections/projectControllerRevision';

const CHANGE_CAUSE = 'kubernetes.io/change-cause';
/** On pods of StatefulSets and DaemonSets: the last part of the ControllerRevision's name, or all of it. */
const HASH_LABEL = 'controller-revision-hash';

type WatchedDeployment = WatchedWorkload & { kind: 'Deployment' };
type WatchedSet = WatchedWorkload & { kind: 'StatefulSet' | 'DaemonSet' };

const older = (pods: number) => (pods > 0 ? 'previous' : 'superseded');

function ofDeployment(
  workload: WatchedDeployment,
  { replicaSets }: RelatedObjects,
): Revision[] {
  const current = currentReplicaSet(workload, replicaSets);
  return replicaSetsOf(workload, replicaSets).map(set => {
    const { name, annotations, creationTimestamp } = set.metadata;
    const images = imagesOf(set.spec.template);
    return {
      revision: String(revisionNumber(set)),
      state: set === current ? 'current' : older(set.status.replicas),
      images,
      version: images[0] && imageVersion(images[0].image),
      createdAt: creationTimestamp,
      changeCause: annotations[CHANGE_CAUSE],
      source: name,
      replicas: set.status.replicas,
      available: set.status.availableReplicas,
    };
  });
}

function podsOf({ metadata }: ControllerRevision, pods: Pod[]): Pod[] {
  return pods.filter(pod => {
    const hash = pod.metadata.labels?.[HASH_LABEL];
    return hash !== undefined && `-${metadata.name}`.endsWith(`-${hash}`);
  });
}

const isReady = ({ status }: Pod) =>
  status.conditions?.some(
    ({ type, status: value }) => type === 'Ready' && value === 'True',
  ) ?? false;

/** A StatefulSet names its newest template; a DaemonSet's is the one with the highest number. */
function currentOf(workload: WatchedSet, revisions: ControllerRevision[]) {
  return workload.kind === 'StatefulSet' && workload.status.updateRevision
    ? revisions.find(
        ({ metadata }) => metadata.name === workload.status.updateRevision,
      )
    : revisions[0];
}

function ofSet(
  workload: WatchedSet,
  { pods = [] }: RelatedObjects,
  controllerRevisions: ControllerRevision[],
): Revision[] {
  const current = currentOf(workload, controllerRevisions);
  return controllerRevisions.map(kept => {
    const { name, annotations, creationTimestamp } = kept.metadata;
    const own = podsOf(kept, pods);
    return {
      revision: String(kept.revision),
      state: kept === current ? 'current' : older(own.length),
      images: kept.images,
      version: kept.images[0] && imageVersion(kept.images[0].image),
      createdAt: creationTimestamp,
      changeCause: annotations[CHANGE_CAUSE],
      source: name,
      replicas: own.length,
      available: own.filter(isReady).length,
    };
  });
}

/**
 * The revisions of a workload, newest first: the current one, those that still run pods, and superseded ones. Kept by
 * ReplicaSets for a Deployment, by ControllerRevisions (`controllerRevisions`, newest first) for the other kinds.
 */
export function revisionRows(
  workload: WatchedWorkload,
  related: RelatedObjects,
  controllerRevisions: ControllerRevision[],
): Revision[] {
  switch (workload.kind) {
    case 'Deployment':
      return ofDeployment(workload, related);
    case 'CronJob':
      return [];
    default:
      return ofSet(workload, related, controllerRevisions);
  }
}
