import {
  containerRequests,
  podRequests,
  podResourcesSchema,
} from '@dugnad/plugin-clusters-common';
import { KubernetesObject } from '@dugnad/plugin-clusters-node';
import { z } from 'zod';

/** A container as far as its cost goes. */
export interface ContainerFacts {
  name: string;
  /** Undefined: not set. */
  cpuMillicores?: number;
  memoryBytes?: number;
}

/** What decides what a pod costs and whose it is. */
export interface PodFacts {
  /** It has begun to run, and has not ended: from then on it holds what it requests. */
  isCharged: boolean;
  /** The controller directly above it. */
  owner?: { kind: string; name: string };
  labels: Record<string, string>;
  containers: ContainerFacts[];
  /** What the pod holds beyond its containers: as a whole, while it started, while it is resized, for its runtime. */
  beyond: { cpuMillicores: number; memoryBytes: number };
}

const amount = z.union([z.string(), z.number()]);
const containerSchema = z.object({
  name: z.string(),
  restartPolicy: z.string().optional(),
  resources: z
    .object({ requests: z.record(z.string(), amount).optional() })
    .optional(),
});
const statusSchema = z.object({
  restartCount: z.number().default(0),
  state: z
    .object({ running: z.unknown(), terminated: z.unknown() })
    .partial()
    .optional(),
});
const podSchema = z.object({
  metadata: z.object({
    labels: z.record(z.string(), z.string()).default({}),
    ownerReferences: z
      .array(
        z.object({
          kind: z.string(),
          name: z.string(),
          controller: z.boolean().optional(),
        }),
      )
      .default([]),
  }),
  spec: z.object({
    nodeName: z.string().optional(),
    containers: z.array(containerSchema),
    initContainers: z.array(containerSchema).default([]),
  }),
  status: z
    .object({
      phase: z.string().optional(),
      containerStatuses: z.array(statusSchema).default([]),
    })
    .prefault({}),
});

type Pod = z.infer<typeof podSchema>;

/** The facts of a pod; undefined for an object that is none. */
export function projectPod(object: KubernetesObject): PodFacts | undefined {
  const parsed = podSchema.safeParse(object);
  const resources = podResourcesSchema.safeParse(object);
  if (!parsed.success || !resources.success) {
    return undefined;
  }
  const { metadata, spec } = parsed.data;
  const owner = metadata.ownerReferences.find(one => one.controller);
  const sidecars = spec.initContainers.filter(
    one => one.restartPolicy === 'Always',
  );
  const containers = [...spec.containers, ...sidecars].map(factsOf);
  const held = podRequests(resources.data);
  const beyond = (resource: 'cpuMillicores' | 'memoryBytes') =>
    containers.reduce(
      (left, one) => left - (one[resource] ?? 0),
      held[resource],
    );
  return {
    isCharged: isCharged(parsed.data),
    owner: owner && { kind: owner.kind, name: owner.name },
    labels: metadata.labels,
    containers,
    beyond: {
      cpuMillicores: Math.max(0, beyond('cpuMillicores')),
      memoryBytes: Math.max(0, beyond('memoryBytes')),
    },
  };
}

/** A pod that never started (ImagePullBackOff) is not charged though it is scheduled; one that crashes again and again is. */
function isCharged({ spec, status }: Pod): boolean {
  if (!spec.nodeName || ['Succeeded', 'Failed'].includes(status.phase ?? '')) {
    return false;
  }
  return (
    status.phase === 'Running' ||
    status.containerStatuses.some(
      ({ restartCount, state }) =>
        restartCount > 0 || state?.running || state?.terminated,
    )
  );
}

function factsOf({
  name,
  resources,
}: z.infer<typeof containerSchema>): ContainerFacts {
  const { cpuMillicores, memoryBytes } = containerRequests(resources);
  return { name, cpuMillicores, memoryBytes };
}
