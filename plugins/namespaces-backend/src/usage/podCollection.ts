import {
  podLimits,
  podRequests,
  PodResources,
  podResourcesSchema,
} from '@dugnad/plugin-clusters-common';
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

const phaseSchema = z.object({
  status: z.object({ phase: z.string().optional() }).prefault({}),
});

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
  const parsed = podResourcesSchema.safeParse(object);
  const phase = phaseSchema.safeParse(object).data?.status.phase ?? '';
  if (!parsed.success || ['Succeeded', 'Failed'].includes(phase)) {
    return undefined;
  }
  const requests = podRequests(parsed.data);
  const limits = podLimits(parsed.data);
  return {
    running: phase === 'Running',
    cpuRequest: requests.cpuMillicores,
    memoryRequest: requests.memoryBytes,
    cpuLimit: limits.cpuMillicores ?? 0,
    memoryLimit: limits.memoryBytes ?? 0,
    open: isOpen(parsed.data),
  };
}

/** Whether neither the pod nor each of its containers states a limit of CPU, or of memory. */
function isOpen({ spec }: PodResources): boolean {
  return ['cpu', 'memory'].some(
    resource =>
      spec.resources?.limits?.[resource] === undefined &&
      spec.containers.some(
        ({ resources }) => resources?.limits?.[resource] === undefined,
      ),
  );
}
