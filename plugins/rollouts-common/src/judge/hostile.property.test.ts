import fc from 'fast-check';
import { agreementOf } from '../agreement/agreementOf';
import { engineObjectSchema } from '../agreement/engineObject';
import { judge } from './judge';
import { parseObjects } from './parseObjects';
import { projectResource } from './projectResource';
import { RESOURCE_RULES } from './rules/resourceRules';

/*
 * What a tenant writes reaches every rule: names, annotations, specifications, and the status of kinds whose controllers they
 * run. Nothing of it may make a rule throw, claim health it has no evidence for, or take longer than its size allows.
 */

const now = new Date('2026-11-21T12:00:00Z');
/** Seeded, so that a failure can be looked at again. */
const SEED = 20261121;

const KINDS: [apiVersion: string, kind: string][] = [
  ...RESOURCE_RULES.flatMap(({ group, kinds }) =>
    kinds.map((kind): [string, string] => [group ? `${group}/v1` : 'v1', kind]),
  ),
  ['example.org/v1', 'Database'],
  ['v1', 'ConfigMap'],
  ['', ''],
  ['apps/v1', 'Deployment'],
  ['batch/v1', 'CronJob'],
];

const nasty = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    '',
    0,
    -1,
    1e308,
    '__proto__',
    'constructor',
    'toString',
    '{quote}',
    'a'.repeat(5_000),
    'Failed'.repeat(500),
    '+275760-09-13T00:00:00Z',
    '-271821-04-20T00:00:00Z',
    '2026-11-21T11:00:00Z',
    'True',
    'Unknown',
    'Ready',
    '9'.repeat(400),
    [],
    {},
    [[[]]],
    JSON.parse('{"__proto__": {"status": "True"}}'),
  ),
  fc.string({ unit: 'binary' }),
  fc.double(),
);

const FIELDS = [
  ...['conditions', 'phase', 'state', 'health', 'status', 'observedGeneration'],
  ...['parents', 'parentRefs', 'parentRef', 'listeners', 'ancestors', 'rules'],
  ...['backendRefs', 'http', 'paths', 'backend', 'service', 'defaultBackend'],
  ...['loadBalancer', 'ingress', 'selector', 'ports', 'port', 'name', 'type'],
  ...['reason', 'message', 'replicas', 'availableReplicas', 'notAfter'],
  ...['operationState', 'sync', 'suspend', 'paused', 'workloadRef'],
  ...['__proto__', 'constructor', 'hasOwnProperty'],
];

const tree = fc.letrec<{ node: unknown }>(tie => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    nasty,
    fc.dictionary(fc.constantFrom(...FIELDS), tie('node'), { maxKeys: 6 }),
    fc.array(tie('node'), { maxLength: 4 }),
  ),
})).node;

const hostile = fc.record({
  type: fc.constantFrom(...KINDS),
  metadata: fc.record({
    name: fc.string(),
    namespace: fc.string(),
    generation: fc.oneof(fc.nat(3), fc.double()),
    creationTimestamp: nasty,
    deletionTimestamp: fc.option(nasty, { nil: undefined }),
    annotations: fc.dictionary(fc.string(), fc.string()),
    finalizers: fc.option(fc.array(fc.string()), { nil: undefined }),
  }),
  spec: tree,
  status: tree,
});

it('judges, projects and compares thousands of hostile objects without a throw', () => {
  fc.assert(
    fc.property(fc.array(hostile, { minLength: 1, maxLength: 5 }), list => {
      const documents = list.map(({ type: [apiVersion, kind], ...rest }) => ({
        apiVersion,
        kind,
        ...rest,
      }));
      const { objects, related } = parseObjects(documents);
      for (const object of objects) {
        const verdict = judge(object, related, { now });
        expect(verdict.checks.length).toBeGreaterThan(0);
        expect(typeof verdict.message).toBe('string');
        const engine = engineObjectSchema.safeParse(object).data;
        expect(() => engine && agreementOf(engine, verdict, now)).not.toThrow();
      }
      documents.forEach(projectResource);
    }),
    { seed: SEED, numRuns: 2_000 },
  );
});

const condition = (index: number) => ({
  type: `Part${index}Ready`,
  status: index % 3 ? 'True' : 'False',
  reason: 'Waiting',
  message: 'x',
});
const parent = (index: number) => ({
  parentRef: { name: `gateway-${index}` },
  conditions: [condition(index)],
});
const many = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));

/** Objects of the given size, of the kinds that read lists. */
const LARGE: Record<string, (size: number) => object> = {
  'a kind without a rule': size => ({
    apiVersion: 'example.org/v1',
    kind: 'Database',
    status: { conditions: many(size, condition) },
  }),
  'a Kustomization': size => ({
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    status: { conditions: many(size, condition) },
  }),
  'an Ingress': size => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    spec: {
      rules: many(size, index => ({
        http: { paths: [{ backend: { service: { name: `s${index}` } } }] },
      })),
    },
  }),
  'a route': size => ({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    spec: {
      parentRefs: many(size, index => ({ name: `gateway-${index}` })),
      rules: many(size, index => ({ backendRefs: [{ name: `s${index}` }] })),
    },
    status: { parents: many(size, parent) },
  }),
  'a Service with many labels': size => ({
    apiVersion: 'v1',
    kind: 'Service',
    spec: {
      selector: Object.fromEntries(
        many(size, index => [`label-${index}`, 'x'.repeat(10)]),
      ),
    },
  }),
};

const around = [
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'other', namespace: 'maps' },
  },
  {
    kind: 'EndpointSlice',
    metadata: { name: 'other-x', namespace: 'maps' },
  },
];

function timeOf(document: object): number {
  const metadata = { name: 'large', namespace: 'maps' };
  const { objects, related } = parseObjects([
    { ...document, metadata },
    ...around,
  ]);
  const before = process.cpuUsage();
  judge(objects[0], related, { now });
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Milliseconds of processor time, the least of five: neither a busy machine nor the collection of garbage counts as work. */
const quickest = (document: object) =>
  Math.min(...many(5, () => timeOf(document)));

it.each(Object.entries(LARGE))(
  'takes time in proportion to the size of %s',
  (_name, make) => {
    timeOf(make(1_000));
    const small = quickest(make(4_000));
    const large = quickest(make(32_000));
    // Eight times the size: 8 if linear, 64 if quadratic. Under 5 ms the clock itself is what is measured
    expect(large / Math.max(small, 5)).toBeLessThan(32);
  },
);
