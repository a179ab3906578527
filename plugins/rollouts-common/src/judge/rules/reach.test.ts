import { judge } from '../judge';
import { Lookup, NetworkAround, NO_NETWORK } from '../network';
import { parseObjects } from '../parseObjects';

const now = new Date('2026-11-21T12:00:00Z');
const namespace = 'maps';
const LONG_AGO = '2026-11-20T12:00:00Z';

const service = (name: string, spec: object = {}, metadata: object = {}) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace, creationTimestamp: LONG_AGO, ...metadata },
  spec: {
    selector: { app: name },
    ports: [{ name: 'http', port: 80 }],
    ...spec,
  },
});
const slice = (name: string, ...ready: (boolean | undefined)[]) => ({
  apiVersion: 'discovery.k8s.io/v1',
  kind: 'EndpointSlice',
  metadata: {
    name: `${name}-x`,
    namespace,
    labels: { 'kubernetes.io/service-name': name },
  },
  endpoints: ready.map(one => ({
    addresses: ['10.0.0.1'],
    conditions: { ready: one },
  })),
});
const other = [service('other'), slice('other', true)];
const deployment = (name: string, replicas: number) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, namespace },
  spec: { replicas, template: { metadata: { labels: { app: name } } } },
});
const served = { status: { loadBalancer: { ingress: [{ ip: '10.0.0.1' }] } } };
const ingress = (name: string, port: object = { number: 80 }) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { name: 'web', namespace },
  spec: {
    rules: [{ http: { paths: [{ backend: { service: { name, port } } }] } }],
  },
  ...served,
});
const gateway = (name: string) => ({
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'Gateway',
  metadata: { name, namespace },
});
const taken = (parent: string) => ({
  parents: [
    {
      parentRef: { name: parent },
      conditions: [{ type: 'Accepted', status: 'True' }],
    },
  ],
});
const route = (backend: string, { parent = 'edge', port = 80 } = {}) => ({
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  metadata: { name: 'web', namespace },
  spec: {
    parentRefs: [{ name: parent }],
    rules: [{ backendRefs: [{ name: backend, port }] }],
  },
  status: taken(parent),
});

const judged = (documents: object[]) => {
  const { objects, related } = parseObjects(documents);
  return judge(objects[0], related, { now });
};

