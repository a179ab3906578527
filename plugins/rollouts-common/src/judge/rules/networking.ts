import { z } from 'zod';
import { backendChecks } from '../backendChecks';
import { Backend } from '../backends';
import { timeOf } from '../moments';
import { NetworkAround } from '../network';
import { metadataSchema, OtherObject } from '../objects';
import { resourceRule, section } from '../resourceRule';
import { CheckRule, equals, KindRule } from '../runRule';

const statusSchema = section({
  loadBalancer: z
    .object({
      ingress: z
        .array(
          z.object({
            ip: z.string().default(''),
            hostname: z.string().default(''),
          }),
        )
        .default([]),
    })
    .default({ ingress: [] }),
});
type Addressed = { status: z.infer<typeof statusSchema> };

const hasAddress = ({ status }: Addressed) =>
  status.loadBalancer.ingress.some(({ ip, hostname }) => ip || hostname);

const address: CheckRule<Addressed> = {
  name: 'address',
  compare: object => equals(true, hasAddress(object)),
  otherwise: 'AddressPending',
};

const addressesOf = ({ status }: Addressed) => ({
  address: status.loadBalancer.ingress
    .map(({ ip, hostname }) => hostname || ip)
    .join(', '),
});

const serviceSchema = z.object({
  metadata: metadataSchema,
  spec: section({
    type: z.string().default('ClusterIP'),
    selector: z.record(z.string(), z.string()).default({}),
    ports: z
      .array(z.object({ name: z.string().optional(), port: z.number() }))
      .default([]),
  }),
  status: statusSchema,
});
type Service = z.infer<typeof serviceSchema>;

/** Endpoints are written within seconds of a Service; until then none are there for want of time. */
const YOUNG_MS = 60_000;

/** Who has no selector, or leads elsewhere, has its endpoints from somebody else. */
const isSelecting = ({ spec }: Service) =>
  spec.type !== 'ExternalName' && Object.keys(spec.selector).length > 0;

const settlesAt = ({ metadata }: Service) =>
  Date.parse(metadata.creationTimestamp ?? '') + YOUNG_MS;

function endpointChecks(network: NetworkAround) {
  const { endpoints, isScaledToZero } = network;
  const found = ({ metadata: { namespace, name } }: Service) =>
    endpoints.find(namespace, name) ?? { ready: 0, total: 0 };
  const state = (service: Service) =>
    isSelecting(service)
      ? endpoints.state(service.metadata.namespace)
      : 'unasked';
  const isEmpty = (service: Service) =>
    state(service) === 'read' && found(service).ready === 0;
  const isAtZero = (service: Service) =>
    isEmpty(service) &&
    isScaledToZero(service.metadata.namespace, service.spec.selector);
  const unreached = (service: Service) =>
    isEmpty(service) && !isAtZero(service);
  const check = (
    test: (service: Service, now: Date) => boolean,
    otherwise: CheckRule<Service>['otherwise'],
  ): CheckRule<Service> => ({
    name: 'endpoints',
    compare: (service, now) =>
      test(service, now) ? equals('ready', 'none') : undefined,
    otherwise,
  });
  const isNew = (service: Service, now: Date) =>
    settlesAt(service) > now.getTime();
  return {
    found,
    isEmpty,
    none: check(
      (service, now) =>
        unreached(service) &&
        found(service).total === 0 &&
        !isNew(service, now),
      'NoEndpoints',
    ),
    unready: check(unreached, 'EndpointsNotReady'),
    last: [
      check(isAtZero, 'ScaledToZero'),
      check(service => state(service) === 'forbidden', 'EvidenceForbidden'),
      check(service => state(service) === 'pending', 'EvidencePending'),
    ],
  };
}

function serviceRuleIn(network: NetworkAround): KindRule<Service> {
  const { found, isEmpty, none, unready, last } = endpointChecks(network);
  return {
    checks: [
      none,
      unready,
      {
        ...address,
        compare: (service, now) =>
          service.spec.type === 'LoadBalancer'
            ? address.compare(service, now)
            : equals(service.spec.type, service.spec.type),
      },
      ...last,
    ],
    done: () => 'Current',
    values: service => ({
      ...addressesOf(service),
      total: found(service).total,
      kind: 'EndpointSlices',
      selector: Object.entries(service.spec.selector)
        .map(([key, value]) => `${key}=${value}`)
        .join(', '),
    }),
    recheckAt: (service, now) =>
      isEmpty(service) && settlesAt(service) > now.getTime()
        ? timeOf(settlesAt(service))
        : undefined,
  };
}

