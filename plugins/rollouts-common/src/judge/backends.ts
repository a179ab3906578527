import { z } from 'zod';
import { NetworkAround } from './network';
import { OtherObject } from './objects';
import { section } from './resourceRule';
import { Values } from './runRule';

/** A Service that a route or an Ingress sends traffic to. */
export interface Backend {
  namespace: string;
  name: string;
  port?: string | number;
}

/** What is wrong with a backend, and the words for it. */
export interface BackendTrouble {
  kind:
    | 'missing'
    | 'port'
    | 'none'
    | 'unready'
    | 'zero'
    | 'forbidden'
    | 'pending';
  values: Values;
}

const serviceSchema = z.object({
  spec: section({
    type: z.string().default('ClusterIP'),
    selector: z.record(z.string(), z.string()).default({}),
    ports: z
      .array(z.object({ name: z.string().optional(), port: z.number() }))
      .default([]),
  }),
});

/** How a Service is reached: the type, the labels of its pods, its ports. */
export function readService(service: OtherObject) {
  return serviceSchema.safeParse(service).data?.spec;
}

function servingTrouble(
  { namespace, name }: Backend,
  selector: Record<string, string>,
  network: NetworkAround,
): BackendTrouble['kind'] | undefined {
  const state = network.endpoints.state(namespace);
  if (state === 'forbidden' || state === 'pending') {
    return state;
  }
  const { ready, total } = network.endpoints.find(namespace, name) ?? {
    ready: 0,
    total: 0,
  };
  if (state === 'unasked' || ready > 0) {
    return undefined;
  }
  if (network.isScaledToZero(namespace, selector)) {
    return 'zero';
  }
  return total > 0 ? 'unready' : 'none';
}

function troubleOf(
  backend: Backend,
  network: NetworkAround,
): BackendTrouble | undefined {
  const { namespace, name, port } = backend;
  const state = network.services.state(namespace);
  const values = { backend: `Service ${name}`, port: port ?? '–' };
  if (state === 'forbidden' || state === 'pending') {
    return { kind: state, values: { ...values, kind: 'Services' } };
  }
  const service = network.services.find(namespace, name);
  if (state === 'unasked') {
    return undefined;
  }
  if (!service) {
    return { kind: 'missing', values };
  }
  const spec = readService(service);
  if (!spec || spec.type === 'ExternalName') {
    return undefined;
  }
  const hasPort = spec.ports.some(
    one => port === one.port || port === one.name,
  );
  if (port !== undefined && !hasPort) {
    return { kind: 'port', values };
  }
  if (Object.keys(spec.selector).length === 0) {
    return undefined;
  }
  const kind = servingTrouble(backend, spec.selector, network);
  const total = network.endpoints.find(namespace, name)?.total ?? 0;
  return kind && { kind, values: { ...values, total, kind: 'EndpointSlices' } };
}

/** The worst first; what is not known counts only where nothing is known to be wrong. */
const ORDER: BackendTrouble['kind'][] = [
  'missing',
  'port',
  'none',
  'unready',
  'zero',
  'forbidden',
  'pending',
];

/** The worst that is wrong with any of several backends. */
export function backendTrouble(
  backends: Backend[],
  network: NetworkAround,
): BackendTrouble | undefined {
  const unique = new Map(
    backends.map(backend => [
      `${backend.namespace}/${backend.name}/${backend.port ?? ''}`,
      backend,
    ]),
  );
  const troubles = [...unique.values()].flatMap(
    backend => troubleOf(backend, network) ?? [],
  );
  return ORDER.flatMap(
    kind => troubles.find(trouble => trouble.kind === kind) ?? [],
  ).at(0);
}
