import { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError, NotFoundError, toError } from '@backstage/errors';
import { ClusterConfig } from '../config';
import {
  defaultMonitorTimings,
  MonitorTimings,
} from '../status/ClusterMonitor';
import {
  ClusterConnection,
  ClusterInfo,
  ClusterStats,
  ClusterStatus,
  CollectionDefinition,
  InstrumentedClustersService,
  LiveCollection,
  ResourceSetAside,
} from '../types';
import { SharedCollection } from '../watch/SharedCollection';
import { defaultWatchTimings, WatchTimings } from '../watch/WatchTimings';
import { ConfiguredCluster } from './ConfiguredCluster';
import { resourcesSetAside } from './resourcesSetAside';

export interface DefaultClustersServiceOptions {
  clusters: ClusterConfig[];
  logger: LoggerService;
  watchTimings?: Partial<WatchTimings>;
  monitorTimings?: Partial<MonitorTimings>;
}

type StatusListener = (cluster: string, status: ClusterStatus) => void;

/** `InstrumentedClustersService` over the configured clusters. Call `start` once, `stop` at shutdown. */
export class DefaultClustersService implements InstrumentedClustersService {
  readonly #logger: LoggerService;
  readonly #clusters = new Map<string, ConfiguredCluster>();
  readonly #collections = new Map<string, unknown>();
  readonly #statusListeners = new Set<StatusListener>();

  constructor(options: DefaultClustersServiceOptions) {
    this.#logger = options.logger;
    for (const config of options.clusters) {
      const cluster = new ConfiguredCluster({
        config,
        logger: options.logger,
        watchTimings: { ...defaultWatchTimings, ...options.watchTimings },
        monitorTimings: { ...defaultMonitorTimings, ...options.monitorTimings },
        onStatus: status => this.#emitStatus(config.name, status),
      });
      this.#clusters.set(config.name, cluster);
    }
  }

  start(): void {
    this.#clusters.forEach(cluster => cluster.start());
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#clusters.values()].map(it => it.stop()));
  }

  list(): ClusterInfo[] {
    return [...this.#clusters.values()].map(cluster => cluster.info);
  }

  connection(cluster: string): ClusterConnection {
    return this.#cluster(cluster).connection;
  }

  status(cluster: string): ClusterStatus {
    return this.#cluster(cluster).status;
  }

  stats(cluster: string): ClusterStats {
    const counters = this.#cluster(cluster).activity.stats();
    let items = 0;
    for (const collection of this.#collections.values()) {
      if (collection instanceof SharedCollection) {
        items += collection.projection(cluster).items.size;
      }
    }
    return { ...counters, items };
  }

  setAside(cluster: string): ResourceSetAside[] {
    this.#cluster(cluster);
    return resourcesSetAside(
      [...this.#collections.values()].flatMap(collection =>
        collection instanceof SharedCollection
          ? {
              resource: collection.definition.resource,
              objects: collection.projection(cluster).setAside,
            }
          : [],
      ),
    );
  }

  onStatus(listener: StatusListener): () => void {
    const entry: StatusListener = (cluster, status) =>
      listener(cluster, status);
    this.#statusListeners.add(entry);
    return () => {
      this.#statusListeners.delete(entry);
    };
  }

  collection<T>(definition: CollectionDefinition<T>): LiveCollection<T> {
    const known = this.#collections.get(definition.id);
    if (isCollectionOf(known, definition)) {
      return known;
    }
    const clusters = [...this.#clusters.values()];
    const collection = new SharedCollection<T>({
      definition,
      clusters: clusters.map(({ info, strings }) => ({
        name: info.name,
        strings,
      })),
      onListenerError: error =>
        this.#logger.error(
          `A listener of collection ${definition.id} failed`,
          toError(error),
        ),
      onProjectionError: (cluster, error) =>
        this.#projectionFailed(definition.id, cluster, error),
    });
    this.#collections.set(definition.id, collection);
    for (const cluster of clusters) {
      const sink = collection.projection(cluster.info.name);
      cluster.watch(definition.resource, sink);
    }
    return collection;
  }

  #cluster(name: string): ConfiguredCluster {
    const cluster = this.#clusters.get(name);
    if (!cluster) {
      const known = [...this.#clusters.keys()].join(', ') || 'none';
      throw new NotFoundError(
        `There is no cluster ${name}; configured are: ${known}`,
      );
    }
    return cluster;
  }

  #projectionFailed(id: string, cluster: string, error: unknown): void {
    const { activity } = this.#cluster(cluster);
    activity.count('projectionErrors');
    // A broken projection fails for every object: the first few tell enough.
    if (activity.stats().projectionErrors <= 10) {
      this.#logger.error(
        `Collection ${id} cannot read an object of cluster ${cluster}`,
        toError(error),
      );
    }
  }

  #emitStatus(cluster: string, status: ClusterStatus): void {
    this.#logger.info(
      `Cluster ${cluster} is ${status.state}${
        status.error ? `: ${status.error}` : ''
      }`,
    );
    for (const listener of this.#statusListeners) {
      try {
        const result: unknown = listener(cluster, status);
        if (result instanceof Promise) {
          result.catch(error => this.#logger.error('A listener failed', error));
        }
      } catch (error) {
        this.#logger.error('A status listener failed', toError(error));
      }
    }
  }
}

/** Collections are kept under their definition's id, which stands for its type. */
function isCollectionOf<T>(
  known: unknown,
  definition: CollectionDefinition<T>,
): known is SharedCollection<T> {
  if (!(known instanceof SharedCollection)) {
    return false;
  }
  const { group, kind } = known.definition.resource;
  if (
    group !== definition.resource.group ||
    kind !== definition.resource.kind
  ) {
    throw new ConflictError(
      `Collection ${definition.id} already exists for ${kind}; ids must be unique`,
    );
  }
  return true;
}
