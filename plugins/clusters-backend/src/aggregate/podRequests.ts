import { cpuMillicores, parseQuantity } from '@dugnad/plugin-clusters-common';
import { z } from 'zod';

const amountsSchema = z.object({
  cpu: z.union([z.string(), z.number()]).optional(),
  memory: z.union([z.string(), z.number()]).optional(),
});

const containerSchema = z.object({
  restartPolicy: z.string().optional(),
  resources: z.object({ requests: amountsSchema.optional() }).optional(),
});

/** The parts of a pod's spec that decide what it requests. */
export const podSpecSchema = z.object({
  nodeName: z.string().optional(),
  containers: z.array(containerSchema),
  initContainers: z.array(containerSchema).optional(),
  overhead: amountsSchema.optional(),
  resources: z.object({ requests: amountsSchema.optional() }).optional(),
});

type PodSpec = z.infer<typeof podSpecSchema>;
type Container = z.infer<typeof containerSchema>;

/** Whole millicores and bytes, so that sums stay exact. */
export interface PodRequests {
  cpuMillicores: number;
  memoryBytes: number;
}

/**
 * What the scheduler reserves for a pod, per resource: the larger of
 * - all containers together, with the init containers that keep running (sidecars, `restartPolicy: Always`), and
 * - each other init container together with the sidecars started before it;
 * a request of the pod as a whole replaces that; the runtime's overhead is added.
 *
 * Source: `PodRequests` in `k8s.io/component-helpers/resource` (Kubernetes 1.34). Sizes granted by an in-place resize
 * that is still under way are not considered.
 */
export function podRequests(spec: PodSpec): PodRequests {
  return {
    cpuMillicores: effective(spec, cpuOf),
    memoryBytes: effective(spec, memoryOf),
  };
}

type Amounts = z.infer<typeof amountsSchema>;
type Reader = (amounts: Amounts | undefined) => number | undefined;

function cpuOf(amounts: Amounts | undefined): number | undefined {
  if (amounts?.cpu === undefined) return undefined;
  return cpuMillicores(parseQuantity(amounts.cpu));
}

function memoryOf(amounts: Amounts | undefined): number | undefined {
  if (amounts?.memory === undefined) return undefined;
  return Math.ceil(parseQuantity(amounts.memory));
}

function effective(spec: PodSpec, read: Reader): number {
  const overhead = read(spec.overhead) ?? 0;
  const wholePod = read(spec.resources?.requests);
  return overhead + (wholePod ?? byContainers(spec, read));
}

function byContainers(spec: PodSpec, read: Reader): number {
  const of = (container: Container) => read(container.resources?.requests) ?? 0;
  let sidecars = 0;
  let starting = 0;
  for (const container of spec.initContainers ?? []) {
    if (container.restartPolicy === 'Always') {
      sidecars += of(container);
      starting = Math.max(starting, sidecars);
    } else {
      starting = Math.max(starting, sidecars + of(container));
    }
  }
  const running = spec.containers.reduce((sum, one) => sum + of(one), sidecars);
  return Math.max(running, starting);
}
