import {
  CollectionDefinition,
  KubernetesObject,
} from '@dugnad/plugin-clusters-node';
import { z } from 'zod';

/** What the portal keeps of a ResourceQuota: amounts as Kubernetes writes them. */
export interface QuotaFacts {
  hard: Record<string, string>;
  used: Record<string, string>;
}

const amountsSchema = z
  .record(z.string(), z.union([z.string(), z.number()]).transform(String))
  .default({});

const quotaSchema = z.object({
  spec: z
    .object({
      hard: amountsSchema,
      scopes: z.array(z.string()).default([]),
      scopeSelector: z.unknown().optional(),
    })
    .prefault({}),
  status: z.object({ used: amountsSchema }).prefault({}),
});

/** Every quota that counts all of its namespace, by namespace. */
export const quotaCollection: CollectionDefinition<QuotaFacts> = {
  id: 'namespaces.usage.quotas',
  resource: { group: '', kind: 'ResourceQuota' },
  project: projectQuota,
  indexes: {
    namespace: ({ namespace }) => (namespace ? [namespace] : []),
  },
};

/** Undefined for a quota with scopes, which counts only some pods and so does not bound the namespace. */
function projectQuota(object: KubernetesObject): QuotaFacts | undefined {
  const parsed = quotaSchema.safeParse(object);
  if (!parsed.success) {
    return undefined;
  }
  const { spec, status } = parsed.data;
  return spec.scopes.length > 0 || spec.scopeSelector
    ? undefined
    : { hard: spec.hard, used: status.used };
}
