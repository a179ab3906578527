import {
  Change,
  CollectionDefinition,
  CollectionState,
  Item,
  KubernetesObject,
  LiveCollection,
} from '@dugnad/plugin-clusters-node';

/** A live collection that tests feed with whole objects, cluster by cluster. */
export class FakeCollection<T> implements LiveCollection<T> {
  readonly #definition: CollectionDefinition<T>;
  readonly #items = new Map<string, Map<string, Item<T>>>();
  readonly #states = new Map<string, CollectionState>();
  readonly #listeners = new Set<(change: Change<T>) => void>();

  constructor(definition: CollectionDefinition<T>) {
    this.#definition = definition;
  }

  /** The first whole list of a cluster is in. */
  sync(cluster: string, objects: KubernetesObject[] = []): void {
    objects.forEach(object => this.put(cluster, object));
    this.setState(cluster, { synced: true });
    this.#emit({ type: 'synced', cluster });
  }

  setState(cluster: string, state: CollectionState): void {
    this.#states.set(cluster, state);
    if (state.staleSince) this.#emit({ type: 'stale', cluster });
  }

  put(cluster: string, object: KubernetesObject): void {
    const value = this.#definition.project(object);
    if (value === undefined) return;
    const { name, namespace } = object.metadata;
    const item: Item<T> = {
      cluster,
      namespace,
      name,
      uid: `${namespace}/${name}`,
      resourceVersion: '1',
      value,
    };
    const items = this.#of(cluster);
    const previous = items.get(item.uid);
    items.set(item.uid, item);
    this.#emit(
      previous
        ? { type: 'updated', cluster, item, previous }
        : { type: 'added', cluster, item },
    );
  }

  drop(cluster: string, name: string, namespace?: string): void {
    const items = this.#of(cluster);
    const previous = items.get(`${namespace}/${name}`);
    if (!previous) return;
    items.delete(previous.uid);
    this.#emit({ type: 'removed', cluster, previous });
  }

  get(cluster: string, name: string, namespace?: string) {
    return this.#of(cluster).get(`${namespace}/${name}`);
  }

  all(cluster?: string): Item<T>[] {
    if (cluster) return [...this.#of(cluster).values()];
    return [...this.#items.values()].flatMap(items => [...items.values()]);
  }

  byIndex(index: string, value: string, cluster?: string): Item<T>[] {
    const keysOf = this.#definition.indexes?.[index];
    return this.all(cluster).filter(item => keysOf?.(item).includes(value));
  }

  state(cluster: string): CollectionState {
    return this.#states.get(cluster) ?? { synced: false };
  }

  subscribe(listener: (change: Change<T>) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async whenSynced(): Promise<void> {}

  #of(cluster: string): Map<string, Item<T>> {
    const items = this.#items.get(cluster) ?? new Map<string, Item<T>>();
    this.#items.set(cluster, items);
    return items;
  }

  #emit(change: Change<T>): void {
    this.#listeners.forEach(listener => listener(change));
  }
}
