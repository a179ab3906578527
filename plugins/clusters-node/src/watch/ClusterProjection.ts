import { isDeepStrictEqual } from 'node:util';
import {
  Change,
  CollectionDefinition,
  CollectionState,
  Item,
  KubernetesObject,
} from '../types';
import { itemKey, ItemStore } from './ItemStore';
import { SetAside } from './SetAside';
import { StringPool } from './StringPool';
import { valueWeight } from './valueWeight';
import { WatchSink } from './WatchSink';

/** What a projection keeps is a few fields; a value heavier than this is no object that people or controllers write. */
const MAX_WEIGHT = 500_000;

export interface ClusterProjectionOptions<T> {
  cluster: string;
  definition: CollectionDefinition<T>;
  strings: StringPool;
  emit(change: Change<T>): void;
  /** Told when an object could not be kept; it is set aside and the others are not held up. */
  onProjectionError(error: unknown): void;
}

/** One collection in one cluster: projects what the watch reads, keeps it, and says what changed. */
export class ClusterProjection<T> implements WatchSink {
  readonly items: ItemStore<T>;
  readonly #setAside = new SetAside();
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

  /** What could not be kept, by key. */
  get setAside(): SetAside['objects'] {
    return this.#setAside.objects;
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
    const key = keyOf(object);
    try {
      this.#keep(key, object);
    } catch (error) {
      this.#listed?.add(key);
      this.#setAside.add(key, object, error);
      this.#options.onProjectionError(error);
      const previous = this.items.get(key);
      if (previous) {
        this.#drop(key, previous);
      }
    }
  }

  remove(object: KubernetesObject): void {
    const key = keyOf(object);
    this.#setAside.delete(key);
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

  #keep(key: string, object: KubernetesObject): void {
    const { uid = '', resourceVersion = '' } = object.metadata;
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
    this.#setAside.delete(key);
    if (item) {
      this.#listed?.add(key);
      this.#put(key, item, sameObject ? previous : undefined);
    } else if (sameObject) {
      this.#drop(key, previous);
    }
  }

  #project(object: KubernetesObject): Item<T> | undefined {
    const { cluster, definition, strings } = this.#options;
    const { name, namespace, uid = '', resourceVersion = '' } = object.metadata;
    const value = definition.project(object);
    if (value === undefined) {
      return undefined;
    }
    if (valueWeight(value, MAX_WEIGHT) > MAX_WEIGHT) {
      throw new Error(
        `What is read of it is longer than ${MAX_WEIGHT} characters; make it smaller`,
      );
    }
    strings.shareWithin(value);
    return {
      cluster,
      namespace: namespace && strings.share(namespace),
      name,
      uid,
      resourceVersion,
      value,
    };
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
    if (listed) {
      this.#setAside.keepOnly(listed);
    }
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

/** An aggregated API server may answer with anything; what is no text is no namespace. */
function keyOf({ metadata: { name, namespace } }: KubernetesObject): string {
  return itemKey(name, typeof namespace === 'string' ? namespace : undefined);
}
