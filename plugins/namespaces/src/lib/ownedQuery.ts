import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { ClaimQueryInput } from '@dugnad/plugin-namespaces-common';
import { KUBERNETES_ANNOTATIONS } from '@dugnad/plugin-ownership-common';

/** Which namespaces belong to an entity: what narrows a list to them. */
export type OwnedQuery = Pick<ClaimQueryInput, 'owner' | 'system' | 'name'>;

/**
 * A group's are those it owns, a system's those that name it. A component's is the one its annotation names; without that,
 * those of its system. Undefined where nothing ties namespaces to the entity.
 */
export function ownedQuery(entity: Entity): OwnedQuery | undefined {
  const kind = entity.kind.toLocaleLowerCase('en');
  if (kind === 'group') return { owner: [stringifyEntityRef(entity)] };
  if (kind === 'system') return { system: [stringifyEntityRef(entity)] };
  const name = entity.metadata.annotations?.[KUBERNETES_ANNOTATIONS.namespace];
  if (name) return { name: [name] };
  const system = entity.relations?.find(
    ({ type, targetRef }) =>
      type === 'partOf' && targetRef.startsWith('system:'),
  );
  return system && { system: [system.targetRef] };
}
