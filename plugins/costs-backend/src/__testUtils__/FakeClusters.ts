import { NotFoundError } from '@backstage/errors';
import {
  ClusterConnection,
  CollectionDefinition,
  InstrumentedClustersService,
  Item,
  KubernetesObject,
  LiveCollection,
} from '@dugnad/plugin-clusters-node';

/** Clusters whose objects are given, projected as the watch would. */
export class FakeClusters {
  objects: Record<string, KubernetesObject[]> = {};
  /** Clusters whose watches are down. */
  stale = new Set<string>();
  readonly #names: string[];

  constructor(names: string[]) {
    this.#names = names;
  }

  list() {
    return this.#names.map(name => ({ name, title: name, url: '' }));
  }

  connection(name: string): Pick<ClusterConnection, 'request'> {
    return {
      request: async () => {
        throw new NotFoundError(`${name} has no metrics API`);
      },
    };
  }

  collection<T>({
    resource,
    project,
  }: CollectionDefinition<T>): LiveCollection<T> {
    const all = (
      cluster?: string,
      isMeant: (object: KubernetesObject) => boolean = () => true,
    ): Item<T>[] =>
      Object.entries(this.objects)
        .filter(([name]) => !cluster || name === cluster)
        .flatMap(([name, objects]) =>
          objects
            .filter(object => object.kind === resource.kind && isMeant(object))
            .flatMap(object => {
              const value = project(object);
              const { metadata } = object;
              return value === undefined
                ? []
                : [
                    {
                      cluster: name,
                      namespace: metadata.namespace,
                      name: metadata.name,
                      uid: metadata.uid ?? metadata.name,
                      resourceVersion: '1',
                      value,
                    },
                  ];
            }),
        );
    return {
      all: cluster => all(cluster),
      get: (cluster, name, namespace) =>
        all(
          cluster,
          ({ metadata }) =>
            metadata.name === name && metadata.namespace === namespace,
        )[0],
      byIndex: () => [],
      state: cluster => ({
        synced: true,
        ...(this.stale.has(cluster) && { staleSince: '2026-01-01T00:00:00Z' }),
      }),
      subscribe: () => () => {},
      whenSynced: async () => {},
    };
  }

  /** As the service that plugins depend on; only what costs uses is there. */
  asService(): InstrumentedClustersService {
    return Object.assign(Object.create(null), {
      list: () => this.list(),
      connection: (name: string) => this.connection(name),
      collection: <T>(definition: CollectionDefinition<T>) =>
        this.collection(definition),
    });
  }
}
