import { StatefulSet } from '../objects';
import { atLeast, equals, KindRule } from '../runRule';

const onDelete = ({ spec }: StatefulSet) =>
  spec.updateStrategy.type === 'OnDelete';

const partitionOf = ({ spec }: StatefulSet) =>
  spec.updateStrategy.rollingUpdate?.partition ?? 0;

/** kubectl takes the partition's way only when there is one; 0 is the API server's default and means none. */
const partitioned = (set: StatefulSet) => partitionOf(set) > 0;

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
          ? atLeast(
              set.spec.replicas - partitionOf(set),
              set.status.updatedReplicas,
            )
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
  values: set => ({
    desired:
      set.spec.replicas - (onDelete(set) ? 0 : Math.max(0, partitionOf(set))),
    updated: set.status.updatedReplicas,
    ready: set.status.readyReplicas,
    available: set.status.availableReplicas ?? set.status.readyReplicas,
    outdated: Math.max(0, set.status.replicas - set.status.updatedReplicas),
    partition: partitionOf(set),
    revision: set.status.updateRevision,
  }),
};
