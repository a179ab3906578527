import { AuthService } from '@backstage/backend-plugin-api';
import {
  Entity,
  isUserEntity,
  parseEntityRef,
  RELATION_MEMBER_OF,
} from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { DemoPersonConfig } from './config';

/** One button of the demo sign-in. */
export type DemoPerson = {
  id: string;
  name: string;
  /** What the person does, in words; empty when the catalog does not say. */
  title: string;
  /** Title or name of the person's first group; empty without one. */
  team: string;
  /** What this person shows in the demo, from configuration. */
  role: string;
};

/** The people on offer, and the configured ids the catalog does not know (yet). */
export type DemoPeopleAnswer = { people: DemoPerson[]; missing: string[] };

export type DemoPeopleOptions = {
  people: DemoPersonConfig[];
  catalog: CatalogService;
  auth: AuthService;
};

/** Looks the configured people up in the catalog. */
export class DemoPeople {
  private readonly options: DemoPeopleOptions;

  constructor(options: DemoPeopleOptions) {
    this.options = options;
  }

  async list(): Promise<DemoPeopleAnswer> {
    const { people } = this.options;
    const users = await this.entities(people.map(person => person.userRef));
    const teams = await this.entities(users.map(teamRefOf));
    return {
      missing: people.filter((_, i) => !users[i]).map(person => person.id),
      people: people.flatMap((person, i) => {
        const user = users[i];
        return user ? [describe(person, user, teams[i])] : [];
      }),
    };
  }

  private async entities(refs: (string | undefined)[]) {
    const entityRefs = [...new Set(refs.flatMap(ref => ref ?? []))];
    const credentials = await this.options.auth.getOwnServiceCredentials();
    const { items } = entityRefs.length
      ? await this.options.catalog.getEntitiesByRefs(
          { entityRefs },
          { credentials },
        )
      : { items: [] };
    const found = new Map(entityRefs.map((ref, i) => [ref, items[i]]));
    return refs.map(ref => (ref ? found.get(ref) : undefined));
  }
}

function teamRefOf(user: Entity | undefined): string | undefined {
  return user?.relations?.find(relation => relation.type === RELATION_MEMBER_OF)
    ?.targetRef;
}

function describe(
  person: DemoPersonConfig,
  user: Entity,
  team: Entity | undefined,
): DemoPerson {
  const profile = isUserEntity(user) ? user.spec.profile : undefined;
  const teamRef = teamRefOf(user);
  return {
    id: person.id,
    name: profile?.displayName ?? user.metadata.title ?? user.metadata.name,
    title: user.metadata.description ?? '',
    team: team?.metadata.title ?? (teamRef ? parseEntityRef(teamRef).name : ''),
    role: person.role,
  };
}
