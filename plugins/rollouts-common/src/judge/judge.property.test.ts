import fc from 'fast-check';
import { judge } from './judge';
import { parseObjects } from './parseObjects';
import { REASONS } from './reasons';
import { crossplaneRule } from './rules/crossplane';
import { RESOURCE_RULES } from './rules/resourceRules';
import { severityOf, Status, STATUSES, worstStatus } from './verdict';

const now = new Date('2026-11-21T12:00:00Z');

const WORKLOADS = [
  ['apps/v1', 'Deployment'],
  ['apps/v1', 'StatefulSet'],
  ['apps/v1', 'DaemonSet'],
  ['apps/v1', 'ReplicaSet'],
  ['v1', 'Pod'],
  ['batch/v1', 'Job'],
  ['batch/v1', 'CronJob'],
];

const KINDS = [
  ...WORKLOADS,
  ...RESOURCE_RULES.flatMap(({ group, kinds }) =>
    kinds.map(kind => [group ? `${group}/v1` : 'v1', kind]),
  ),
  ['example.org/v1', 'Database'],
];

/** Words that the rules look for, so that random objects reach deep. */
const words = fc.constantFrom(
  'True',
  'False',
  'Unknown',
  'Ready',
  'Synced',
  'Stalled',
  'Available',
  'Running',
  'Failed',
  'Degraded',
  'Healthy',
  'LoadBalancer',
  'on',
  '2026-11-21T11:00:00Z',
  '',
);
const keys = fc.constantFrom(
  'phase',
  'state',
  'robustness',
  'suspend',
  'paused',
  'replicas',
  'updatedReplicas',
  'availableReplicas',
  'observedGeneration',
  'health',
  'sync',
  'status',
  'operationState',
  'loadBalancer',
  'ingress',
  'notAfter',
  'containerStatuses',
  'template',
  'type',
  'reason',
  'message',
);
const leaf = fc.oneof(words, fc.integer(), fc.boolean(), fc.constant(null));
const conditions = fc.array(
  fc.record({ type: words, status: words, reason: words, message: words }),
  { maxLength: 4 },
);
const section = fc.oneof(
  fc.jsonValue(),
  fc
    .tuple(
      fc.dictionary(keys, fc.oneof(leaf, fc.dictionary(keys, leaf))),
      fc.option(conditions, { nil: undefined }),
    )
    .map(([fields, list]) => (list ? { ...fields, conditions: list } : fields)),
);

const anyObject = fc.record({
  type: fc.constantFrom(...KINDS),
  generation: fc.nat({ max: 3 }),
  deleting: fc.boolean(),
  spec: section,
  status: section,
});

const judged = (object: unknown) => {
  const { objects, related } = parseObjects([object]);
  return objects.map(one => judge(one, related, { now }));
};

it('judges any object of any kind, by at least one check', () => {
  fc.assert(
    fc.property(anyObject, ({ type, generation, deleting, spec, status }) => {
      const verdicts = judged({
        apiVersion: type[0],
        kind: type[1],
        metadata: {
          name: 'x',
          generation,
          ...(deleting && { deletionTimestamp: now.toISOString() }),
        },
        spec,
        status,
      });
      expect(verdicts).toHaveLength(1);
      const [verdict] = verdicts;
      expect(verdict.checks.length).toBeGreaterThan(0);
      expect(Object.keys(REASONS)).toContain(verdict.reason);
      expect(verdict.message).not.toMatch(/\{\w+\}|undefined/);
    }),
    { numRuns: 2000 },
  );
});

