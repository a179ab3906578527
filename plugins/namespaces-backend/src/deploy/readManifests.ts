import { KubernetesObject } from '@dugnad/plugin-clusters-node';
import { DeploymentRequest } from '@dugnad/plugin-namespaces-common';
import { z } from 'zod';
import { RefusedInputError } from '../http/refusals';
import type { SourcedObject } from './checkManifests';

const metadataSchema = z.looseObject({
  name: z
    .string({ error: 'is missing' })
    .regex(/^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/, 'is not a valid name'),
  namespace: z.string().optional(),
  labels: z.record(z.string(), z.string()).optional(),
  annotations: z.record(z.string(), z.string()).optional(),
  // What only an API server sets, or what would tie an object to another
  managedFields: z.undefined({ error: 'must be left out' }).optional(),
  ownerReferences: z.undefined({ error: 'must be left out' }).optional(),
  finalizers: z.undefined({ error: 'must be left out' }).optional(),
});

const objectSchema = z.looseObject({
  apiVersion: z
    .string({ error: 'is missing' })
    .regex(/^([a-z0-9.-]+\/)?v[a-z0-9]+$/, 'is not an API version'),
  kind: z
    .string({ error: 'is missing' })
    .regex(/^[A-Z][A-Za-z0-9]*$/, 'is not a kind'),
  metadata: metadataSchema,
});

const listSchema = z.looseObject({
  kind: z.literal('List'),
  items: z.array(z.record(z.string(), z.unknown())),
});

/** Manifests as Kubernetes objects, lists unfolded. Throws `InputError` that names file and field. */
export function readManifests({
  manifests,
}: DeploymentRequest): SourcedObject[] {
  return manifests.flatMap(({ source, object }) => {
    const list = listSchema.safeParse(object);
    const objects = list.success ? list.data.items : [object];
    return objects.map(item => ({ source, object: readObject(source, item) }));
  });
}

function readObject(
  source: string,
  object: Record<string, unknown>,
): KubernetesObject {
  const parsed = objectSchema.safeParse(object);
  if (parsed.success) {
    return parsed.data;
  }
  const kind = typeof object.kind === 'string' ? ` ${object.kind}` : '';
  throw new RefusedInputError(
    parsed.error.issues.map(({ path, message }) => ({
      field: 'manifests',
      rule: 'manifest-shape',
      message: `${source}:${kind} ${path.join('.')} ${message}`,
    })),
  );
}