it.each<[string, object[], string, string]>([
  [
    'a Service that reaches a pod',
    [service('web'), slice('web', true, false)],
    'Healthy',
    'Current',
  ],
  [
    'one whose slice does not say',
    [service('web'), slice('web', undefined)],
    'Healthy',
    'Current',
  ],
  [
    'one whose pods are not ready',
    [service('web'), slice('web', false, false)],
    'Progressing',
    'EndpointsNotReady',
  ],
  [
    'one that reaches no pod',
    [service('web'), ...other],
    'Degraded',
    'NoEndpoints',
  ],
  [
    'one with an empty slice',
    [service('web'), slice('web')],
    'Degraded',
    'NoEndpoints',
  ],
  [
    'a new one',
    [
      service('web', {}, { creationTimestamp: '2026-11-21T11:59:30Z' }),
      ...other,
    ],
    'Progressing',
    'EndpointsNotReady',
  ],
  [
    'one whose workload is scaled to zero',
    [service('web'), deployment('web', 0), ...other],
    'Suspended',
    'ScaledToZero',
  ],
  [
    'one whose workload is not',
    [service('web'), deployment('web', 1), ...other],
    'Degraded',
    'NoEndpoints',
  ],
  [
    'one that leads elsewhere',
    [service('web', { type: 'ExternalName' }), ...other],
    'Healthy',
    'Current',
  ],
  [
    'one without a selector',
    [service('web', { selector: {} }), ...other],
    'Healthy',
    'Current',
  ],
  [
    'one, where nobody has looked for endpoints',
    [service('web')],
    'Healthy',
    'Current',
  ],
  [
    'an Ingress that reaches a pod',
    [ingress('web'), service('web'), slice('web', true)],
    'Healthy',
    'Current',
  ],
  [
    'one by the name of the port',
    [ingress('web', { name: 'http' }), service('web'), slice('web', true)],
    'Healthy',
    'Current',
  ],
  [
    'one to a Service that is not there',
    [ingress('gone'), ...other],
    'Degraded',
    'BackendMissing',
  ],
  [
    'one to a port that is not there',
    [ingress('other', { number: 81 }), ...other],
    'Degraded',
    'BackendPortMissing',
  ],
  [
    'one to a Service that reaches nothing',
    [ingress('web'), service('web'), ...other],
    'Degraded',
    'BackendNotServing',
  ],
  [
    'one to pods that are not ready',
    [ingress('web'), service('web'), slice('web', false)],
    'Progressing',
    'EndpointsNotReady',
  ],
  [
    'one to what is scaled to zero',
    [ingress('web'), service('web'), deployment('web', 0), ...other],
    'Suspended',
    'ScaledToZero',
  ],
  [
    'one, where nobody has looked for Services',
    [ingress('web')],
    'Healthy',
    'Current',
  ],
  [
    'a route that reaches a pod',
    [route('web'), gateway('edge'), service('web'), slice('web', true)],
    'Healthy',
    'Current',
  ],
  [
    'one to a Service that is not there',
    [route('gone'), gateway('edge'), ...other],
    'Degraded',
    'BackendMissing',
  ],
  [
    'one to a port that is not there',
    [route('other', { port: 81 }), gateway('edge'), ...other],
    'Degraded',
    'BackendPortMissing',
  ],
  [
    'one to a Service that reaches nothing',
    [route('web'), service('web'), ...other],
    'Degraded',
    'BackendNotServing',
  ],
  [
    'one whose Gateway is not there',
    [route('other', { parent: 'gone' }), gateway('edge'), ...other],
    'Degraded',
    'ParentMissing',
  ],
  ['a slice with a ready pod', [slice('web', true)], 'Healthy', 'Current'],
  [
    'a slice without one',
    [slice('web', false)],
    'Progressing',
    'EndpointsNotReady',
  ],
  ['an empty slice', [slice('web')], 'Suspended', 'Idle'],
])('judges what can be reached: %s', (_name, documents, status, reason) => {
  const verdict = judged(documents);
  expect(verdict).toMatchObject({ status, reason });
  expect(verdict.message).not.toMatch(/[{}]|undefined/);
});

it('names what is missing', () => {
  expect(judged([ingress('gone'), ...other]).message).toContain(
    'Service gone does not exist',
  );
  expect(
    judged([route('other', { parent: 'gone' }), gateway('edge'), ...other])
      .message,
  ).toContain('Gateway gone does not exist');
  expect(judged([service('web'), ...other]).message).toContain('app=web');
});

const closed = (state: 'forbidden' | 'pending'): Lookup<never> => ({
  state: () => state,
  find: () => undefined,
});
const around = (changes: Partial<NetworkAround>) => ({
  network: { ...NO_NETWORK, ...changes },
});

it.each([
  ['forbidden', 'EvidenceForbidden'],
  ['pending', 'EvidencePending'],
] as const)('is never green on what is %s', (state, reason) => {
  const judgedIn = (document: object, changes: Partial<NetworkAround>) =>
    judge(parseObjects([document]).objects[0], around(changes), { now });
  expect(judgedIn(service('web'), { endpoints: closed(state) })).toMatchObject({
    status: 'Unknown',
    reason,
  });
  expect(judgedIn(ingress('web'), { services: closed(state) })).toMatchObject({
    status: 'Unknown',
    reason,
  });
  expect(judgedIn(route('web'), { services: closed(state) })).toMatchObject({
    status: 'Unknown',
    reason,
  });
});

it('says a known failure before what may not be read', () => {
  const refused = {
    ...route('web'),
    status: {
      parents: [
        {
          parentRef: { name: 'edge' },
          conditions: [
            {
              type: 'Accepted',
              status: 'False',
              reason: 'NotAllowedByListeners',
            },
          ],
        },
      ],
    },
  };
  const { objects } = parseObjects([refused]);
  expect(
    judge(objects[0], around({ services: closed('forbidden') }), { now }),
  ).toMatchObject({
    status: 'Degraded',
  });
});
