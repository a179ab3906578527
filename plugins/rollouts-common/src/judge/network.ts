import { z } from 'zod';
import { OtherObject } from './objects';

/**
 * Whether a kind could be read in a namespace. `unasked`: nobody looked, or may look from there, and nothing is concluded from
 * what is not found.
 */
export type LookupState = 'read' | 'forbidden' | 'pending' | 'unasked';

/** Finds objects of one kind by name. */
export interface Lookup<T> {
  state(namespace: string): LookupState;
  find(namespace: string, name: string): T | undefined;
}

/** How many addresses a Service has. */
export interface Endpoints {
  ready: number;
  /** With those that are not ready. */
  total: number;
}

/** What traffic passes through, around the object that is judged. */
export interface NetworkAround {
  services: Lookup<OtherObject>;
  /** By the name of their Service. */
  endpoints: Lookup<Endpoints>;
  gateways: Lookup<OtherObject>;
  /** Whether workloads with pods of these labels are there, and all of them scaled to zero. */
  isScaledToZero(namespace: string, selector: Record<string, string>): boolean;
}

const nothing: Lookup<never> = {
  state: () => 'unasked',
  find: () => undefined,
};

/** Nobody looked around. */
export const NO_NETWORK: NetworkAround = {
  services: nothing,
  endpoints: nothing,
  gateways: nothing,
  isScaledToZero: () => false,
};

const SERVICE_NAME = 'kubernetes.io/service-name';

const endpointSchema = z.object({
  conditions: z
    .object({
      ready: z.boolean().nullish(),
      serving: z.boolean().nullish(),
      terminating: z.boolean().nullish(),
    })
    .nullish(),
});

/**
 * EndpointSlice, reduced to the Service it is of and its numbers. Source: its API reference: an absent `ready` counts as ready,
 * and one that is ending counts as long as it serves.
 */
export const endpointSliceSchema = z
  .object({
    kind: z.literal('EndpointSlice'),
    metadata: z.object({
      name: z.string(),
      namespace: z.string().default(''),
      labels: z.record(z.string(), z.string()).nullish(),
    }),
    endpoints: z.array(endpointSchema).nullish(),
  })
  .transform(({ metadata, endpoints }) => {
    const all = endpoints ?? [];
    const ready = all.filter(
      ({ conditions }) =>
        conditions?.ready ??
        conditions?.serving ??
        conditions?.terminating !== true,
    );
    const { name, namespace, labels } = metadata;
    const service = labels?.[SERVICE_NAME] ?? '';
    return { name, namespace, service, ready: ready.length, total: all.length };
  });
/** EndpointSlice, reduced to the Service it is of and its numbers. */
export type EndpointSlice = z.infer<typeof endpointSliceSchema>;

/** The numbers of several slices of one Service. */
export function endpointsOf(slices: Endpoints[]): Endpoints {
  return slices.reduce(
    (sum, { ready, total }) => ({
      ready: sum.ready + ready,
      total: sum.total + total,
    }),
    { ready: 0, total: 0 },
  );
}

/** Whether labels have all that a selector asks for; an empty selector matches nothing. */
export function selects(
  selector: Record<string, string>,
  labels: Record<string, string> = {},
): boolean {
  const wanted = Object.entries(selector);
  return (
    wanted.length > 0 && wanted.every(([key, value]) => labels[key] === value)
  );
}
