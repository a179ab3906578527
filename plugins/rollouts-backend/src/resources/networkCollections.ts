import {
  ClustersService,
  Item,
  LiveCollection,
} from '@dugnad/plugin-clusters-node';
import {
  EndpointSlice,
  endpointSliceSchema,
  OtherObject,
  reachesOf,
} from '@dugnad/plugin-rollouts-common';
import { RolloutCollections } from '../collections/openCollections';

/** Index: endpoint slices of the Service `namespace/name`. */
export const BY_SERVICE = 'service';
/** Index: what sends traffic to the Service `namespace/name`. */
export const BY_BACKEND = 'backend';
/** Index: what is attached to the Gateway `namespace/name`. */
export const BY_GATEWAY = 'gateway';

/** Kinds by group that lead traffic to Services. */
const POINTING = [
  'networking.k8s.io/Ingress',
  'gateway.networking.k8s.io/HTTPRoute',
  'gateway.networking.k8s.io/GRPCRoute',
  'gateway.networking.k8s.io/TLSRoute',
  'gateway.networking.k8s.io/TCPRoute',
  'gateway.networking.k8s.io/UDPRoute',
];

/** A watched kind beside the workloads. */
export interface WatchedCollection {
  group: string;
  kind: string;
  collection: LiveCollection<OtherObject>;
}

/** What traffic passes through, live. */
export interface NetworkCollections {
  workloads: Pick<
    RolloutCollections['workloads'],
    'Deployment' | 'StatefulSet'
  >;
  endpointSlices: LiveCollection<EndpointSlice>;
  services?: LiveCollection<OtherObject>;
  gateways?: LiveCollection<OtherObject>;
  /** What leads traffic to Services. */
  pointing: WatchedCollection[];
}

/** The indexes by which what depends on a Service or a Gateway is found. */
export function indexesOf(group: string, kind: string) {
  return POINTING.includes(`${group}/${kind}`)
    ? {
        [BY_BACKEND]: ({ value }: Item<OtherObject>) =>
          reachesOf(value).services,
        [BY_GATEWAY]: ({ value }: Item<OtherObject>) =>
          reachesOf(value).gateways,
      }
    : undefined;
}

/** Joins what is watched for being shown with the endpoints that nobody is shown by themselves. */
export function networkCollections(
  clusters: ClustersService,
  { workloads }: RolloutCollections,
  watched: WatchedCollection[],
): NetworkCollections {
  const find = (of: string, name: string) =>
    watched.find(({ group, kind }) => group === of && kind === name)
      ?.collection;
  return {
    workloads,
    endpointSlices: clusters.collection({
      id: 'rollouts.EndpointSlice',
      resource: { group: 'discovery.k8s.io', kind: 'EndpointSlice' },
      project: object => endpointSliceSchema.safeParse(object).data,
      indexes: {
        [BY_SERVICE]: ({ value }: Item<EndpointSlice>) =>
          value.service ? [`${value.namespace}/${value.service}`] : [],
      },
    }),
    services: find('', 'Service'),
    gateways: find('gateway.networking.k8s.io', 'Gateway'),
    pointing: watched.filter(({ group, kind }) =>
      POINTING.includes(`${group}/${kind}`),
    ),
  };
}
