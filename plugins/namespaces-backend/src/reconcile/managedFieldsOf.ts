import { KubernetesObject } from '@dugnad/plugin-clusters-node';

/** The parts of an object that a claim decides about. */
export interface ManagedFields {
  labels: Record<string, string>;
  annotations: Record<string, string>;
  /** Everything outside `metadata`, `status` and what the cluster fills in by itself. */
  content: Record<string, unknown>;
}

/** Filled in by controllers: tokens of a service account before Kubernetes 1.24, a namespace's finalizers. */
const FOREIGN_CONTENT: Record<string, string[]> = {
  Namespace: ['spec'],
  ServiceAccount: ['secrets', 'imagePullSecrets'],
  // Compared by who copies them, and never anywhere else
  Secret: ['data', 'stringData'],
};

/** Separates what a claim decides about from what belongs to the cluster. */
export function managedFieldsOf(object: KubernetesObject): ManagedFields {
  const { apiVersion, kind, metadata, status, ...rest } = object;
  const foreign = FOREIGN_CONTENT[kind] ?? [];
  return {
    labels: metadata.labels ?? {},
    annotations: metadata.annotations ?? {},
    content: Object.fromEntries(
      Object.entries(rest).filter(([key]) => !foreign.includes(key)),
    ),
  };
}
