import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import {
  Claim,
  FINAL_STATES,
  NamespacesApi,
} from '@dugnad/plugin-namespaces-common';
import { namespaceEntity } from './namespaceEntity';

const LOCATION_KEY = 'dugnad-namespaces';
const PAGE = 500;

/** Options of `NamespaceEntityProvider`. */
export interface NamespaceEntityProviderOptions {
  api: NamespacesApi;
  auth: AuthService;
  logger: LoggerService;
  /** Address of the portal's pages. */
  appBaseUrl: string;
}

/** Keeps one `kubernetes-namespace` Resource per claim that is not over. */
export class NamespaceEntityProvider implements EntityProvider {
  readonly #options: NamespaceEntityProviderOptions;
  #connection?: EntityProviderConnection;

  constructor(options: NamespaceEntityProviderOptions) {
    this.#options = options;
  }

  getProviderName(): string {
    return 'dugnad-namespaces';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#connection = connection;
  }

  /** Replaces all entities by what the namespaces backend says now. Throws where it does not answer. */
  async refresh(): Promise<void> {
    const claims: Claim[] = [];
    for (let offset = 0, total = 1; offset < total; offset += PAGE) {
      const query = { limit: PAGE, offset };
      const page = await this.#options.api.list(query, await this.#call());
      claims.push(...page.items);
      total = page.totalItems;
    }
    await this.#connection?.applyMutation({
      type: 'full',
      entities: claims.map(claim => this.#deferred(claim)),
    });
  }

  /** Brings the entities of these claims up to date. */
  async update(claimIds: string[]): Promise<void> {
    const found = await Promise.all(claimIds.map(id => this.#find(id)));
    const claims = found.filter(claim => claim !== undefined);
    const current = claims.filter(({ state }) => !FINAL_STATES.includes(state));
    // A name that was let go and claimed again is the same entity
    const kept = new Set(current.map(({ entityRef }) => entityRef));
    await this.#connection?.applyMutation({
      type: 'delta',
      added: current.map(claim => this.#deferred(claim)),
      removed: claims
        .filter(({ entityRef }) => !kept.has(entityRef))
        .map(({ entityRef }) => ({ entityRef, locationKey: LOCATION_KEY })),
    });
  }

  async #find(id: string): Promise<Claim | undefined> {
    try {
      return await this.#options.api.get(id, await this.#call());
    } catch (error) {
      if (isError(error) && error.statusCode === 404) {
        return undefined;
      }
      throw error;
    }
  }

  async #call() {
    const { auth } = this.#options;
    return auth.getPluginRequestToken({
      onBehalfOf: await auth.getOwnServiceCredentials(),
      targetPluginId: 'namespaces',
    });
  }

  #deferred(claim: Claim) {
    const entity = namespaceEntity(claim, this.#options);
    return { entity, locationKey: LOCATION_KEY };
  }
}
