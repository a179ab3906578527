import {
  podRequests,
  podResourcesSchema,
} from '@dugnad/plugin-clusters-common';
import {
  CollectionDefinition,
  KubernetesObject,
} from '@dugnad/plugin-clusters-node';
import { z } from 'zod';
import { createdMs, Dated, datedShape } from './dated';

/** What the portal keeps of a pod: enough to count it and to add up its requests. */
export interface PodFacts extends Dated {
  /** `ended` pods (Succeeded, Failed) request nothing any more. */
  state: 'waiting' | 'running' | 'ended';
  node?: string;
  cpuMillicores: number;
  memoryBytes: number;
}

const podSchema = z.object({
  metadata: z.object(datedShape),
  spec: z.object({ nodeName: z.string().optional() }),
  status: z.object({ phase: z.string().optional() }).optional(),
});

/** Every pod, in a few fields: 25,000 of them are held per cluster. */
export const podCollection: CollectionDefinition<PodFacts> = {
  id: 'clusters.pods',
  resource: { group: '', kind: 'Pod' },
  project: projectPod,
};

/** The facts of a pod; undefined for an object that is none. */
export function projectPod(object: KubernetesObject): PodFacts | undefined {
  const parsed = podSchema.safeParse(object);
  const resources = podResourcesSchema.safeParse(object);
  if (!parsed.success || !resources.success) return undefined;
  const { metadata, spec, status } = parsed.data;
  const requests = podRequests(resources.data);
  return {
    state: stateOf(status?.phase),
    node: spec.nodeName,
    cpuMillicores: requests.cpuMillicores,
    memoryBytes: requests.memoryBytes,
    createdMs: createdMs(metadata),
  };
}

function stateOf(phase: string | undefined): PodFacts['state'] {
  if (phase === 'Succeeded' || phase === 'Failed') return 'ended';
  return phase === 'Running' ? 'running' : 'waiting';
}
