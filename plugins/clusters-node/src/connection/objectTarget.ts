import { InputError } from '@backstage/errors';
import { DiscoveredResource, KubernetesObject, ResourceType } from '../types';

/** Group, kind and version an object says it has. Throws `InputError` where it does not say. */
export function typeOf(object: KubernetesObject): {
  type: ResourceType;
  version: string;
} {
  const parts = (object.apiVersion ?? '').split('/');
  const version = parts.pop();
  if (!version || !object.kind || parts.length > 1) {
    throw new InputError('A Kubernetes object needs apiVersion and kind');
  }
  return { type: { group: parts[0] ?? '', kind: object.kind }, version };
}

/** What to put into the path. Throws `InputError` where name or namespace is missing. */
export function targetOf(
  resource: DiscoveredResource,
  { name, namespace }: { name: string; namespace?: string },
): { name: string; namespace?: string } {
  if (!name) {
    throw new InputError(`A ${resource.kind} needs metadata.name`);
  }
  if (resource.namespaced && !namespace) {
    throw new InputError(`${resource.kind} ${name} needs metadata.namespace`);
  }
  return resource.namespaced ? { name, namespace } : { name };
}
