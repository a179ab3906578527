import { NotFoundError, NotImplementedError } from '@backstage/errors';
import {
  ClusterConnection,
  ClusterInfo,
  ClustersService,
  ClusterStats,
  ClusterStatus,
  CollectionDefinition,
  LiveCollection,
  ResourceSetAside,
} from '@dugnad/plugin-clusters-node';
import {
  ingressClassCollection,
  storageClassCollection,
} from '../collections/classes';
import { namespaceCollection } from '../collections/namespaces';
import { nodeCollection } from '../collections/nodes';
import { podCollection } from '../collections/pods';
import { quotaCollection } from '../collections/quotas';
import { FakeCollection } from './FakeCollection';

/** The side of a collection that tests feed. */
export type Feed = Pick<
  FakeCollection<unknown>,
  'sync' | 'put' | 'drop' | 'setState'
>;

/** Clusters without an API server: tests set their status and feed their collections. */
export class FakeClusters implements ClustersService {
  readonly collections = {
    nodes: new FakeCollection(nodeCollection),
    pods: new FakeCollection(podCollection),
    namespaces: new FakeCollection(namespaceCollection),
    quotas: new FakeCollection(quotaCollection),
    storageClasses: new FakeCollection(storageClassCollection),
    ingressClasses: new FakeCollection(ingressClassCollection),
  };
  readonly #opened = new Map<string, Feed>();
  readonly #names: string[];
  readonly #statuses = new Map<string, ClusterStatus>();
  readonly #listeners = new Set<
    (cluster: string, status: ClusterStatus) => void
  >();

  constructor(names: string[]) {
    this.#names = names;
  }

  /** Every collection of the cluster has been read and is empty. */
  syncAll(cluster: string): void {
    Object.values(this.collections).forEach(one => one.sync(cluster));
    this.#opened.forEach(one => one.sync(cluster));
    this.setStatus(cluster, {
      state: 'live',
      since: '2026-03-01T09:00:00.000Z',
      version: 'v1.34.1',
    });
  }

  setStatus(cluster: string, status: ClusterStatus): void {
    this.#statuses.set(cluster, status);
    this.#listeners.forEach(listener => listener(cluster, status));
  }

  list(): ClusterInfo[] {
    return this.#names.map(name => ({
      name,
      title: name.toUpperCase(),
      url: `https://${name}.test:6443`,
    }));
  }

  status(cluster: string): ClusterStatus {
    return (
      this.#statuses.get(cluster) ?? {
        state: 'connecting',
        since: '2026-03-01T09:00:00.000Z',
      }
    );
  }

  onStatus(listener: (cluster: string, status: ClusterStatus) => void) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  connection(): ClusterConnection {
    throw new NotImplementedError('These clusters have no API server');
  }

  /** What `setAside` answers of any cluster. */
  resourcesSetAside: ResourceSetAside[] = [];

  setAside(): ResourceSetAside[] {
    return this.resourcesSetAside;
  }

  stats(): ClusterStats {
    throw new NotImplementedError('These clusters have no API server');
  }

  collection<T>(definition: CollectionDefinition<T>): LiveCollection<T> {
    const collection = new FakeCollection(definition);
    this.#opened.set(definition.id, collection);
    return collection;
  }

  /** The collection that a plugin opened under this id, to be fed. */
  opened(id: string): Feed {
    const feed = this.#opened.get(id);
    if (!feed) throw new NotFoundError(`No collection ${id} was opened`);
    return feed;
  }
}
