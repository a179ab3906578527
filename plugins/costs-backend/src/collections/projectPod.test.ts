import { projectPod } from './projectPod';

const container = (cpu?: string, restartPolicy?: string) => ({
  name: 'web',
  restartPolicy,
  resources: { requests: { ...(cpu && { cpu }) } },
});
const pod = (spec: object, status: object = {}) =>
  projectPod({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web' },
    spec: { nodeName: 'node-1', ...spec },
    status: { phase: 'Running', ...status },
  });

describe('projectPod', () => {
  it.each<[string, object, object, number]>([
    ['nothing', { containers: [container('1')] }, {}, 0],
    [
      'a pod as a whole',
      {
        containers: [container('100m'), container()],
        resources: { requests: { cpu: '2' } },
      },
      {},
      1900,
    ],
    [
      'what an init container needed',
      {
        containers: [container('1')],
        initContainers: [container('1', 'Always'), container('3')],
      },
      {},
      2000,
    ],
    [
      'the overhead of its runtime',
      { containers: [container('1')], overhead: { cpu: '250m' } },
      {},
      250,
    ],
    [
      'what it held before a resize',
      { containers: [container('1')] },
      {
        containerStatuses: [
          { name: 'web', resources: { requests: { cpu: '4' } } },
        ],
      },
      3000,
    ],
  ])('holds beyond its containers: %s', (_, spec, status, cpuMillicores) => {
    expect(pod(spec, status)?.beyond.cpuMillicores).toBe(cpuMillicores);
  });

  it('tells a container without a request from one of nothing', () => {
    expect(
      pod({ containers: [container(), container('0')] })?.containers.map(
        ({ cpuMillicores }) => cpuMillicores,
      ),
    ).toEqual([undefined, 0]);
  });
});
