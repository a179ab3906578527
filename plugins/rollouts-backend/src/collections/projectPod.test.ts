import { judge, podSchema } from '@dugnad/plugin-rollouts-common';
import { projectPod } from './projectPod';

const NOW = new Date('2026-11-21T12:00:00Z');

const container = (name: string, over: object = {}) => ({
  name,
  image: `registry.example/${name}:1`,
  imageID: `registry.example/${name}@sha256:${'a'.repeat(64)}`,
  ready: true,
  restartCount: 0,
  state: { running: { startedAt: '2026-11-21T11:59:00Z' } },
  lastState: {},
  ...over,
});

const pod = (metadata: object, containerStatuses: object[]) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web-1', namespace: 'maps', uid: 'p1', ...metadata },
  spec: { nodeName: 'node-1', containers: [{ env: ['much'] }] },
  status: {
    phase: 'Running',
    conditions: ['Ready', 'PodScheduled'].map(type => ({
      type,
      status: 'True',
      lastTransitionTime: '2026-11-21T11:59:05Z',
    })),
    containerStatuses,
  },
});

const owner = { kind: 'ReplicaSet', name: 'web', uid: 'r1', controller: true };
const crash = {
  ready: false,
  restartCount: 2,
  lastState: {
    terminated: {
      reason: 'Error',
      exitCode: 1,
      startedAt: '2026-11-21T11:59:50Z',
      finishedAt: '2026-11-21T11:59:51Z',
    },
  },
  state: { running: { startedAt: '2026-11-21T11:59:58Z' } },
};

it.each([
  ['is well', [container('web')]],
  ['crashed before', [container('web', crash), container('proxy')]],
  [
    'waits',
    [
      container('web', {
        ready: false,
        state: { waiting: { reason: 'ImagePullBackOff', message: 'no' } },
      }),
    ],
  ],
])(
  'judges a pod that %s by what is kept as by the whole',
  (_name, statuses) => {
    const object = pod({ ownerReferences: [owner] }, statuses);
    const whole = podSchema.parse(object);
    const kept = projectPod(object);
    expect(kept && judge(kept, {}, { now: NOW })).toEqual(
      judge(whole, {}, { now: NOW }),
    );
  },
);

it('keeps one copy of what the pods of a template say alike', () => {
  const one = projectPod(
    pod({ ownerReferences: [owner], uid: 'p1' }, [container('web')]),
  );
  const other = projectPod(
    pod({ ownerReferences: [{ ...owner }], uid: 'p2' }, [
      container('web', {
        state: { running: { startedAt: '2026-11-20T08:00:00Z' } },
      }),
    ]),
  );
  expect(one?.status.containerStatuses).toBe(other?.status.containerStatuses);
  expect(one?.metadata.ownerReferences).toBe(other?.metadata.ownerReferences);
});

it('keeps the labels of a pod that stands alone, which nothing else tells whose it is', () => {
  const labels = { app: 'web', 'controller-revision-hash': 'x' };
  const labelsOf = (metadata: object) =>
    projectPod(pod({ labels, ...metadata }, []))?.metadata.labels;
  expect(labelsOf({})).toEqual(labels);
  expect(labelsOf({ ownerReferences: [owner] })).toEqual({
    'controller-revision-hash': 'x',
  });
});
