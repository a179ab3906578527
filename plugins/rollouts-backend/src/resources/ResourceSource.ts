import {
  CollectionState,
  Item,
  LiveCollection,
} from '@dugnad/plugin-clusters-node';
import { Pod, Verdict } from '@dugnad/plugin-rollouts-common';
import { itemOf } from '../board/itemOf';

type Metadata = Pod['metadata'];

/** An object that is shown and judged. */
export interface ShownObject {
  cluster: string;
  uid: string;
  metadata: Metadata;
  judge(now: Date): Verdict;
}

/** Names an object of one source. */
export interface ShownName {
  cluster: string;
  namespace: string;
  name: string;
}

/** Where objects of one kind come from. */
export interface ResourceSource {
  group: string;
  kind: string;
  get(name: ShownName): ShownObject | undefined;
  all(cluster?: string): ShownName[];
  state(cluster: string): CollectionState;
  /** Told of what changed; undefined stands for the whole cluster. Returns the unsubscribe function. */
  subscribe(listener: (cluster: string, name?: ShownName) => void): () => void;
}

/** What any projected object has. */
type Projected = { metadata: Metadata };

/** How the objects of a collection are shown. */
export interface CollectionSourceOptions<T extends Projected> {
  group: string;
  kind: string;
  collection: LiveCollection<T>;
  isShown(value: T): boolean;
  judge(item: Item<T>, now: Date): Verdict;
}

const nameOf = ({ cluster, namespace = '', name }: Item<unknown>) => ({
  cluster,
  namespace,
  name,
});

/** A source over one live collection. */
export function collectionSource<T extends Projected>(
  options: CollectionSourceOptions<T>,
): ResourceSource {
  const { group, kind, collection, isShown, judge } = options;
  return {
    group,
    kind,
    get({ cluster, namespace, name }) {
      const item = collection.get(cluster, name, namespace || undefined);
      return item && isShown(item.value)
        ? {
            cluster,
            uid: item.uid,
            metadata: item.value.metadata,
            judge: now => judge(item, now),
          }
        : undefined;
    },
    all: cluster =>
      collection
        .all(cluster)
        .filter(item => isShown(item.value))
        .map(nameOf),
    state: cluster => collection.state(cluster),
    subscribe: listener =>
      collection.subscribe(change => {
        const item = itemOf(change);
        listener(change.cluster, item && nameOf(item));
      }),
  };
}
