import { NotFoundError } from '@backstage/errors';
import {
  Change,
  CollectionDefinition,
  CollectionState,
  Item,
  LiveCollection,
} from '../types';
import { ClusterProjection } from './ClusterProjection';
import { itemKey } from './ItemStore';
import { StringPool } from './StringPool';

export interface SharedCollectionOptions<T> {
  definition: CollectionDefinition<T>;
  clusters: { name: string; strings: StringPool }[];
  onListenerError(error: unknown): void;
  onProjectionError(cluster: string, error: unknown): void;
}

/** `LiveCollection` over one projection per cluster. */
export class SharedCollection<T> implements LiveCollection<T> {
  readonly definition: CollectionDefinition<T>;
  readonly #options: SharedCollectionOptions<T>;
  readonly #projections = new Map<string, ClusterProjection<T>>();
  readonly #listeners = new Set<(change: Change<T>) => void>();

  constructor(options: SharedCollectionOptions<T>) {
    this.#options = options;
    this.definition = options.definition;
    for (const { name, strings } of options.clusters) {
      this.#projections.set(
        name,
        new ClusterProjection({
          cluster: name,
          definition: options.definition,
          strings,
          emit: change => this.#emit(change),
          onProjectionError: error => options.onProjectionError(name, error),
        }),
      );
    }
  }

  /** The part of one cluster, to be fed by its watch. */
  projection(cluster: string): ClusterProjection<T> {
    const projection = this.#projections.get(cluster);
    if (!projection) {
      const known = [...this.#projections.keys()].join(', ') || 'none';
      throw new NotFoundError(
        `There is no cluster ${cluster}; configured are: ${known}`,
      );
    }
    return projection;
  }

  get(cluster: string, name: string, namespace?: string): Item<T> | undefined {
    return this.projection(cluster).items.get(itemKey(name, namespace));
  }

  all(cluster?: string): Item<T>[] {
    return this.#chosen(cluster).flatMap(projection => projection.items.all());
  }

  byIndex(index: string, value: string, cluster?: string): Item<T>[] {
    if (!this.definition.indexes?.[index]) {
      throw new NotFoundError(
        `Collection ${this.definition.id} has no index ${index}`,
      );
    }
    return this.#chosen(cluster).flatMap(projection =>
      projection.items.byIndex(index, value),
    );
  }

  state(cluster: string): CollectionState {
    return this.projection(cluster).state;
  }

  subscribe(listener: (change: Change<T>) => void): () => void {
    // Wrapped, so that the same function subscribed twice is called twice and unsubscribed once each.
    const entry = (change: Change<T>) => listener(change);
    this.#listeners.add(entry);
    return () => {
      this.#listeners.delete(entry);
    };
  }

  whenSynced(
    cluster: string,
    options?: { signal?: AbortSignal },
  ): Promise<void> {
    return this.projection(cluster).whenSynced(options?.signal);
  }

  #chosen(cluster: string | undefined): ClusterProjection<T>[] {
    return cluster === undefined
      ? [...this.#projections.values()]
      : [this.projection(cluster)];
  }

  #emit(change: Change<T>): void {
    const { onListenerError } = this.#options;
    for (const listener of this.#listeners) {
      try {
        const result: unknown = listener(change);
        if (result instanceof Promise) {
          result.catch(onListenerError);
        }
      } catch (error) {
        onListenerError(error);
      }
    }
  }
}
