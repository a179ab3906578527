import fc from 'fast-check';
import { judge } from './judge';
import { parseObjects } from './parseObjects';
import { REASONS } from './reasons';

/*
 * Pods, events and the status of workloads hold what tenants and their programs write. None of it may make a verdict throw,
 * fill a page with a megabyte, or cost more than its size allows.
 */

const now = new Date('2026-11-21T12:00:00Z');
/** Seeded, so that a failure can be looked at again. */
const SEED = 20261121;

const KINDS = [
  ...['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'],
  ...['Pod', 'Job', 'CronJob'],
];

const words = fc.oneof(
  fc.constantFrom(
    ...['True', 'False', 'Ready', 'PodScheduled', 'Unschedulable', 'Running'],
    ...['Failed', 'Pending', 'Progressing', 'ReplicaFailure', 'Infeasible'],
    ...['ReplicaSetCreateError', 'PodResizePending', 'CrashLoopBackOff'],
    ...['ImagePullBackOff', 'ContainerCreating', 'Killing', 'FailedCreate'],
    ...['FailedMount', 'Unhealthy', 'FailedCreatePodSandBox', 'Evicted'],
    ...['exceeded quota', 'Insufficient cpu', 'taint {a: b}', '{quote}'],
    ...['', '__proto__', 'constructor', 'spec.containers{x}'],
    ...[
      '0 2 * * *',
      '@every 1s',
      '* * * * *',
      '1-9/3 5 31 2 *',
      'TZ=X @hourly',
    ],
    'x'.repeat(3_000),
    '"'.repeat(999),
  ),
  fc.string(),
);
const times = fc.constantFrom(
  ...['2026-11-21T11:59:00Z', '2026-11-21T11:00:00Z', '2026-11-22T00:00:00Z'],
  ...['+275760-09-13T00:00:00Z', '-271821-04-20T00:00:00Z', 'soon', ''],
);
const numbers = fc.constantFrom(0, 1, 2, -1, -2_147_483_648, 1e308, 0.5, 7);
const list = <T>(one: fc.Arbitrary<T>) => fc.array(one, { maxLength: 4 });
const some = <T extends Record<string, fc.Arbitrary<unknown>>>(model: T) =>
  fc.record(model, { requiredKeys: [] });
const odd = fc.oneof(
  { weight: 40, arbitrary: fc.constant(undefined) },
  words,
  numbers,
  fc.constant(null),
  fc.constant([]),
);

const end = some({
  reason: words,
  message: words,
  exitCode: numbers,
  startedAt: times,
  finishedAt: times,
});
const state = some({
  waiting: some({ reason: words, message: words }),
  running: some({ startedAt: times }),
  terminated: end,
});
const containers = list(
  fc.record({
    name: words,
    image: words,
    ready: fc.boolean(),
    restartCount: numbers,
    state,
    lastState: state,
  }),
);
const metadata = fc.record(
  {
    name: fc.constantFrom('x', 'x-0', 'x-99999999999'),
    uid: fc.constantFrom('u', 'v', ''),
    generation: numbers,
    creationTimestamp: times,
    deletionTimestamp: fc.option(times, { nil: undefined, freq: 5 }),
    finalizers: list(words),
    labels: fc.constant({ 'controller-revision-hash': 'a' }),
    ownerReferences: fc.constant([
      { kind: 'x', name: 'x', uid: 'u', controller: true },
    ]),
  },
  { requiredKeys: ['name', 'uid'] },
);
const status = some({
  ...{ phase: words, reason: words, message: words, resize: words },
  conditions: list(
    fc.record({
      type: words,
      status: words,
      reason: words,
      message: words,
      lastTransitionTime: times,
    }),
  ),
  ...{ containerStatuses: containers, initContainerStatuses: containers },
  ...{ observedGeneration: numbers, replicas: numbers, readyReplicas: numbers },
  ...{ updatedReplicas: numbers, availableReplicas: numbers },
  ...{ terminatingReplicas: numbers, desiredNumberScheduled: numbers },
  ...{ active: fc.oneof(numbers, list(fc.record({ name: words }))) },
  ...{ terminating: numbers, failedIndexes: words, startTime: times },
  ...{ lastScheduleTime: times, lastSuccessfulTime: times },
});
const spec = some({
  ...{ nodeName: words, replicas: numbers, schedule: words, timeZone: words },
  ...{ suspend: fc.boolean(), paused: fc.boolean(), managedBy: words },
  ...{ progressDeadlineSeconds: numbers, restartPolicy: words },
  schedulingGates: list(fc.record({ name: words })),
  nodeSelector: fc.dictionary(words, words, { maxKeys: 3 }),
  updateStrategy: some({
    type: words,
    rollingUpdate: some({ partition: numbers }),
  }),
  ordinals: some({ start: numbers }),
});
const object = fc.record({
  kind: fc.constantFrom(...KINDS),
  metadata,
  spec: fc.oneof({ weight: 9, arbitrary: spec }, odd),
  status: fc.oneof({ weight: 9, arbitrary: status }, odd),
});
const event = fc.record({
  kind: fc.constant('Event'),
  metadata: fc.constant({ name: 'e' }),
  involvedObject: fc.record({
    kind: words,
    name: words,
    uid: fc.constantFrom('u', 'v', ''),
    fieldPath: words,
  }),
  ...{
    type: fc.constantFrom('Warning', 'Normal'),
    reason: words,
    message: words,
  },
  ...{ firstTimestamp: times, lastTimestamp: times, count: numbers },
});

