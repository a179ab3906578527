import { Item } from '../types';

/** The items of one collection in one cluster, by name and by index. */
export class ItemStore<T> {
  readonly #items = new Map<string, Item<T>>();
  readonly #indexers: [string, (item: Item<T>) => string[]][];
  /** Index name → value → keys. */
  readonly #indexes = new Map<string, Map<string, Set<string>>>();

  constructor(indexes: Record<string, (item: Item<T>) => string[]> = {}) {
    this.#indexers = Object.entries(indexes);
    for (const [name] of this.#indexers) {
      this.#indexes.set(name, new Map());
    }
  }

  get size(): number {
    return this.#items.size;
  }

  keys(): string[] {
    return [...this.#items.keys()];
  }

  get(key: string): Item<T> | undefined {
    return this.#items.get(key);
  }

  all(): Item<T>[] {
    return [...this.#items.values()];
  }

  byIndex(index: string, value: string): Item<T>[] {
    const items: Item<T>[] = [];
    for (const key of this.#indexes.get(index)?.get(value) ?? []) {
      const item = this.#items.get(key);
      if (item) {
        items.push(item);
      }
    }
    return items;
  }

  /** Throws what an index function throws, and has then changed nothing. */
  set(key: string, item: Item<T>): void {
    const previous = this.#items.get(key);
    if (previous?.value === item.value) {
      this.#items.set(key, item);
      return;
    }
    const entries = this.#entriesOf(item);
    if (previous) {
      this.#unindex(key, previous);
    }
    this.#items.set(key, item);
    this.#index(key, entries);
  }

  delete(key: string): void {
    const previous = this.#items.get(key);
    if (previous) {
      this.#items.delete(key);
      this.#unindex(key, previous);
    }
  }

  #entriesOf(item: Item<T>): [string, string[]][] {
    return this.#indexers.map(([name, valuesOf]) => [name, valuesOf(item)]);
  }

  #index(key: string, entries: [string, string[]][]): void {
    for (const [name, values] of entries) {
      const index = this.#indexes.get(name);
      for (const value of values) {
        const keys = index?.get(value);
        if (keys) {
          keys.add(key);
        } else {
          index?.set(value, new Set([key]));
        }
      }
    }
  }

  #unindex(key: string, item: Item<T>): void {
    for (const [name, values] of this.#entriesOf(item)) {
      const index = this.#indexes.get(name);
      for (const value of values) {
        const keys = index?.get(value);
        keys?.delete(key);
        if (keys?.size === 0) {
          index?.delete(value);
        }
      }
    }
  }
}

/** Key of an object within its resource and cluster. */
export function itemKey(name: string, namespace?: string): string {
  return namespace ? `${namespace}/${name}` : name;
}
