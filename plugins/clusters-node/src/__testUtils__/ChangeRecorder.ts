import { Change, Item, LiveCollection } from '../types';

/** Writes down what a collection says and checks that it makes sense: nothing added twice, nothing removed that was not there. */
export class ChangeRecorder<T> {
  readonly changes: Change<T>[] = [];
  readonly contradictions: string[] = [];
  readonly #state = new Map<string, Item<T>>();

  constructor(collection: LiveCollection<T>) {
    collection.subscribe(change => this.#record(change));
  }

  /** What the changes add up to, as `cluster/namespace/name` → value. */
  replayed(): Map<string, T> {
    return new Map([...this.#state].map(([key, item]) => [key, item.value]));
  }

  types(): string[] {
    return this.changes.map(change => change.type);
  }

  #record(change: Change<T>) {
    this.changes.push(change);
    if (change.type === 'removed') {
      this.#removed(recordKey(change.previous));
    } else if (change.type === 'added' || change.type === 'updated') {
      this.#stored(change.type, change.item);
    }
  }

  #removed(key: string) {
    if (!this.#state.delete(key)) {
      this.contradictions.push(`removed ${key}`);
    }
  }

  #stored(type: 'added' | 'updated', item: Item<T>) {
    const key = recordKey(item);
    const known = this.#state.get(key);
    if ((type === 'added') !== (known === undefined)) {
      this.contradictions.push(`${type} ${key}`);
    }
    if (known?.resourceVersion === item.resourceVersion) {
      this.contradictions.push(`doubled ${key}`);
    }
    this.#state.set(key, item);
  }
}

/** Key of an item in `replayed`. */
export function recordKey<T>(item: Item<T>): string {
  return `${item.cluster}/${item.namespace ?? ''}/${item.name}`;
}
