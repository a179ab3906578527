import {
  Entity,
  parseEntityRef,
  RELATION_HAS_PART,
} from '@backstage/catalog-model';

/** References of the components a system consists of. */
export function componentRefs({ relations = [] }: Entity): string[] {
  return relations
    .filter(
      ({ type, targetRef }) =>
        type === RELATION_HAS_PART &&
        parseEntityRef(targetRef).kind.toLocaleLowerCase('en-US') ===
          'component',
    )
    .map(({ targetRef }) => targetRef);
}
