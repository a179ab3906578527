import {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { ClusterInfo } from '@dugnad/plugin-clusters-node';
import { clusterEntity } from './clusterEntity';

/** Where the provider gets what it emits. */
export interface ClusterEntityProviderOptions {
  /** The configured clusters, now. */
  clusters(): ClusterInfo[];
  /** Full reference of the owner, now. */
  owner(): string;
}

const NAME = 'dugnad-clusters';

/** Keeps one Resource of type `kubernetes-cluster` in the catalog for every configured cluster. */
export class ClusterEntityProvider implements EntityProvider {
  readonly #options: ClusterEntityProviderOptions;
  #connection?: EntityProviderConnection;

  constructor(options: ClusterEntityProviderOptions) {
    this.#options = options;
  }

  getProviderName(): string {
    return NAME;
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#connection = connection;
    await this.refresh();
  }

  /** Emits the whole set, so that a cluster that is gone from configuration leaves the catalog. */
  async refresh(): Promise<void> {
    const location = `${NAME}:configuration`;
    const owner = this.#options.owner();
    await this.#connection?.applyMutation({
      type: 'full',
      entities: this.#options.clusters().map(cluster => ({
        entity: clusterEntity(cluster, { owner, location }),
        locationKey: NAME,
      })),
    });
  }
}
