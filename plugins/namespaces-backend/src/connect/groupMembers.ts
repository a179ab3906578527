import {
  Entity,
  RELATION_HAS_MEMBER,
  RELATION_PARENT_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';

/** A group with everyone in it, directly or through the groups under it. */
export interface GroupMembers {
  title: string;
  members: { ref: string; title: string; via: string[] }[];
}

/** Entities of these references, undefined where there is none. */
export type FindEntities = (refs: string[]) => Promise<(Entity | undefined)[]>;

/** The people of a group, each by the shortest way; undefined where the catalog has no such group. */
export async function groupMembers(
  groupRef: string,
  find: FindEntities,
): Promise<GroupMembers | undefined> {
  const [group] = await find([groupRef]);
  if (group?.kind !== 'Group') {
    return undefined;
  }
  const paths = new Map<string, string[]>();
  const seen = new Set([groupRef]);
  let level = [{ entity: group, via: [groupRef] }];
  while (level.length > 0) {
    for (const { entity, via } of level) {
      relatedTo(entity, RELATION_HAS_MEMBER)
        .filter(ref => !paths.has(ref))
        .forEach(ref => paths.set(ref, via));
    }
    level = await below(level, seen, find);
  }
  const refs = [...paths.keys()].sort();
  const people = await find(refs);
  return {
    title: titleOf(group, groupRef),
    members: refs.map((ref, index) => ({
      ref,
      title: titleOf(people[index], ref),
      via: paths.get(ref) ?? [],
    })),
  };
}

interface Reached {
  entity: Entity;
  via: string[];
}

async function below(
  level: Reached[],
  seen: Set<string>,
  find: FindEntities,
): Promise<Reached[]> {
  const next = level.flatMap(({ entity, via }) =>
    relatedTo(entity, RELATION_PARENT_OF).flatMap(ref => {
      // A circle of groups must end
      const known = seen.has(ref);
      seen.add(ref);
      return known ? [] : [{ ref, via: [...via, ref] }];
    }),
  );
  const entities = await find(next.map(({ ref }) => ref));
  return next.flatMap(({ via }, index) => {
    const entity = entities[index];
    return entity ? [{ entity, via }] : [];
  });
}

function relatedTo(entity: Entity, type: string): string[] {
  return (entity.relations ?? [])
    .filter(relation => relation.type === type)
    .map(({ targetRef }) => targetRef);
}

function titleOf(entity: Entity | undefined, ref: string): string {
  if (!entity) {
    return ref;
  }
  const profile = entity.spec?.profile;
  const displayName =
    profile && typeof profile === 'object' && 'displayName' in profile
      ? profile.displayName
      : undefined;
  return String(
    displayName ??
      entity.metadata.title ??
      entity.metadata.name ??
      stringifyEntityRef(entity),
  );
}
