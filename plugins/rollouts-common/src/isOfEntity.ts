import { Workload } from './schema/workload';

/**
 * Whether a workload, or what surrounds one, is to be shown with an entity: it belongs to it, or the entity is one of several
 * that claim it. Nobody can make it vanish from where it belongs by claiming it too.
 */
export function isOfEntity(
  { entityRef, claimedBy }: Pick<Workload, 'entityRef' | 'claimedBy'>,
  wanted: string,
): boolean {
  return entityRef === wanted || Boolean(claimedBy?.includes(wanted));
}
