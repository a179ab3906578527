import { StatefulSet } from '../objects';
import { atLeast, equals, KindRule } from '../runRule';
import { within } from '../within';

/** Whether a new template waits until somebody deletes the pods. */
export const onDelete = ({ spec }: StatefulSet) =>
  spec.updateStrategy.type === 'OnDelete';

/** How many pods, from the first, keep the revision they have. */
export const partitionOf = ({ spec }: StatefulSet) =>
  spec.updateStrategy.rollingUpdate?.partition ?? 0;

/** kubectl takes the partition's way only when there is one; 0 is the API server's default and means none. */
const partitioned = (set: StatefulSet) => partitionOf(set) > 0;

/** How many pods the partition lets have the new revision: it counts from the first pod, whatever that one's number. */
const aboveThePartition = (set: StatefulSet) =>
  Math.max(0, set.spec.replicas - Math.max(0, partitionOf(set)));

function doneReason(set: StatefulSet) {
  if (set.spec.replicas === 0) {
    return 'ScaledToZero';
  }
  if (onDelete(set)) {
    return 'OnDelete';
  }
  return partitioned(set) ? 'PartitionRolledOut' : 'RolledOut';
}

/**
 * StatefulSet. Source: the order of `kubectl rollout status` (`StatefulSetStatusViewer`). Ours: `OnDelete` is judged by
 * its pods instead of refused, `minReadySeconds` counts where the cluster reports `availableReplicas`, and scaled to zero
 * is a state of its own.
 */
export const statefulSetRule: KindRule<StatefulSet> = {
  checks: [
    {
      name: 'observedGeneration',
      compare: ({ metadata, status }) => ({
        ...atLeast(metadata.generation, status.observedGeneration),
        passed:
          status.observedGeneration !== 0 &&
          status.observedGeneration >= metadata.generation,
      }),
      otherwise: 'SpecNotObserved',
    },
    {
      name: 'readyReplicas',
      compare: ({ spec, status }) =>
        atLeast(spec.replicas, status.readyReplicas),
      otherwise: 'NotYetReady',
    },
    {
      name: 'availableReplicas',
      compare: ({ spec, status }) =>
        spec.minReadySeconds > 0 && status.availableReplicas !== undefined
          ? atLeast(spec.replicas, status.availableReplicas)
          : undefined,
      otherwise: 'NotYetAvailable',
    },
    {
      name: 'updatedReplicas',
      compare: set =>
        !onDelete(set) && partitioned(set)
          ? atLeast(aboveThePartition(set), set.status.updatedReplicas)
          : undefined,
      otherwise: 'Updating',
    },
    {
      name: 'currentRevision',
      compare: set =>
        onDelete(set) || partitioned(set)
          ? undefined
          : equals(set.status.updateRevision, set.status.currentRevision),
      otherwise: 'RevisionPending',
    },
  ],
  done: doneReason,
  values: (set, reason) => {
    const { replicas, updatedReplicas, readyReplicas } = set.status;
    const wanted = Math.max(0, set.spec.replicas);
    const desired = reason === 'Updating' ? aboveThePartition(set) : wanted;
    const available = set.status.availableReplicas ?? readyReplicas;
    return {
      desired,
      updated: Math.max(0, updatedReplicas),
      ready: within(wanted, readyReplicas),
      available: within(wanted, available),
      outdated: Math.max(0, replicas - updatedReplicas),
      partition: partitionOf(set),
      revision: set.status.updateRevision,
    };
  },
};
