import { CollectionState, Item } from '@dugnad/plugin-clusters-node';
import {
  Deployment,
  deploymentSchema,
  EndpointSlice,
  judge,
  OtherObject,
  parseObjects,
  StatefulSet,
} from '@dugnad/plugin-rollouts-common';
import { MemoryCollection } from '../__testUtils__/MemoryCollection';
import { Provenanced } from '../collections/openCollections';
import { followNetwork } from './followNetwork';
import { networkAround } from './networkAround';
import { NetworkCollections } from './networkCollections';

const cluster = 'oslo';
const now = new Date('2026-11-21T12:00:00Z');

function item<T>(namespace: string, name: string, value: T): Item<T> {
  const uid = `${namespace}-${name}`;
  return { cluster, namespace, name, uid, resourceVersion: '1', value };
}

function other(document: object): OtherObject {
  const [object] = parseObjects([document]).objects;
  if (!('apiVersion' in object)) {
    throw new Error('The test needs an object that is no workload');
  }
  return object;
}

const service = (namespace: string, name: string) =>
  other({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace, creationTimestamp: '2026-11-20T12:00:00Z' },
    spec: { selector: { app: name }, ports: [{ port: 80 }] },
  });

const ingress = (namespace: string, backend: string) =>
  other({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'web', namespace },
    spec: {
      defaultBackend: { service: { name: backend, port: { number: 80 } } },
    },
    status: { loadBalancer: { ingress: [{ ip: '10.0.0.1' }] } },
  });

const slice = (namespace: string, name: string, ready: number) =>
  item<EndpointSlice>(namespace, `${name}-x`, {
    name: `${name}-x`,
    namespace,
    service: name,
    ready,
    total: ready,
  });

const deployment = (namespace: string, name: string, replicas: number) =>
  item<Provenanced<Deployment>>(namespace, name, {
    ...deploymentSchema.parse({
      kind: 'Deployment',
      metadata: { name, namespace },
      spec: { replicas, template: { metadata: { labels: { app: name } } } },
    }),
    provenance: {},
  });

const synced: CollectionState = { synced: true };

function openNetwork(state: CollectionState = synced) {
  const deployments = new MemoryCollection<Provenanced<Deployment>>();
  const statefulSets = new MemoryCollection<Provenanced<StatefulSet>>();
  const endpointSlices = new MemoryCollection<EndpointSlice>();
  const services = new MemoryCollection<OtherObject>();
  const gateways = new MemoryCollection<OtherObject>();
  const ingresses = new MemoryCollection<OtherObject>();
  [endpointSlices, services, gateways].forEach(one =>
    one.becomes(cluster, state),
  );
  const pointing = [
    { group: 'networking.k8s.io', kind: 'Ingress', collection: ingresses },
  ];
  const collections: NetworkCollections = {
    workloads: { Deployment: deployments, StatefulSet: statefulSets },
    ...{ endpointSlices, services, gateways, pointing },
  };
  return { collections, deployments, endpointSlices, services, ingresses };
}

const judged = (
  object: OtherObject,
  collections: NetworkCollections,
  namespace = 'maps',
) =>
  judge(
    object,
    { network: networkAround(collections, cluster, namespace) },
    { now },
  );

it('adds up the slices of a Service', () => {
  const { collections, endpointSlices } = openNetwork();
  endpointSlices.add(slice('maps', 'web', 0), 'maps/web');
  endpointSlices.add(slice('maps', 'web', 2), 'maps/web');
  expect(judged(service('maps', 'web'), collections).status).toBe('Healthy');
  expect(judged(service('maps', 'other'), collections).reason).toBe(
    'NoEndpoints',
  );
});

it('knows what is scaled to zero on purpose', () => {
  const { collections, deployments } = openNetwork();
  deployments.add(deployment('maps', 'web', 0), 'maps');
  expect(judged(service('maps', 'web'), collections).reason).toBe(
    'ScaledToZero',
  );
});

it.each<[string, CollectionState, string]>([
  [
    'may not be read',
    { synced: false, forbidden: true, error: 'no right' },
    'EvidenceForbidden',
  ],
  ['have not been read', { synced: false }, 'EvidencePending'],
  ['are not served', { synced: true, absent: true }, 'Current'],
])('says so where endpoints %s', (_name, state, reason) => {
  const { collections } = openNetwork(state);
  expect(judged(service('maps', 'web'), collections).reason).toBe(reason);
});

it('does not tell one namespace what is in another', () => {
  const { collections, services } = openNetwork();
  services.add(item('forms', 'secret', service('forms', 'secret')));
  const network = networkAround(collections, cluster, 'maps');
  expect(network.services.state('forms')).toBe('unasked');
  expect(network.services.find('forms', 'secret')).toBeUndefined();
  expect(network.endpoints.state('forms')).toBe('unasked');
  expect(network.gateways.state('forms')).toBe('unasked');
});

it('judges a Service, and what leads to it, again when its endpoints change', () => {
  const { collections, endpointSlices, services, ingresses, deployments } =
    openNetwork();
  ingresses.add(item('maps', 'web', ingress('maps', 'web')), 'maps/web');
  const touched: string[] = [];
  followNetwork(collections, {
    touch: (_group, kind, { namespace, name }) =>
      touched.push(`${kind} ${namespace}/${name}`),
    touchAll: (_cluster, namespace) => touched.push(`all ${namespace}`),
  });
  endpointSlices.add(slice('maps', 'web', 1), 'maps/web');
  expect(touched.splice(0)).toEqual(['Service maps/web', 'Ingress maps/web']);
  services.add(item('maps', 'lone', service('maps', 'lone')));
  expect(touched.splice(0)).toEqual(['Service maps/lone']);
  deployments.add(deployment('maps', 'web', 1), 'maps');
  expect(touched.splice(0)).toEqual([]);
  deployments.add(deployment('maps', 'web', 0), 'maps');
  expect(touched.splice(0)).toEqual(['all maps']);
});
