import { KubernetesObject } from '../types';

/**
 * What a refused deletion (409) amounts to: false if the incarnation `uid` is gone, true if the object is already being
 * deleted, undefined if it stays and the conflict is real.
 */
export function removalOutcome(
  current: KubernetesObject | undefined,
  uid: string | undefined,
): boolean | undefined {
  if (!current || (uid !== undefined && current.metadata.uid !== uid)) {
    return false;
  }
  return current.metadata.deletionTimestamp ? true : undefined;
}
