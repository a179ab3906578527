import { cpuMillicores, parseQuantity } from '@dugnad/plugin-clusters-common';
import {
  CollectionDefinition,
  KubernetesObject,
} from '@dugnad/plugin-clusters-node';
import { z } from 'zod';
import { createdMs, Dated, datedShape } from './dated';

/** What one ResourceQuota lets its namespace request. Absent: it does not restrict that resource. */
export interface QuotaLimit {
  cpuMillicores?: number;
  memoryBytes?: number;
}

/** What the portal keeps of a ResourceQuota. */
export type QuotaFacts = QuotaLimit & Dated;

const quantity = z.union([z.string(), z.number()]).optional();
const quotaSchema = z.object({
  metadata: z.object(datedShape),
  spec: z
    .object({
      hard: z
        .object({
          cpu: quantity,
          memory: quantity,
          'requests.cpu': quantity,
          'requests.memory': quantity,
        })
        .prefault({}),
      scopes: z.array(z.string()).default([]),
      scopeSelector: z.unknown().optional(),
    })
    .prefault({}),
});

/** Name of the index of quotas by their namespace. */
export const BY_NAMESPACE = 'namespace';

/** Every ResourceQuota that restricts requests of all pods of its namespace. */
export const quotaCollection: CollectionDefinition<QuotaFacts> = {
  id: 'clusters.resourcequotas',
  resource: { group: '', kind: 'ResourceQuota' },
  project: projectQuota,
  indexes: {
    [BY_NAMESPACE]: item => (item.namespace ? [item.namespace] : []),
  },
};

/**
 * The facts of a quota; undefined where it restricts no request of compute. A quota with scopes restricts only some
 * pods, so it does not bound what the namespace may request. `cpu` is another name of `requests.cpu`.
 */
export function projectQuota(object: KubernetesObject): QuotaFacts | undefined {
  const parsed = quotaSchema.safeParse(object);
  if (!parsed.success) return undefined;
  const { metadata, spec } = parsed.data;
  const { hard, scopes, scopeSelector } = spec;
  if (scopes.length > 0 || scopeSelector) return undefined;
  const cpu = smallest(hard.cpu, hard['requests.cpu']);
  const memory = smallest(hard.memory, hard['requests.memory']);
  if (cpu === undefined && memory === undefined) return undefined;
  return {
    cpuMillicores: cpu === undefined ? undefined : cpuMillicores(cpu),
    memoryBytes: memory === undefined ? undefined : Math.ceil(memory),
    createdMs: createdMs(metadata),
  };
}

function smallest(...quantities: (string | number | undefined)[]) {
  const stated = quantities.flatMap(one =>
    one === undefined ? [] : [parseQuantity(one)],
  );
  return stated.length > 0 ? Math.min(...stated) : undefined;
}
