import { containerRequests, podLimits, podRequests } from './podRequests';
import { podResourcesSchema } from './podResources';

const container = (cpu?: string, memory?: string, restartPolicy?: string) => ({
  restartPolicy,
  resources: { requests: { ...(cpu && { cpu }), ...(memory && { memory }) } },
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
      'takes the request of the pod over sidecars and init peaks, and adds overhead',
      {
        containers: [container('100m')],
        initContainers: [sidecar('3'), container('4')],
        resources: { requests: { cpu: '2', memory: '1Ki' } },
        overhead: { cpu: '250m' },
      },
      2250,
      1024,
    ],
    [
      'takes the limit of the pod where nothing is requested',
      { containers: [{}], resources: { limits: { cpu: '2', memory: '1Ki' } } },
      2000,
      1024,
    ],
    [
      'takes what containers request before the limit of the pod',
      {
        containers: [container('100m')],
        resources: { limits: { cpu: '2', memory: '1Ki' } },
      },
      100,
      1024,
    ],
    [
      'takes a limit without a request for a request',
      { containers: [{ resources: { limits: { cpu: '1', memory: '1Ki' } } }] },
      1000,
      1024,
    ],
    [
      'rounds a fraction of a millicore up',
      { containers: [container('100u')] },
      1,
      0,
    ],
  ])('%s', (_name, spec, cpuMillicores, memoryBytes) => {
    expect(podRequests(podResourcesSchema.parse({ spec }))).toEqual({
      cpuMillicores,
      memoryBytes,
      others: {},
      setAside: [],
    });
  });
});

const parse = (spec: object, status: object = {}) =>
  podResourcesSchema.parse({ spec, status });
const one = (requests: object) => ({
  containers: [{ name: 'web', resources: { requests } }],
});

describe('podRequests while a resize is under way', () => {
  const granted = (cpu: string, allocated?: string) => ({
    containerStatuses: [
      {
        name: 'web',
        resources: { requests: { cpu } },
        ...(allocated && { allocatedResources: { cpu: allocated } }),
      },
    ],
  });
  const pending = (reason: string) => ({
    conditions: [{ type: 'PodResizePending', status: 'True', reason }],
  });

  it.each<[string, object, number]>([
    ['counts what is asked for while it grows', granted('1', '1'), 2000],
    ['counts what is in effect while it shrinks', granted('4', '1'), 4000],
    ['counts what is allocated and not in effect yet', granted('1', '3'), 3000],
    ['counts what is asked for where nothing is reported', {}, 2000],
    [
      'counts what is asked for while it is deferred',
      { ...granted('1'), ...pending('Deferred') },
      2000,
    ],
    [
      'does not count what its node can never grant',
      { ...granted('1', '1'), ...pending('Infeasible') },
      1000,
    ],
    [
      'does not count it before Kubernetes 1.33 either',
      { ...granted('1'), resize: 'Infeasible' },
      1000,
    ],
    [
      'knows the resize of a sidecar',
      { initContainerStatuses: granted('5').containerStatuses },
      5000,
    ],
  ])('%s', (_, status, cpuMillicores) => {
    expect(podRequests(parse(one({ cpu: '2' }), status))).toMatchObject({
      cpuMillicores,
    });
  });

  it('counts the resize of a pod as a whole', () => {
    const spec = { containers: [{}], resources: { requests: { cpu: '2' } } };
    const status = { allocatedResources: { cpu: '3' } };
    expect(podRequests(parse(spec, status)).cpuMillicores).toBe(3000);
  });
});

describe('podRequests of devices', () => {
  it('counts them by name, each as the scheduler does', () => {
    const gpu = (count: string) => ({
      resources: { limits: { 'nvidia.com/gpu': count } },
    });
    const spec = {
      initContainers: [gpu('3')],
      containers: [
        gpu('1'),
        {
          resources: {
            requests: { 'nvidia.com/mig-1g.5gb': 2, 'hugepages-2Mi': '4Mi' },
          },
        },
      ],
    };
    expect(podRequests(parse(spec)).others).toEqual({
      'nvidia.com/gpu': 3,
      'nvidia.com/mig-1g.5gb': 2,
      'hugepages-2Mi': 4 * 2 ** 20,
    });
  });

  it.each([
    ['evil.example/gpu', '9000000000000000'],
    ['evil.example/gpu', '1e300'],
    ['evil.example/gpu', '-1'],
    ['evil.example/gpu', 'NaN'],
    ['cpu', '9000000000000000'],
    ['memory', '9000000000000000'],
    ['hugepages-1Gi', '7Ei'],
    ['a.b/long', '9'.repeat(300)],
  ])('sets %s: %s aside and counts the rest', (resource, quantity) => {
    const text = `{"memory":"1Ki","cpu":"1","a.b/c":"1","${resource}":"${quantity}"}`;
    const found = podRequests(parse(one(JSON.parse(text))));
    expect(found.setAside).toEqual([
      { resource, quantity: quantity.slice(0, 64) },
    ]);
    expect(found.others).toEqual({ 'a.b/c': 1 });
    expect(found.cpuMillicores).toBe(resource === 'cpu' ? 0 : 1000);
  });
});

describe('podLimits', () => {
  const limited = (limits: object) => ({ resources: { limits } });

  it('adds up limits, with overhead where there is one', () => {
    const spec = {
      containers: [limited({ cpu: '1' }), limited({ cpu: '1' })],
      overhead: { cpu: '250m', memory: '1Ki' },
    };
    expect(podLimits(parse(spec))).toMatchObject({
      cpuMillicores: 2250,
      memoryBytes: undefined,
    });
  });

  it('takes the limit of the pod as a whole', () => {
    const spec = {
      containers: [limited({ cpu: '1' }), {}],
      resources: { limits: { cpu: '3', memory: '1Ki' } },
    };
    expect(podLimits(parse(spec))).toMatchObject({
      cpuMillicores: 3000,
      memoryBytes: 1024,
    });
  });
});

it('tells what one container asks for from what it leaves open', () => {
  expect(containerRequests({ requests: { cpu: '1' } })).toEqual({
    cpuMillicores: 1000,
    memoryBytes: undefined,
    others: {},
    setAside: [],
  });
});
