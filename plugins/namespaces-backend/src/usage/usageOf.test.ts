import { projectPod } from './podCollection';
import { podUsageOf, quotaUsageOf } from './usageOf';

const Mi = 2 ** 20;

it('shows the tightest of several quotas, in whole millicores and bytes', () => {
  expect(
    quotaUsageOf([
      {
        name: 'dugnad-quota',
        hard: { 'requests.cpu': '1', 'requests.storage': '1Gi', pods: '20' },
        used: { 'requests.cpu': '150m', pods: '3' },
      },
      { name: 'extra', hard: { cpu: '500m' }, used: { cpu: '150m' } },
    ]),
  ).toEqual([
    {
      resource: 'requests.cpu',
      unit: 'millicores',
      hard: 500,
      used: 150,
      quota: 'extra',
    },
    {
      resource: 'requests.storage',
      unit: 'bytes',
      hard: 1024 * Mi,
      used: undefined,
      quota: 'dugnad-quota',
    },
    {
      resource: 'pods',
      unit: 'count',
      hard: 20,
      used: 3,
      quota: 'dugnad-quota',
    },
  ]);
});

const container = (cpu: string, memory?: string) => ({
  resources: { requests: { cpu }, limits: memory ? { cpu, memory } : {} },
});
const pod = (phase: string, spec: object) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web' },
  spec,
  status: { phase },
});

it('adds up what running and waiting pods ask for, sidecars and init containers as the scheduler does', () => {
  const pods = [
    pod('Running', {
      containers: [container('100m', '64Mi')],
      initContainers: [
        { ...container('50m', '32Mi'), restartPolicy: 'Always' },
        container('300m', '16Mi'),
      ],
    }),
    pod('Pending', { containers: [container('10m')] }),
    pod('Succeeded', { containers: [container('9', '9Gi')] }),
  ].flatMap(object => projectPod(object) ?? []);
  expect(podUsageOf(pods)).toEqual({
    count: 2,
    running: 1,
    pending: 1,
    requests: { cpuMillicores: 360, memoryBytes: 96 * Mi },
    limits: { cpuMillicores: 350, memoryBytes: 96 * Mi },
    withoutLimits: 1,
  });
});

it('counts the resources of a pod as a whole, which leave nothing open', () => {
  const resources = {
    requests: { cpu: '2' },
    limits: { cpu: '2', memory: '1Gi' },
  };
  const pods = [
    pod('Running', { containers: [container('100m')], resources }),
  ].flatMap(object => projectPod(object) ?? []);
  expect(podUsageOf(pods)).toMatchObject({
    requests: { cpuMillicores: 2000 },
    limits: { cpuMillicores: 2000, memoryBytes: 1024 * Mi },
    withoutLimits: 0,
  });
});
