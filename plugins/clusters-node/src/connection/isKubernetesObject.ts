import { KubernetesObject } from '../types';

/**
 * Whether a value from an API server has what every object has. A guard and not a schema: it runs for every object of every
 * list and must not copy.
 */
export function isKubernetesObject(value: unknown): value is KubernetesObject {
  return (
    typeof value === 'object' &&
    value !== null &&
    'metadata' in value &&
    typeof value.metadata === 'object' &&
    value.metadata !== null &&
    'name' in value.metadata &&
    typeof value.metadata.name === 'string'
  );
}
