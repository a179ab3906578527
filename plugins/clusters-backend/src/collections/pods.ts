import {
  CollectionDefinition,
  KubernetesObject,
} from '@dugnad/plugin-clusters-node';
import { z } from 'zod';
import { podRequests, podSpecSchema } from '../aggregate/podRequests';
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
  spec: podSpecSchema,
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
  if (!parsed.success) return undefined;
  const { metadata, spec, status } = parsed.data;
  return {
    state: stateOf(status?.phase),
    node: spec.nodeName,
    ...podRequests(spec),
    createdMs: createdMs(metadata),
  };
}

function stateOf(phase: string | undefined): PodFacts['state'] {
  if (phase === 'Succeeded' || phase === 'Failed') return 'ended';
  return phase === 'Running' ? 'running' : 'waiting';
}