/**
 * Service. Source: the Service API reference, `status.loadBalancer.ingress`; other types than `LoadBalancer` wait for no
 * address. Ours: one that selects pods and reaches none is unreachable.
 */
export const serviceRule = resourceRule({
  group: '',
  kinds: ['Service'],
  schema: serviceSchema,
  rule: serviceRuleIn,
});

const backendSchema = z.object({
  service: z
    .object({
      name: z.string(),
      port: z
        .object({
          number: z.number().optional(),
          name: z.string().optional(),
        })
        .optional(),
    })
    .optional(),
});

const ingressSchema = z.object({
  metadata: metadataSchema,
  spec: section({
    defaultBackend: backendSchema.optional(),
    rules: z
      .array(
        z.object({
          http: z
            .object({
              paths: z
                .array(z.object({ backend: backendSchema.optional() }))
                .default([]),
            })
            .optional(),
        }),
      )
      .default([]),
  }),
  status: statusSchema,
});
type Ingress = z.infer<typeof ingressSchema>;

function backendsOf({ metadata, spec }: Ingress): Backend[] {
  const paths = spec.rules.flatMap(({ http }) => http?.paths ?? []);
  return [spec.defaultBackend, ...paths.map(({ backend }) => backend)].flatMap(
    backend =>
      backend?.service
        ? {
            namespace: metadata.namespace,
            name: backend.service.name,
            port: backend.service.port?.number ?? backend.service.port?.name,
          }
        : [],
  );
}

/** The Services an Ingress sends traffic to; none where it cannot be read. */
export function readIngressBackends(object: OtherObject): Backend[] {
  const ingress = ingressSchema.safeParse(object).data;
  return ingress ? backendsOf(ingress) : [];
}

function ingressRuleIn(network: NetworkAround): KindRule<Ingress> {
  const backends = backendChecks(network, backendsOf);
  return {
    checks: [
      ...backends.failing,
      ...backends.pending,
      address,
      ...backends.last,
    ],
    done: () => 'Current',
    values: ingress => ({
      ...addressesOf(ingress),
      ...backends.valuesOf(ingress),
    }),
  };
}

/**
 * Ingress. Source: the Ingress API reference, `status.loadBalancer.ingress`, which the controller fills once it serves it. Ours:
 * one whose Service is missing, or reaches no pod, is unreachable.
 */
export const ingressRule = resourceRule({
  group: 'networking.k8s.io',
  kinds: ['Ingress'],
  schema: ingressSchema,
  rule: ingressRuleIn,
});

const sliceSchema = z.object({
  metadata: metadataSchema,
  endpoints: z
    .array(
      z.object({
        conditions: z.object({ ready: z.boolean().optional() }).optional(),
      }),
    )
    .default([]),
});
type Slice = z.infer<typeof sliceSchema>;

const readyIn = ({ endpoints }: Slice) =>
  endpoints.filter(({ conditions }) => conditions?.ready ?? true).length;

/**
 * EndpointSlice. Source: its API reference, `endpoints[].conditions.ready`, where absent counts as ready. It is not shown by
 * itself: the Service it is of says what it means.
 */
export const endpointSliceRule = resourceRule({
  group: 'discovery.k8s.io',
  kinds: ['EndpointSlice'],
  schema: sliceSchema,
  shown: false,
  rule: {
    checks: [
      {
        name: 'endpoints',
        compare: slice =>
          slice.endpoints.length > 0
            ? equals(true, readyIn(slice) > 0)
            : equals(0, 0),
        otherwise: 'EndpointsNotReady',
      },
    ],
    done: ({ endpoints }) => (endpoints.length > 0 ? 'Current' : 'Idle'),
    values: ({ endpoints }) => ({ total: endpoints.length }),
  },
});
