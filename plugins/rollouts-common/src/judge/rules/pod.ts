import { clip } from '../clip';
import { conditionOf } from '../conditionOf';
import { ContainerStatus, Pod } from '../objects';
import { Reason } from '../reasons';
import { CheckRule, equals, KindRule } from '../runRule';
import { endWords } from '../troubles/containerTrouble';
import { resizeOf, ResizeState } from '../troubles/resizeTrouble';
import { statusesOf } from '../troubles/Trouble';

const RESIZES: Record<ResizeState['state'], Reason> = {
  infeasible: 'ResizeInfeasible',
  failing: 'ResizeFailing',
  deferred: 'ResizeDeferred',
  inProgress: 'ResizeInProgress',
};

/** The init container that a pod is waiting for; a sidecar is none once it has started. */
function initialising({ spec, status }: Pod): ContainerStatus | undefined {
  const running = status.initContainerStatuses?.find(
    one => one.state?.running && !one.ready && !one.started,
  );
  const isSidecar = spec.initContainers?.some(
    one => one.name === running?.name && one.restartPolicy === 'Always',
  );
  return status.phase === 'Pending' && !isSidecar ? running : undefined;
}

/** What a failed pod says of itself: the node's words, else how its containers ended. */
function failureWords(pod: Pod): string {
  const { message, reason, phase } = pod.status;
  const ended = statusesOf(pod).find(
    ({ state }) => state?.terminated && state.terminated.exitCode !== 0,
  );
  const words = ended && `${ended.name}: ${endWords(ended)}`;
  return clip(message || reason || words || phase);
}

const resizeChecks = Object.entries(RESIZES).map(
  ([state, otherwise]): CheckRule<Pod> => ({
    name: 'resized',
    compare: pod =>
      resizeOf(pod)?.state === state ? equals(true, false) : undefined,
    otherwise,
  }),
);

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
      name: 'initialised',
      compare: pod => initialising(pod) && equals(true, false),
      otherwise: 'PodInitializing',
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
    ...resizeChecks,
  ],
  done: ({ status }) =>
    status.phase === 'Succeeded' ? 'Completed' : 'Running',
  values: (pod, reason) => ({
    node: pod.spec.nodeName ?? '–',
    container: initialising(pod)?.name ?? '–',
    quote: reason.startsWith('Resize')
      ? clip(resizeOf(pod)?.words ?? '')
      : failureWords(pod),
  }),
};
