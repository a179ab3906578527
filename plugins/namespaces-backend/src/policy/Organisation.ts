import { AuthService } from '@backstage/backend-plugin-api';
import {
  Entity,
  RELATION_HAS_MEMBER,
  RELATION_PARENT_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { COST_CENTRE_ANNOTATION } from '@dugnad/plugin-ownership-common';

/** A group or a system, as a form offers it. */
export interface NamedEntity {
  ref: string;
  title: string;
}

/** What the catalog knows of groups and systems. Read with the portal's own rights: the rules must see everyone. */
export class Organisation {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;

  constructor(options: { catalog: CatalogService; auth: AuthService }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
  }

  /** Users in a group and in the groups under it; undefined where there is no such group. */
  async members(groupRef: string): Promise<Set<string> | undefined> {
    const [group] = await this.#byRefs([groupRef]);
    if (!group || group.kind !== 'Group') {
      return undefined;
    }
    const members = new Set<string>();
    const seen = new Set([groupRef]);
    let level: Entity[] = [group];
    while (level.length > 0) {
      related(level, RELATION_HAS_MEMBER).forEach(ref => members.add(ref));
      const below = related(level, RELATION_PARENT_OF).filter(
        ref => !seen.has(ref),
      );
      below.forEach(ref => seen.add(ref));
      level = await this.#byRefs(below);
    }
    return members;
  }

  async exists(ref: string): Promise<boolean> {
    return (await this.#byRefs([ref])).length > 0;
  }

  async groups(): Promise<NamedEntity[]> {
    return (await this.#all('Group')).map(named);
  }

  /** Cost centres that groups have as their own, by entity reference of the group. */
  async costCentres(): Promise<ReadonlyMap<string, string>> {
    const groups = await this.#all('Group');
    return new Map(
      groups.flatMap(group => {
        const own = group.metadata.annotations?.[COST_CENTRE_ANNOTATION];
        return own ? [[stringifyEntityRef(group), own] as const] : [];
      }),
    );
  }

  async systems(): Promise<(NamedEntity & { ownerRef: string })[]> {
    return (await this.#all('System')).flatMap(entity => {
      const [ownerRef] = related([entity], 'ownedBy');
      return ownerRef ? [{ ...named(entity), ownerRef }] : [];
    });
  }

  async #byRefs(entityRefs: string[]): Promise<Entity[]> {
    if (entityRefs.length === 0) {
      return [];
    }
    const { items } = await this.#catalog.getEntitiesByRefs(
      { entityRefs },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    return items.filter(item => item !== undefined);
  }

  async #all(kind: string): Promise<Entity[]> {
    const { items } = await this.#catalog.getEntities(
      {
        filter: { kind },
        fields: [
          'kind',
          'metadata.name',
          'metadata.namespace',
          'metadata.title',
          'metadata.annotations',
          'spec.profile.displayName',
          'relations',
        ],
      },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    return items;
  }
}

function related(entities: Entity[], type: string): string[] {
  return entities
    .flatMap(({ relations }) => relations ?? [])
    .filter(relation => relation.type === type)
    .map(({ targetRef }) => targetRef);
}

function named(entity: Entity): NamedEntity {
  const profile = entity.spec?.profile;
  const displayName =
    profile && typeof profile === 'object' && 'displayName' in profile
      ? profile.displayName
      : undefined;
  return {
    ref: stringifyEntityRef(entity),
    title: String(displayName ?? entity.metadata.title ?? entity.metadata.name),
  };
}
