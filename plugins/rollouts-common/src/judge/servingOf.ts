import { conditionOf } from './conditionOf';
import { replicaSetRefusal } from './creationTrouble';
import { Pod, ReplicaSet, RollingWorkload } from './objects';
import { PodsByRevision } from './revisionOf';
import { Serving, Status } from './verdict';

const ready = (pod: Pod) => conditionOf(pod, 'Ready')?.status === 'True';

function availableOf(workload: RollingWorkload): number {
  const { status } = workload;
  return 'numberAvailable' in status
    ? status.numberAvailable
    : status.availableReplicas ?? status.readyReplicas;
}

function currentAvailable(
  pods: PodsByRevision,
  replicaSet: ReplicaSet | undefined,
): number {
  return replicaSet
    ? replicaSet.status.availableReplicas
    : pods.current.filter(ready).length;
}

/**
 * Which revision answers requests: nothing when no pod is available; the previous one when old pods are available and the
 * current revision has failed or has none available; else the current one.
 */
export function servingOf(
  workload: RollingWorkload,
  pods: PodsByRevision,
  status: Status,
): Serving {
  if (availableOf(workload) === 0) {
    return 'nothing';
  }
  const previous =
    pods.previous.some(ready) ||
    // What the latest change could not even begin to replace
    (workload.kind === 'Deployment' &&
      replicaSetRefusal(workload) !== undefined);
  const current = currentAvailable(pods, pods.replicaSet) > 0;
  return previous && (status === 'Degraded' || !current)
    ? 'previous'
    : 'current';
}