const containerState = fc.record(
  {
    waiting: fc.record({ reason: words, message: words }),
    running: fc.record({ startedAt: words }),
    terminated: fc.record({ reason: words, finishedAt: words }),
  },
  { requiredKeys: [] },
);
const around = fc.oneof(
  fc.record({
    kind: fc.constant('Pod'),
    status: fc.record({
      phase: words,
      conditions,
      containerStatuses: fc.array(
        fc.record({
          name: words,
          ready: fc.boolean(),
          restartCount: fc.nat(9),
          state: containerState,
          lastState: containerState,
        }),
      ),
    }),
  }),
  fc.record({
    kind: fc.constantFrom('ReplicaSet', 'Job'),
    spec: fc.record({ replicas: fc.nat(3) }),
    status: fc.record({ availableReplicas: fc.nat(3), conditions }),
  }),
  fc.record({
    kind: fc.constant('Event'),
    reason: fc.constantFrom('FailedCreate', 'FailedMount', 'Unhealthy'),
    message: words,
    lastTimestamp: words,
    involvedObject: fc.constant({ kind: 'Pod', name: 'x', uid: 'u' }),
  }),
);

it('judges workloads with anything around them', () => {
  const metadata = {
    name: 'x',
    uid: 'u',
    creationTimestamp: 'not a time',
    ownerReferences: [{ kind: 'x', name: 'x', uid: 'u', controller: true }],
  };
  const replicas = fc.record({ replicas: fc.nat(3) });
  fc.assert(
    fc.property(
      fc.constantFrom(...WORKLOADS),
      replicas,
      fc.array(around, { maxLength: 6 }),
      ([apiVersion, kind], spec, others) => {
        const { objects, related } = parseObjects(
          [{ apiVersion, kind, spec, status: {} }, ...others].map(object => ({
            ...object,
            metadata,
          })),
        );
        for (const object of objects) {
          const verdict = judge(object, related, { now });
          expect(verdict.checks.length).toBeGreaterThan(0);
        }
      },
    ),
    { numRuns: 1000 },
  );
});

it('never throws on any JSON at all', () => {
  fc.assert(
    fc.property(fc.jsonValue(), value => {
      expect(() => judged(value)).not.toThrow();
    }),
  );
});

it('is never Healthy while a check has failed', () => {
  fc.assert(
    fc.property(anyObject, ({ type, generation, spec, status }) => {
      const [verdict] = judged({
        apiVersion: type[0],
        kind: type[1],
        metadata: { name: 'x', generation },
        spec,
        status,
      });
      const failed = verdict.checks.some(check => !check.passed);
      expect(failed && verdict.status === 'Healthy').toBe(false);
    }),
    { numRuns: 2000 },
  );
});

const status = fc.constantFrom<Status>(...STATUSES);

it('takes the worst of several statuses, in whatever order', () => {
  fc.assert(
    fc.property(fc.array(status), fc.array(status), (some, others) => {
      const worst = worstStatus([...some, ...others]);
      expect(worst).toBe(worstStatus([...others, ...some]));
      expect(worst).toBe(worstStatus([worstStatus(some), worstStatus(others)]));
      for (const one of [...some, ...others]) {
        expect(severityOf(one)).toBeLessThanOrEqual(severityOf(worst));
      }
    }),
  );
});

/**
 * Whether what a status says can be trusted at all is asked first, and a pause explains why there is no progress; among
 * the answers, the worst comes first.
 */
const STATES_OF_THEIR_OWN = [
  'SpecSuspended',
  'ScaledToZero',
  'Paused',
  'SpecNotObserved',
  'Deleting',
  // Asked once nothing is known to be wrong: what may not be read hides no failure
  'EvidenceForbidden',
  'EvidencePending',
];

it.each(
  [...RESOURCE_RULES, crossplaneRule].map(
    rule => [`${rule.group} ${rule.kinds}`, rule] as const,
  ),
)('lets the worst failing check decide: %s', (_name, { outcomes }) => {
  const severities = outcomes
    .filter(reason => !STATES_OF_THEIR_OWN.includes(reason))
    .map(reason => severityOf(REASONS[reason].status));
  expect(severities).toEqual([...severities].sort((a, b) => b - a));
});

it('has one rule for each group and kind', () => {
  const names = KINDS.map(kind => kind.join(' '));
  expect(new Set(names).size).toBe(names.length);
});
