import {
  ENVIRONMENT_LABEL,
  FIELD_MANAGER,
  MANAGED_BY_LABEL,
} from '@dugnad/plugin-clusters-common';
import {
  CollectionDefinition,
  KubernetesObject,
} from '@dugnad/plugin-clusters-node';
import { namespaceOwnerOf } from '@dugnad/plugin-ownership-common';
import { z } from 'zod';
import { createdMs, Dated, datedShape } from './dated';

/** What the portal keeps of a namespace. */
export interface NamespaceFacts extends Dated {
  phase: string;
  ownerRef: string | null;
  environment: string | null;
  managed: boolean;
}

const namespaceSchema = z.object({
  metadata: z.object({
    ...datedShape,
    labels: z.record(z.string(), z.string()).default({}),
    annotations: z.record(z.string(), z.string()).default({}),
  }),
  status: z.object({ phase: z.string().default('Active') }).prefault({}),
});

/** Every namespace. */
export const namespaceCollection: CollectionDefinition<NamespaceFacts> = {
  id: 'clusters.namespaces',
  resource: { group: '', kind: 'Namespace' },
  project: projectNamespace,
};

/** The facts of a namespace; undefined for an object that is none. */
export function projectNamespace(
  object: KubernetesObject,
): NamespaceFacts | undefined {
  const parsed = namespaceSchema.safeParse(object);
  if (!parsed.success) return undefined;
  const { metadata, status } = parsed.data;
  return {
    phase: status.phase,
    createdMs: createdMs(metadata),
    ownerRef: namespaceOwnerOf(metadata.annotations) ?? null,
    environment: metadata.labels[ENVIRONMENT_LABEL] ?? null,
    managed: metadata.labels[MANAGED_BY_LABEL] === FIELD_MANAGER,
  };
}
