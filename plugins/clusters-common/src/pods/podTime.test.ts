import { podLimits, podRequests } from './podRequests';
import { podResourcesSchema } from './podResources';

/** More than an API server keeps of one pod. */
const MANY = 10_000;
const list = Object.fromEntries(
  Array.from({ length: MANY }, (_, n) => [`a.b/r${n}`, '1']),
);
const wide = { requests: list, limits: list };
const containers = (name: (n: number) => string, restartPolicy?: string) => [
  { name: 'wide', restartPolicy, resources: wide },
  ...Array.from({ length: MANY }, (_, n) => ({
    name: name(n),
    restartPolicy,
    resources: { requests: { cpu: '1m' }, limits: { cpu: '1m' } },
  })),
];
const unique = (n: number) => `c${n}`;
const granted = [{ name: 'same', resources: wide, allocatedResources: list }];

it.each<[string, object, object]>([
  ['containers', { containers: containers(unique) }, {}],
  [
    'init containers',
    { containers: [], initContainers: containers(unique) },
    {},
  ],
  [
    'sidecars',
    { containers: [], initContainers: containers(unique, 'Always') },
    {},
  ],
  [
    'containers of one name',
    { containers: containers(() => 'same') },
    { containerStatuses: granted },
  ],
  [
    'sidecars of one name',
    { containers: [], initContainers: containers(() => 'same', 'Always') },
    { initContainerStatuses: granted },
  ],
])('adds up thousands of %s and resources in no time', (_, spec, status) => {
  const pod = podResourcesSchema.parse({ spec, status });
  const began = process.cpuUsage();
  expect(podRequests(pod).others['a.b/r1']).toBeGreaterThan(0);
  expect(podLimits(pod).others['a.b/r1']).toBeGreaterThan(0);
  expect(process.cpuUsage(began).user / 1_000).toBeLessThan(1_500);
});
