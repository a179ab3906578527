import { groupOf } from './groupOf';
import {
  Endpoints,
  endpointSliceSchema,
  endpointsOf,
  Lookup,
  NetworkAround,
  selects,
} from './network';
import { JudgedObject, OtherObject, RollingWorkload } from './objects';

const keyOf = (namespace: string, name: string) => `${namespace}/${name}`;

function lookupOf<T>(found: Map<string, T>): Lookup<T> {
  const namespaces = new Set(
    [...found.keys()].map(key => key.slice(0, key.indexOf('/'))),
  );
  return {
    // A heap without one of a kind in a namespace says nothing of that kind there
    state: namespace => (namespaces.has(namespace) ? 'read' : 'unasked'),
    find: (namespace, name) => found.get(keyOf(namespace, name)),
  };
}

const isOther = (object: JudgedObject | OtherObject): object is OtherObject =>
  'apiVersion' in object;

function named(objects: OtherObject[], group: string, kind: string) {
  const entries = objects
    .filter(object => object.kind === kind && groupOf(object) === group)
    .map(object => {
      const { namespace, name } = object.metadata;
      return [keyOf(namespace, name), object] as const;
    });
  return lookupOf(new Map(entries));
}

function slicesByService(documents: unknown[]): Map<string, Endpoints> {
  const sums = new Map<string, Endpoints>();
  for (const document of documents) {
    const slice = endpointSliceSchema.safeParse(document).data;
    if (slice) {
      const key = keyOf(slice.namespace, slice.service);
      const sum = sums.get(key);
      sums.set(key, sum ? endpointsOf([sum, slice]) : slice);
    }
  }
  return sums;
}

function isWorkload(
  object: JudgedObject | OtherObject,
): object is RollingWorkload {
  return (
    !isOther(object) && ['Deployment', 'StatefulSet'].includes(object.kind)
  );
}

/** What traffic passes through, from a heap of objects. */
export function networkOf(
  documents: unknown[],
  objects: (JudgedObject | OtherObject)[],
): NetworkAround {
  const others = objects.filter(isOther);
  const workloads = objects.filter(isWorkload);
  return {
    services: named(others, '', 'Service'),
    endpoints: lookupOf(slicesByService(documents)),
    gateways: named(others, 'gateway.networking.k8s.io', 'Gateway'),
    isScaledToZero: (namespace, selector) => {
      const behind = workloads.filter(
        ({ metadata, spec }) =>
          metadata.namespace === namespace &&
          selects(selector, spec.template?.metadata?.labels),
      );
      return (
        behind.length > 0 &&
        behind.every(({ spec }) => 'replicas' in spec && spec.replicas === 0)
      );
    },
  };
}
