import { cpuMillicores, parseQuantity } from '@dugnad/plugin-clusters-common';
import {
  CollectionDefinition,
  KubernetesObject,
} from '@dugnad/plugin-clusters-node';
import { z } from 'zod';

/** What the portal keeps of a pod to add up what a namespace asks for. */
export interface PodAmounts {
  running: boolean;
  cpuRequest: number;
  memoryRequest: number;
  cpuLimit: number;
  memoryLimit: number;
  /** A container states no CPU or memory limit. */
  open: boolean;
}

const quantity = z.union([z.string(), z.number()]).optional();
const amounts = z.object({ cpu: quantity, memory: quantity }).optional();
const containerSchema = z.object({
  restartPolicy: z.string().optional(),
  resources: z.object({ requests: amounts, limits: amounts }).prefault({}),
});
const podSchema = z.object({
  spec: z.object({
    containers: z.array(containerSchema),
    initContainers: z.array(containerSchema).default([]),
    overhead: amounts,
  }),
  status: z.object({ phase: z.string().optional() }).prefault({}),
});

type Container = z.infer<typeof containerSchema>;
type Side = 'requests' | 'limits';
type Resource = 'cpu' | 'memory';

/** Every pod that has not ended, by namespace. */
export const podCollection: CollectionDefinition<PodAmounts> = {
  id: 'namespaces.usage.pods',
  resource: { group: '', kind: 'Pod' },
  project: projectPod,
  indexes: {
    namespace: ({ namespace }) => (namespace ? [namespace] : []),
  },
};

/** The amounts of a pod in millicores and bytes; undefined for one that has ended, which no quota counts. */
export function projectPod(object: KubernetesObject): PodAmounts | undefined {
  const parsed = podSchema.safeParse(object);
  if (!parsed.success) {
    return undefined;
  }
  const { spec, status } = parsed.data;
  if (status.phase === 'Succeeded' || status.phase === 'Failed') {
    return undefined;
  }
  const sum = (side: Side, resource: Resource) =>
    effective(spec.containers, spec.initContainers, side, resource) +
    amountOf(resource, spec.overhead?.[resource]);
  return {
    running: status.phase === 'Running',
    cpuRequest: sum('requests', 'cpu'),
    memoryRequest: sum('requests', 'memory'),
    cpuLimit: sum('limits', 'cpu'),
    memoryLimit: sum('limits', 'memory'),
    open: spec.containers.some(
      ({ resources: { limits } }) =>
        limits?.cpu === undefined || limits.memory === undefined,
    ),
  };
}

/**
 * What counts of a pod's containers: all together with the init containers that keep running, or the largest step on the
 * way there. Source: `PodRequests` in `k8s.io/component-helpers/resource`.
 */
function effective(
  containers: Container[],
  initContainers: Container[],
  side: Side,
  resource: Resource,
): number {
  const of = ({ resources }: Container) =>
    amountOf(resource, resources[side]?.[resource]);
  let kept = 0;
  let largest = 0;
  for (const container of initContainers) {
    const needed = kept + of(container);
    largest = Math.max(largest, needed);
    kept = container.restartPolicy === 'Always' ? needed : kept;
  }
  const together = containers.reduce((total, one) => total + of(one), kept);
  return Math.max(largest, together);
}

function amountOf(resource: Resource, value?: string | number): number {
  if (value === undefined) {
    return 0;
  }
  const parsed = parseQuantity(value);
  return resource === 'cpu' ? cpuMillicores(parsed) : Math.ceil(parsed);
}
