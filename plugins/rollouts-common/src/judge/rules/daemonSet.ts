import { DaemonSet } from '../objects';
import { atLeast, KindRule } from '../runRule';
import { within } from '../within';

const onDelete = ({ spec }: DaemonSet) =>
  spec.updateStrategy.type === 'OnDelete';

/**
 * DaemonSet. Source: the order of `kubectl rollout status` (`DaemonSetStatusViewer`). Ours: `OnDelete` is judged by its
 * pods instead of refused, and says how many run an older template.
 */
export const daemonSetRule: KindRule<DaemonSet> = {
  checks: [
    {
      name: 'observedGeneration',
      compare: ({ metadata, status }) =>
        atLeast(metadata.generation, status.observedGeneration),
      otherwise: 'SpecNotObserved',
    },
    {
      name: 'updatedNumberScheduled',
      compare: set =>
        onDelete(set)
          ? undefined
          : atLeast(
              set.status.desiredNumberScheduled,
              set.status.updatedNumberScheduled,
            ),
      otherwise: 'Updating',
    },
    {
      name: 'numberAvailable',
      compare: ({ status }) =>
        atLeast(status.desiredNumberScheduled, status.numberAvailable),
      otherwise: 'NotYetAvailable',
    },
  ],
  done: set => (onDelete(set) ? 'OnDelete' : 'RolledOut'),
  values: ({ status }) => {
    const desired = Math.max(0, status.desiredNumberScheduled);
    return {
      desired,
      updated: within(desired, status.updatedNumberScheduled),
      available: within(desired, status.numberAvailable),
      outdated: Math.max(
        0,
        status.currentNumberScheduled - status.updatedNumberScheduled,
      ),
    };
  },
};