it('judges whatever is written, in words of bounded length, and looks again only later', () => {
  fc.assert(
    fc.property(
      list(object),
      list(event),
      fc.constantFrom(0, 600_000, Infinity),
      (manifests, events, patienceMs) => {
        const { objects, related } = parseObjects([...manifests, ...events]);
        for (const one of objects) {
          const verdict = judge(one, related, { now, patienceMs });
          expect(Object.keys(REASONS)).toContain(verdict.reason);
          expect(verdict.checks.length).toBeGreaterThan(0);
          expect(verdict.message.length).toBeLessThan(8_000);
          expect((verdict.cause?.message ?? '').length).toBeLessThan(2_000);
          const recheck = Date.parse(verdict.recheckAt ?? '9999-12-31');
          expect(recheck).toBeGreaterThan(now.getTime());
        }
      },
    ),
    { numRuns: 3_000, seed: SEED },
  );
});

const MEGABYTE = 1_000_000;
const SIZE = 20_000;
const many = <T>(make: (index: number) => T) =>
  Array.from({ length: SIZE }, (_, index) => make(index));
const long = 'not found "denied" '.repeat(MEGABYTE / 19);
const owner = {
  ownerReferences: [{ kind: 'x', name: 'x', uid: 'u', controller: true }],
};
const statefulSet = {
  kind: 'StatefulSet',
  metadata: { name: 's', uid: 'u', generation: 1 },
  spec: { replicas: 3 },
  status: { observedGeneration: 1 },
};
const waits = { waiting: { reason: 'ImagePullBackOff', message: 'no' } };
const about = (uid: string, index: number) => ({
  ...{ kind: 'Event', metadata: { name: `e${index}` }, type: 'Warning' },
  ...{
    reason: 'Failed',
    message: `no image ${index}`,
    lastTimestamp: now.toISOString(),
  },
  involvedObject: { kind: 'Pod', uid, fieldPath: `spec.containers{c${index}}` },
});
const pod = (name: string, fields: object) => ({
  kind: 'Pod',
  metadata: { name, uid: name, ...owner },
  status: fields,
});

it.each<[string, () => object[]]>([
  [
    'one pod of very many containers and events',
    () => [
      pod('p', {
        containerStatuses: many(index => ({ name: `c${index}`, state: waits })),
      }),
      ...many(index => about('p', index)),
    ],
  ],
  [
    'very many containers that run and are not ready',
    () => [
      pod('p', {
        phase: 'Running',
        containerStatuses: many(index => ({
          name: `c${index}`,
          state: { running: {} },
        })),
      }),
      ...many(index => about('p', index)),
    ],
  ],
  [
    'very many init containers, all of them sidecars',
    () => [
      {
        ...pod('p', {
          phase: 'Pending',
          initContainerStatuses: many(index => ({
            name: `c${index}`,
            state: { running: {} },
          })),
        }),
        spec: {
          initContainers: many(index => ({
            name: `c${index}`,
            restartPolicy: 'Always',
          })),
        },
      },
    ],
  ],
  [
    'very many pods with an event each',
    () => [
      statefulSet,
      ...many(index =>
        pod(`p${index}`, { containerStatuses: [{ name: 'c', state: waits }] }),
      ),
      ...many(index => about(`p${index}`, index)),
    ],
  ],
  [
    'very many refusals',
    () => [
      statefulSet,
      ...many(index => ({ ...about('u', index), reason: 'FailedCreate' })),
    ],
  ],
  [
    'very many jobs',
    () => [
      {
        kind: 'CronJob',
        metadata: { name: 'c', uid: 'u' },
        spec: { schedule: '* * * * *' },
        status: { lastScheduleTime: '1970-01-01T00:00:00Z' },
      },
      ...many(index => ({
        kind: 'Job',
        metadata: { name: `j${index}`, ...owner },
      })),
    ],
  ],
  [
    'words of a megabyte',
    () => [
      pod('p', {
        message: long,
        containerStatuses: [
          {
            name: 'c',
            image: long,
            state: { waiting: { reason: 'ErrImagePull', message: long } },
          },
        ],
      }),
      { ...about('p', 1), message: long },
    ],
  ],
  [
    'a schedule of a megabyte',
    () => [
      {
        kind: 'CronJob',
        metadata: {
          name: 'c',
          uid: 'u',
          creationTimestamp: '2020-01-01T00:00:00Z',
        },
        spec: {
          schedule: `${'1,'.repeat(MEGABYTE / 2)}1 * * * *`,
          timeZone: long,
        },
      },
    ],
  ],
  [
    'labels and gates of a megabyte',
    () => [
      {
        ...pod('p', {
          conditions: [
            {
              type: 'PodScheduled',
              status: 'False',
              reason: 'Unschedulable',
              message: "didn't match node selector",
            },
          ],
        }),
        spec: {
          nodeSelector: { [long]: long },
          schedulingGates: many(() => ({ name: long })),
        },
      },
    ],
  ],
])('takes no longer than its size allows for %s', (_name, manifests) => {
  const { objects, related } = parseObjects(manifests());
  // Of the processor, not of the clock: other tests run beside this one
  const began = process.cpuUsage();
  const verdict = judge(objects[0], related, { now });
  const { user } = process.cpuUsage(began);
  expect(user / 1_000).toBeLessThan(4_000);
  expect(JSON.stringify({ ...verdict, checks: [] }).length).toBeLessThan(
    30_000,
  );
});
