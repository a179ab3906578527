import {
  Deployment,
  Pod,
  RelatedObjects,
  ReplicaSet,
  RollingWorkload,
} from './objects';

/** Written by the Deployment controller on the Deployment and its ReplicaSets. */
export const REVISION_ANNOTATION = 'deployment.kubernetes.io/revision';
const HASH_LABEL = 'controller-revision-hash';
const GENERATION_LABEL = 'pod-template-generation';
const GENERATION_ANNOTATION = 'deprecated.daemonset.template.generation';

/** The number of a ReplicaSet's revision; 0 where it has none. */
export function revisionNumber(set: ReplicaSet): number {
  return Number(set.metadata.annotations[REVISION_ANNOTATION] ?? 0);
}

/** The uid of the controller that owns an object, if any. */
export function controllerUid(object: {
  metadata: Pod['metadata'];
}): string | undefined {
  const owners = object.metadata.ownerReferences;
  return owners?.find(owner => owner.controller)?.uid ?? owners?.[0]?.uid;
}

/** The ReplicaSets of a Deployment, newest revision first. */
export function replicaSetsOf(
  deployment: Deployment,
  replicaSets: ReplicaSet[] = [],
): ReplicaSet[] {
  return replicaSets
    .filter(set => controllerUid(set) === deployment.metadata.uid)
    .sort((a, b) => revisionNumber(b) - revisionNumber(a));
}

/**
 * The ReplicaSet of a Deployment's current template; undefined while the controller has not made it. Found by the revision
 * annotation, which the controller copies from the ReplicaSet to the Deployment.
 */
export function currentReplicaSet(
  deployment: Deployment,
  replicaSets?: ReplicaSet[],
): ReplicaSet | undefined {
  const { generation, annotations } = deployment.metadata;
  if (deployment.status.observedGeneration < generation) {
    return undefined;
  }
  const sets = replicaSetsOf(deployment, replicaSets);
  const revision = Number(annotations[REVISION_ANNOTATION] ?? 0);
  return sets.find(set => revisionNumber(set) === revision) ?? sets[0];
}

/** How a workload's pods split into those of its current template and older ones; those being deleted are neither. */
export interface PodsByRevision {
  current: Pod[];
  previous: Pod[];
  ending: Pod[];
  replicaSet?: ReplicaSet;
}

function split(pods: Pod[], isCurrent: (pod: Pod) => boolean): PodsByRevision {
  const there = pods.filter(pod => !pod.metadata.deletionTimestamp);
  return {
    current: there.filter(isCurrent),
    previous: there.filter(pod => !isCurrent(pod)),
    ending: pods.filter(pod => pod.metadata.deletionTimestamp),
  };
}

/** Splits a workload's pods by revision. */
export function podsByRevision(
  workload: RollingWorkload,
  related: RelatedObjects,
): PodsByRevision {
  const { pods = [] } = related;
  const label = (pod: Pod, name: string) => pod.metadata.labels?.[name];
  const own = pods.filter(pod => controllerUid(pod) === workload.metadata.uid);
  switch (workload.kind) {
    case 'Deployment': {
      const sets = replicaSetsOf(workload, related.replicaSets);
      const uids = new Set(sets.map(set => set.metadata.uid));
      const replicaSet = currentReplicaSet(workload, related.replicaSets);
      const ofSets = pods.filter(pod => uids.has(controllerUid(pod) ?? ''));
      const uid = replicaSet?.metadata.uid;
      const parts = split(ofSets, pod => controllerUid(pod) === uid);
      return { ...parts, replicaSet };
    }
    case 'StatefulSet':
      return split(
        own,
        pod => label(pod, HASH_LABEL) === workload.status.updateRevision,
      );
    default: {
      const generation = workload.metadata.annotations[GENERATION_ANNOTATION];
      return split(
        own,
        pod =>
          generation === undefined ||
          label(pod, GENERATION_LABEL) === generation,
      );
    }
  }
}
