import { podRequests, podSpecSchema } from './podRequests';

const container = (cpu?: string, memory?: string, restartPolicy?: string) => ({
  restartPolicy,
  resources: { requests: { cpu, memory } },
});
const sidecar = (cpu: string) => container(cpu, undefined, 'Always');

describe('podRequests', () => {
  it.each([
    [
      'adds up containers',
      { containers: [container('100m', '64Mi'), container('0.2', '64Mi')] },
      300,
      134217728,
    ],
    [
      'counts a container without requests as nothing',
      { containers: [{}, container('1')] },
      1000,
      0,
    ],
    [
      'takes a larger init container instead',
      { containers: [container('100m')], initContainers: [container('500m')] },
      500,
      0,
    ],
    [
      'takes the largest init container, not their sum',
      {
        containers: [container('100m')],
        initContainers: [container('300m'), container('400m')],
      },
      400,
      0,
    ],
    [
      'ignores smaller init containers',
      { containers: [container('600m')], initContainers: [container('500m')] },
      600,
      0,
    ],
    [
      'adds sidecars to the containers',
      { containers: [container('100m')], initContainers: [sidecar('50m')] },
      150,
      0,
    ],
    [
      'adds earlier sidecars to an init container',
      {
        containers: [container('100m')],
        initContainers: [sidecar('50m'), container('500m')],
      },
      550,
      0,
    ],
    [
      'does not add later sidecars to an init container',
      {
        containers: [container('100m')],
        initContainers: [container('500m'), sidecar('50m')],
      },
      500,
      0,
    ],
    [
      'decides each resource by itself',
      {
        containers: [container('1', '64Mi')],
        initContainers: [container('100m', '128Mi')],
      },
      1000,
      134217728,
    ],
    [
      'adds the overhead of the runtime',
      {
        containers: [container('100m')],
        overhead: { cpu: '250m', memory: '1Ki' },
      },
      350,
      1024,
    ],
    [
      'takes the request of the pod as a whole',
      {
        containers: [container('100m', '64Mi')],
        resources: { requests: { cpu: '2' } },
      },
      2000,
      67108864,
    ],
    [
      'rounds a fraction of a millicore up',
      { containers: [container('100u')] },
      1,
      0,
    ],
  ])('%s', (_name, spec, cpuMillicores, memoryBytes) => {
    expect(podRequests(podSpecSchema.parse(spec))).toEqual({
      cpuMillicores,
      memoryBytes,
    });
  });
});
