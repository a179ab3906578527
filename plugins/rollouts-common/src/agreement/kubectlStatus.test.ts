import { engineObjectSchema } from './engineObject';
import { kubectlStatus } from './kubectlStatus';

const now = new Date('2026-11-21T12:00:00Z');

/** The fields of kubectl's own test tables, in their order. */
function deployment(
  generation: number,
  replicas: number,
  status: [number, number, number, number],
) {
  const [observedGeneration, all, updatedReplicas, availableReplicas] = status;
  return {
    kind: 'Deployment',
    metadata: { name: 'foo', generation },
    spec: { replicas },
    status: {
      observedGeneration,
      replicas: all,
      updatedReplicas,
      availableReplicas,
    },
  };
}

function daemonSet(
  generation: number,
  [observed, updated, desired, available]: [number, number, number, number],
) {
  return {
    kind: 'DaemonSet',
    metadata: { name: 'foo', generation },
    spec: { updateStrategy: { type: 'RollingUpdate' } },
    status: {
      observedGeneration: observed,
      updatedNumberScheduled: updated,
      desiredNumberScheduled: desired,
      numberAvailable: available,
    },
  };
}

function statefulSet(
  generation: number,
  updateStrategy: object,
  [observed, replicas, ready, current, updated]: number[],
  revisions: object = {},
) {
  return {
    kind: 'StatefulSet',
    metadata: { name: 'foo', generation },
    spec: { replicas: 3, updateStrategy },
    status: {
      observedGeneration: observed,
      replicas,
      readyReplicas: ready,
      currentReplicas: current,
      updatedReplicas: updated,
      ...revisions,
    },
  };
}

const rolling = { type: 'RollingUpdate' };
const partition = (n: number) => ({
  ...rolling,
  rollingUpdate: { partition: n },
});

// The cases that kubectl publishes for its status viewers, and those its documentation adds
it.each<[string, object, string, string]>([
  [
    'waits for updated replicas',
    deployment(0, 1, [1, 1, 0, 1]),
    'waiting',
    '0 of 1 are updated',
  ],
  [
    'waits for old replicas to end',
    deployment(1, 1, [1, 2, 1, 2]),
    'waiting',
    '1 old pods',
  ],
  [
    'waits for availability',
    deployment(1, 2, [1, 2, 2, 1]),
    'waiting',
    '1 of 2 updated are available',
  ],
  ['is done', deployment(1, 2, [1, 2, 2, 2]), 'done', 'Rolled out'],
  [
    'waits for the controller',
    deployment(2, 2, [1, 2, 2, 2]),
    'waiting',
    'new spec',
  ],
  [
    'fails at the deadline',
    {
      ...deployment(1, 2, [1, 2, 1, 1]),
      status: {
        observedGeneration: 1,
        conditions: [
          {
            type: 'Progressing',
            status: 'False',
            reason: 'ProgressDeadlineExceeded',
          },
        ],
      },
    },
    'failed',
    'deadline',
  ],
  [
    'waits for updated daemons',
    daemonSet(0, [1, 0, 1, 0]),
    'waiting',
    '0 of 1 are updated',
  ],
  [
    'waits for available daemons',
    daemonSet(1, [1, 2, 2, 1]),
    'waiting',
    '1 of 2 updated are available',
  ],
  ['is done with daemons', daemonSet(1, [1, 2, 2, 2]), 'done', 'Rolled out'],
  [
    'waits for the daemons’ controller',
    daemonSet(2, [1, 2, 2, 2]),
    'waiting',
    'new spec',
  ],
  [
    'refuses OnDelete daemons',
    {
      ...daemonSet(1, [1, 2, 2, 2]),
      spec: { updateStrategy: { type: 'OnDelete' } },
    },
    'refused',
    'OnDelete',
  ],
  [
    'refuses OnDelete sets',
    statefulSet(1, { type: 'OnDelete' }, [1, 0, 1, 0, 0]),
    'refused',
    'OnDelete',
  ],
  [
    'waits for the set’s controller',
    statefulSet(2, rolling, [1, 3, 3, 3, 0]),
    'waiting',
    'new spec',
  ],
  [
    'waits for ready pods',
    statefulSet(1, rolling, [2, 3, 2, 3, 0]),
    'waiting',
    '1 are not ready',
  ],
  [
    'is done above a partition',
    statefulSet(1, partition(2), [2, 3, 3, 2, 1]),
    'done',
    '1 above the partition',
  ],
  [
    'waits above a partition',
    statefulSet(1, partition(2), [2, 3, 3, 3, 0]),
    'waiting',
    '0 of 1 are updated',
  ],
  [
    'waits for the last revision',
    statefulSet(1, rolling, [1, 3, 3, 2, 1], {
      currentRevision: 'foo',
      updateRevision: 'bar',
    }),
    'waiting',
    'new revision',
  ],
  [
    'is done at one revision',
    statefulSet(1, rolling, [1, 3, 3, 3, 3], {
      currentRevision: 'foo',
      updateRevision: 'foo',
    }),
    'done',
    'one revision',
  ],
])('%s', (_name, object, status, message) => {
  const said = kubectlStatus(engineObjectSchema.parse(object), now);
  expect(said).toMatchObject({ status });
  expect(said?.message).toContain(message);
});

it('knows three kinds only', () => {
  const job = engineObjectSchema.parse({
    kind: 'Job',
    metadata: { name: 'a' },
  });
  expect(kubectlStatus(job, now)).toBeUndefined();
});
