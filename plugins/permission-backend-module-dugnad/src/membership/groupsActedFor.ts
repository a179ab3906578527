import {
  Entity,
  RELATION_CHILD_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';

/** Options of `groupsActedFor`. */
export type GroupsActedForOptions = {
  /** Entity references of the groups the person is a direct member of. */
  direct: string[];
  /** `spec.type` of the groups that members of a group below act for. */
  inheritedTypes: string[];
  /** Entities of references; those that do not exist are left out. */
  load(entityRefs: string[]): Promise<Entity[]>;
};

/**
 * Entity references of the groups a person acts for: those they are in, and the groups above these for as long as the types
 * allow. A sub-team belongs to its team, but nobody acts for a whole organisation because they work in it: the first group
 * of another type ends the climb.
 */
export async function groupsActedFor({
  direct,
  inheritedTypes,
  load,
}: GroupsActedForOptions): Promise<string[]> {
  const actedFor = new Set(direct);
  const seen = new Set(direct);
  let level = await load(direct);
  while (level.length > 0) {
    const above = [...new Set(level.flatMap(parentRefs))].filter(
      ref => !seen.has(ref),
    );
    above.forEach(ref => seen.add(ref));
    const parents = above.length > 0 ? await load(above) : [];
    level = parents.filter(parent => inheritedTypes.includes(typeOf(parent)));
    level.forEach(parent => actedFor.add(stringifyEntityRef(parent)));
  }
  return [...actedFor];
}

function parentRefs({ kind, relations = [] }: Entity): string[] {
  return kind === 'Group'
    ? relations
        .filter(({ type }) => type === RELATION_CHILD_OF)
        .map(({ targetRef }) => targetRef)
    : [];
}

function typeOf({ kind, spec }: Entity): string {
  return kind === 'Group' && typeof spec?.type === 'string' ? spec.type : '';
}
