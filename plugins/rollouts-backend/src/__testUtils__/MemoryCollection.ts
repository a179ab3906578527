import {
  Change,
  CollectionState,
  Item,
  LiveCollection,
} from '@dugnad/plugin-clusters-node';

const NONE: Item<never>[] = [];

/** A collection that a test fills. */
export class MemoryCollection<T> implements LiveCollection<T> {
  readonly #items = new Map<string, Item<T>>();
  readonly #owned = new Map<string, Item<T>[]>();
  readonly #states = new Map<string, CollectionState>();
  readonly #listeners = new Set<(change: Change<T>) => void>();

  /** As a page of a list or a watch brings it. */
  add(item: Item<T>, owner?: string): void {
    const { cluster, namespace, name } = item;
    this.#items.set([cluster, namespace, name].join('/'), item);
    if (owner) {
      const siblings = this.#owned.get(owner) ?? [];
      siblings.push(item);
      this.#owned.set(owner, siblings);
    }
    this.#emit({ type: 'added', cluster, item });
  }

  becomes(cluster: string, state: CollectionState): void {
    this.#states.set(cluster, state);
    this.#emit({ type: state.synced ? 'synced' : 'stale', cluster });
  }

  get(cluster: string, name: string, namespace?: string): Item<T> | undefined {
    return this.#items.get([cluster, namespace, name].join('/'));
  }

  all(cluster?: string): Item<T>[] {
    return [...this.#items.values()].filter(
      item => cluster === undefined || item.cluster === cluster,
    );
  }

  byIndex(_index: string, value: string): Item<T>[] {
    return this.#owned.get(value) ?? NONE;
  }

  state(cluster: string): CollectionState {
    return this.#states.get(cluster) ?? { synced: false };
  }

  subscribe(listener: (change: Change<T>) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async whenSynced(): Promise<void> {}

  #emit(change: Change<T>): void {
    this.#listeners.forEach(listener => listener(change));
  }
}
