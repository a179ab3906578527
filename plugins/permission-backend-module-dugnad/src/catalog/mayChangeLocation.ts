import { Entity, RELATION_OWNED_BY } from '@backstage/catalog-model';

/**
 * Whether somebody who acts for `ownershipRefs` owns all that a location
 * brought into the catalog. One that brought nothing belongs to nobody.
 *
 * @param entities - every entity whose origin is the location
 */
export function mayChangeLocation(
  entities: Entity[],
  ownershipRefs: string[],
): boolean {
  const brought = entities.filter(
    ({ kind }) => kind.toLocaleLowerCase('en') !== 'location',
  );
  return (
    brought.length > 0 &&
    brought.every(({ relations = [] }) =>
      relations.some(
        ({ type, targetRef }) =>
          type === RELATION_OWNED_BY && ownershipRefs.includes(targetRef),
      ),
    )
  );
}
