import { conditionOf } from '../conditionOf';
import { Pod } from '../objects';
import { equals, KindRule } from '../runRule';

/**
 * Pod. Source: the pod lifecycle documentation. What containers wait for is judged by `podTrouble`, as for the pods of a
 * workload.
 */
export const podRule: KindRule<Pod> = {
  checks: [
    {
      name: 'failed',
      compare: ({ status }) => equals(false, status.phase === 'Failed'),
      otherwise: 'PodFailed',
    },
    {
      name: 'started',
      compare: ({ status }) =>
        equals(true, ['Running', 'Succeeded'].includes(status.phase)),
      otherwise: 'PodPending',
    },
    {
      name: 'ready',
      compare: pod =>
        pod.status.phase === 'Succeeded'
          ? undefined
          : equals(true, conditionOf(pod, 'Ready')?.status === 'True'),
      otherwise: 'NotReady',
    },
  ],
  done: ({ status }) =>
    status.phase === 'Succeeded' ? 'Completed' : 'Running',
  values: ({ status }) => ({
    quote: status.message ?? status.reason ?? status.phase,
  }),
};
