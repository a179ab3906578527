import { ConfigReader } from '@backstage/config';
import { DEFAULT_DEVICE_RULES, readDeviceRules } from './deviceRules';
import { projectPodDevices } from './openDevices';
import { deviceNotices, priceDevices } from './priceDevices';

const HUGE = '9000000000000000';

const podWith = (spec: object) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'p', namespace: 'a' },
  spec: { nodeName: 'oslo-1', containers: [], ...spec },
});
const wants = (requests: Record<string, string>) => ({
  resources: { requests },
});
const counts = (object: ReturnType<typeof podWith>) =>
  Object.fromEntries(projectPodDevices(object)?.devices ?? []);

describe('devices of a pod', () => {
  it.each([
    ['cpu and memory are none', { cpu: '1', memory: '1Gi' }, {}],
    ['huge pages are none', { 'hugepages-2Mi': '4Mi' }, {}],
    ['those of Kubernetes are none', { 'x.kubernetes.io/y': '1' }, {}],
    ['a GPU', { 'nvidia.com/gpu': '2' }, { 'nvidia.com/gpu': 2 }],
    ['less than none', { 'evil.example/gpu': '-5' }, {}],
  ])('%s', (_name, requests, expected) => {
    expect(counts(podWith({ containers: [wants(requests)] }))).toEqual(
      expected,
    );
  });

  it.each([
    ['no server has', HUGE],
    ['is endless', '1e400'],
    ['is no quantity', 'all'],
  ])('sets an amount aside that %s', (_name, quantity) => {
    const pod = podWith({
      containers: [wants({ 'evil.example/gpu': quantity })],
    });
    expect(projectPodDevices(pod)).toMatchObject({
      devices: new Map(),
      impossible: ['evil.example/gpu'],
    });
  });

  it('adds up containers, and hands on what init containers had', () => {
    const gpus = (count: string) => ({ 'nvidia.com/gpu': count });
    const pod = podWith({
      initContainers: [wants(gpus('4'))],
      containers: [wants(gpus('1')), wants(gpus('1'))],
    });
    expect(counts(pod)).toEqual({ 'nvidia.com/gpu': 4 });
  });

  it('knows of devices by resource claim', () => {
    const pod = podWith({ resourceClaims: [{ name: 'gpu' }] });
    expect(projectPodDevices(pod)).toMatchObject({ hasClaims: true });
  });

  it('keeps nothing of a pod without', () => {
    expect(projectPodDevices(podWith({}))).toBeUndefined();
  });
});

describe('priceDevices', () => {
  const price = (
    asked: [string, number][],
    there: [string, number][],
    rules = DEFAULT_DEVICE_RULES,
  ) => priceDevices(new Map(asked), new Map(there), rules);

  it.each([
    ['nvidia.com/gpu', 2, 2_000],
    ['amd.com/gpu', 1, 1_000],
    ['nvidia.com/mig-1g.5gb', 7, 1_000],
    ['nvidia.com/mig-3g.20gb', 1, 429],
    ['vendor.example/fpga', 1, 0],
  ])('counts %s as GPUs', (resource, count, gpuMillis) => {
    const result = price([[resource, count]], [[resource, 8]]);
    expect(result.gpuMillis).toBe(gpuMillis);
    expect(result.absent).toEqual([]);
  });

  it('counts no more than the node has', () => {
    const result = price(
      [['nvidia.com/gpu', 1_000_000]],
      [['nvidia.com/gpu', 4]],
    );
    expect(result).toMatchObject({
      gpuMillis: 4_000,
      absent: ['nvidia.com/gpu'],
    });
  });

  it('takes the price of the configuration before its own, and tells of nothing that is to cost nothing', () => {
    const rules = readDeviceRules([
      new ConfigReader({ resource: 'vendor.example/*', gpus: 0.25 }),
      new ConfigReader({ resource: 'nvidia.com/gpu', gpus: 2 }),
      new ConfigReader({ resource: 'squat.example/fuse', gpus: 0 }),
    ]);
    const all: [string, number][] = [
      ['vendor.example/fpga', 2],
      ['nvidia.com/gpu', 1],
      ['squat.example/fuse', 9],
    ];
    expect(price(all, all, rules)).toEqual({
      gpuMillis: 2_500,
      unpriced: [],
      absent: [],
    });
  });

  it('refuses a price that is none, by its key', () => {
    const wrong = new ConfigReader({ resource: 'a/b', gpus: -1 });
    expect(() => readDeviceRules([wrong])).toThrow('costs.devices[0].gpus');
  });

  it('says what is set aside, and never at whatever length somebody chose', () => {
    const names = Array.from(
      { length: 500 },
      (_, i) => `${'x'.repeat(200)}${i}.example/gpu`,
    );
    const priced = price(
      [...names.map((name): [string, number] => [name, 1]), ['v/fpga', 1]],
      [['v/fpga', 1]],
    );
    const notices = deviceNotices(
      [{ hasClaims: true, impossible: ['cpu'] }],
      [priced],
    );
    expect(notices).toHaveLength(3);
    expect(notices[0]).toContain('and 498 more');
    expect(notices[1]).toContain('v/fpga');
    expect(Math.max(...notices.map(one => one.length))).toBeLessThan(600);
  });
});
