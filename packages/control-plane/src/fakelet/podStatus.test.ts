import type { ContainerStatus, Pod } from '../kube/objects.ts';
import { podStatus } from './podStatus.ts';

const pod: Pod = {
  metadata: { name: 'web' },
  spec: {
    initContainers: [
      { name: 'mesh', image: 'mesh:1', restartPolicy: 'Always' },
      { name: 'migrate', image: 'migrate:1' },
    ],
    containers: [{ name: 'app', image: 'app:1' }],
  },
};
const running = (name: string, ready = true): ContainerStatus => ({
  name,
  image: '',
  imageID: '',
  restartCount: 0,
  ready,
  started: true,
  state: { running: { startedAt: '2026-11-29T10:00:00Z' } },
});
const ended = (name: string, exitCode = 0): ContainerStatus => ({
  ...running(name, false),
  started: false,
  state: {
    terminated: {
      exitCode,
      reason: exitCode ? 'Error' : 'Completed',
      startedAt: '2026-11-29T10:00:00Z',
      finishedAt: '2026-11-29T10:00:01Z',
    },
  },
});

function statusOf(
  [mesh, migrate, app]: ContainerStatus[],
  restartPolicy = 'Always',
) {
  const spec = { ...pod.spec, restartPolicy };
  const { phase, conditions = [] } = podStatus(
    { ...pod, spec },
    {
      initStatuses: [mesh, migrate],
      statuses: [app],
      podIP: '10.244.0.2',
      now: '2026-11-29T10:00:02Z',
    },
  );
  const stateOf = (type: string) =>
    conditions.find(condition => condition.type === type)?.status;
  return [phase, stateOf('Initialized'), stateOf('Ready')];
}

it.each([
  [
    'runs',
    [running('mesh'), ended('migrate'), running('app')],
    'Always',
    ['Running', 'True', 'True'],
  ],
  [
    'is not ready while its sidecar is not',
    [running('mesh', false), ended('migrate'), running('app')],
    'Always',
    ['Running', 'True', 'False'],
  ],
  [
    'is not failed by a sidecar that crashed',
    [ended('mesh', 1), ended('migrate'), running('app')],
    'Never',
    ['Running', 'False', 'False'],
  ],
  [
    'is over when only its sidecar still runs',
    [running('mesh'), ended('migrate'), ended('app')],
    'Never',
    ['Succeeded', 'True', 'False'],
  ],
  [
    'fails with its init container',
    [running('mesh'), ended('migrate', 1), running('app')],
    'Never',
    ['Failed', 'False', 'False'],
  ],
])('a pod %s', (_, statuses, restartPolicy, expected) => {
  expect(statusOf(statuses, restartPolicy)).toEqual(expected);
});
