import { isDeepStrictEqual } from 'node:util';
import {
  Change,
  CollectionDefinition,
  CollectionState,
  Item,
  KubernetesObject,
} from '../types';
import { itemKey, ItemStore } from './ItemStore';
import { StringPool } from './StringPool';
import { WatchSink } from './WatchSink';

export interface ClusterProjectionOptions<T> {
  cluster: string;
  definition: CollectionDefinition<T>;
  strings: StringPool;
  emit(change: Change<T>): void;
  /** Told when `project` or an index function threw; the object is dropped. */
  onProjectionError(error: unknown): void;
}

/** One collection in one cluster: projects what the watch reads, keeps it, and says what changed. */
export class ClusterProjection<T> implements WatchSink {
  readonly items: ItemStore<T>;
  readonly #options: ClusterProjectionOptions<T>;
  /** Keys of the list being read; what is not among them when it ends is gone. */
  #listed?: Set<string>;
  #state: CollectionState = { synced: false };
  #down = false;
  readonly #waiting = new Set<() => void>();

  constructor(options: ClusterProjectionOptions<T>) {
    this.#options = options;
    this.items = new ItemStore(options.definition.indexes);
  }

  get state(): CollectionState {
    return this.#state;
  }

  whenSynced(signal?: AbortSignal): Promise<void> {
    if (this.#state.synced) {
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const settle = () => {
        signal?.removeEventListener('abort', settle);
        this.#waiting.delete(settle);
        if (signal?.aborted) {
          reject(signal.reason);
        } else {
          resolve();
        }
      };
      signal?.addEventListener('abort', settle);
      this.#waiting.add(settle);
    });
  }

  beginList(): void {
    this.#listed = new Set();
  }

  upsert(object: KubernetesObject): void {
    const { name, namespace, uid = '', resourceVersion = '' } = object.metadata;
    const key = itemKey(name, namespace);
    const previous = this.items.get(key);
    const sameObject = previous !== undefined && previous.uid === uid;
    if (sameObject && previous.resourceVersion === resourceVersion) {
      this.#listed?.add(key);
      return;
    }
    if (previous && !sameObject) {
      this.#drop(key, previous);
    }
    const item = this.#project(object);
    if (item) {
      this.#listed?.add(key);
      this.#put(key, item, sameObject ? previous : undefined);
    } else if (sameObject) {
      this.#drop(key, previous);
    }
  }

  remove(object: KubernetesObject): void {
    const key = itemKey(object.metadata.name, object.metadata.namespace);
    const previous = this.items.get(key);
    if (previous) {
      this.#drop(key, previous);
    }
  }

  endList(at: Date): void {
    this.#dropUnlisted();
    if (this.#state.staleSince) {
      this.#state = { ...this.#state, staleSince: at.toISOString() };
    }
    if (!this.#state.synced) {
      this.#synced({ synced: true });
    }
  }

  live(): void {
    const { synced, staleSince, error } = this.#state;
    if (synced && (this.#down || staleSince || error)) {
      this.#synced({ synced: true });
    }
  }

  stale(since: Date, why: string): void {
    const { synced, staleSince } = this.#state;
    this.#goDown({
      synced,
      error: why,
      // Without a first list there is nothing that could be old.
      ...(synced ? { staleSince: staleSince ?? since.toISOString() } : {}),
    });
  }

  forbidden(since: Date, why: string): void {
    this.stale(since, why);
    this.#state = { ...this.#state, forbidden: true };
  }

  absent(why: string): void {
    this.#listed = new Set();
    this.#dropUnlisted();
    const already = this.#state.absent;
    const state = { synced: true, absent: true, error: why };
    if (already) {
      this.#state = state;
    } else {
      this.#synced(state);
    }
  }

  #project(object: KubernetesObject): Item<T> | undefined {
    const { cluster, definition, strings, onProjectionError } = this.#options;
    const { name, namespace, uid = '', resourceVersion = '' } = object.metadata;
    try {
      const value = definition.project(object);
      if (value === undefined) {
        return undefined;
      }
      strings.shareWithin(value);
      const item: Item<T> = {
        cluster,
        namespace: namespace && strings.share(namespace),
        name,
        uid,
        resourceVersion,
        value,
      };
      Object.values(definition.indexes ?? {}).forEach(index => index(item));
      return item;
    } catch (error) {
      onProjectionError(error);
      return undefined;
    }
  }

  #put(key: string, item: Item<T>, previous: Item<T> | undefined): void {
    const { cluster, emit } = this.#options;
    if (previous === undefined) {
      this.items.set(key, item);
      emit({ type: 'added', cluster, item });
    } else if (isDeepStrictEqual(previous.value, item.value)) {
      this.items.set(key, { ...item, value: previous.value });
    } else {
      this.items.set(key, item);
      emit({ type: 'updated', cluster, item, previous });
    }
  }

  #drop(key: string, previous: Item<T>): void {
    const { cluster, emit } = this.#options;
    this.items.delete(key);
    emit({ type: 'removed', cluster, previous });
  }

  #dropUnlisted(): void {
    const listed = this.#listed;
    this.#listed = undefined;
    for (const key of listed ? this.items.keys() : []) {
      const item = this.items.get(key);
      if (item && !listed?.has(key)) {
        this.#drop(key, item);
      }
    }
  }

  #synced(state: CollectionState): void {
    this.#down = false;
    this.#state = state;
    this.#waiting.forEach(settle => settle());
    this.#options.emit({ type: 'synced', cluster: this.#options.cluster });
  }

  #goDown(state: CollectionState): void {
    this.#state = state;
    if (!this.#down) {
      this.#down = true;
      this.#options.emit({ type: 'stale', cluster: this.#options.cluster });
    }
  }
}
