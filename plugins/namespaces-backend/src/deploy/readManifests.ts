import { RefusedInputError } from '@dugnad/plugin-backend-kit-node';
import { KubernetesObject } from '@dugnad/plugin-clusters-node';
import { DeploymentRequest, Problem } from '@dugnad/plugin-namespaces-common';
import { z } from 'zod';
import { keyOf } from '../reconcile/objectKey';
import type { SourcedObject } from './checkManifests';
import { asDecoded } from './asDecoded';
import { unfoldList } from './unfoldList';

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

/**
 * Manifests as Kubernetes objects, lists unfolded, empty keys and server defaults as an API server decodes them. Throws
 * `InputError` that names file, kind, name and field, and both files where two are about one object.
 */
export function readManifests({
  manifests,
}: DeploymentRequest): SourcedObject[] {
  const objects = manifests.flatMap(({ source, object }) =>
    unfoldList(object).map(item => ({
      source,
      object: readObject(source, asDecoded(item)),
    })),
  );
  refuseTwins(objects);
  return objects;
}

function readObject(
  source: string,
  object: Record<string, unknown>,
): KubernetesObject {
  const parsed = objectSchema.safeParse(object);
  const words = parsed.success
    ? toolWords(parsed.data)
    : parsed.error.issues.map(
        ({ path, message }) => `${path.join('.')} ${message}`,
      );
  if (parsed.success && words.length === 0) {
    return parsed.data;
  }
  throw new RefusedInputError(
    words.map(message =>
      problem(`${source}:${titleOf(object)} ${message}`, 'manifest-shape'),
    ),
  );
}

/** Configuration of a tool has the shape of an object, but no cluster knows it. */
function toolWords({ apiVersion }: KubernetesObject): string[] {
  return apiVersion.startsWith('kustomize.config.k8s.io/')
    ? ['belongs to Kustomize: render it with kustomize first']
    : [];
}

function titleOf({ kind, metadata }: Record<string, unknown>): string {
  const name =
    typeof metadata === 'object' && metadata !== null && 'name' in metadata
      ? metadata.name
      : undefined;
  return [kind, name]
    .filter(word => typeof word === 'string')
    .map(word => ` ${word}`)
    .join('');
}

/** The later one would replace the earlier in silence, as a patch does that nobody rendered. */
function refuseTwins(objects: SourcedObject[]): void {
  const first = new Map<string, string>();
  const problems: Problem[] = [];
  for (const { source, object } of objects) {
    // Without the namespace: all of them go to one, whether or not they state it
    const key = keyOf(object);
    const before = first.get(key);
    if (before !== undefined) {
      problems.push(
        problem(
          `${source}: ${object.kind} ${object.metadata.name} is in ${
            before === source ? 'this file twice' : `${before} too`
          }. Keep one of them; patches must be rendered with kustomize first.`,
          'object-once',
        ),
      );
    }
    first.set(key, before ?? source);
  }
  if (problems.length > 0) {
    throw new RefusedInputError(problems);
  }
}

function problem(message: string, rule: string): Problem {
  return { field: 'manifests', rule, message };
}
