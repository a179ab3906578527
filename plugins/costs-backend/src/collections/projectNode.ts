import { cpuMillicores, parseQuantity } from '@dugnad/plugin-clusters-common';
import { NodeCapacity } from '@dugnad/plugin-costs-common';
import { KubernetesObject } from '@dugnad/plugin-clusters-node';
import { z } from 'zod';

/** What a node offers; for its devices see `openDevices`. The whole capacity, not what is left for pods: it is what the invoice pays for. */
export interface NodeFacts extends Omit<NodeCapacity, 'gpuMillis'> {
  labels: Record<string, string>;
}

const nodeSchema = z.object({
  metadata: z.object({ labels: z.record(z.string(), z.string()).default({}) }),
  status: z.object({
    capacity: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
});

/** The facts of a node; undefined for an object that is none. */
export function projectNode(object: KubernetesObject): NodeFacts | undefined {
  const parsed = nodeSchema.safeParse(object);
  if (!parsed.success) {
    return undefined;
  }
  const { metadata, status } = parsed.data;
  return {
    labels: metadata.labels,
    cpuMillicores: cpuMillicores(parseQuantity(status.capacity.cpu ?? 0)),
    memoryBytes: Math.ceil(parseQuantity(status.capacity.memory ?? 0)),
  };
}
