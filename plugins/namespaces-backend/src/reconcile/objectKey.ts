import { KubernetesObject } from '@dugnad/plugin-clusters-node';
import { StoredObject } from '../database/ClaimStore';

/** The API group of an object; empty for core. */
export function groupOf(object: KubernetesObject): string {
  const [first, second] = object.apiVersion.split('/');
  return second === undefined ? '' : first;
}

/** Identifies an object within a claim: group, kind and name. The version may differ between API servers. */
export function keyOf(object: KubernetesObject | StoredObject): string {
  return 'metadata' in object
    ? `${groupOf(object)}/${object.kind}/${object.metadata.name}`
    : `${object.group}/${object.kind}/${object.name}`;
}
