import {
  ClustersService,
  Item,
  LiveCollection,
} from '@dugnad/plugin-clusters-node';
import {
  OtherObject,
  projectResource,
  wakesWhenNeeded,
  WAKING_KINDS,
  WORKLOAD_KINDS,
  WorkloadRef,
} from '@dugnad/plugin-rollouts-common';
import { itemOf } from './itemOf';

const BY_NAMESPACE = 'namespace';

function targetOf({
  cluster,
  namespace = '',
  value,
}: Item<OtherObject>): WorkloadRef[] {
  const target = wakesWhenNeeded(value);
  const kind = WORKLOAD_KINDS.find(one => one === target?.kind);
  return target && kind
    ? [{ cluster, namespace, kind, name: target.name }]
    : [];
}

/** What may scale workloads to zero and wake them, live. Where a cluster has none of a kind, or hides it, there is none. */
export class Autoscalers {
  readonly #collections: LiveCollection<OtherObject>[];

  constructor(clusters: ClustersService) {
    this.#collections = WAKING_KINDS.map(({ group, kind }) =>
      clusters.collection({
        id: `rollouts.${group}/${kind}`,
        resource: { group, kind },
        project: projectResource,
        indexes: {
          [BY_NAMESPACE]: ({ namespace = '' }: Item<OtherObject>) => [
            namespace,
          ],
        },
      }),
    );
  }

  in(cluster: string, namespace: string): OtherObject[] {
    return this.#collections.flatMap(collection =>
      collection
        .byIndex(BY_NAMESPACE, namespace, cluster)
        .map(({ value }) => value),
    );
  }

  /** Tells which workload an autoscaler that changed has to do with. Returns the unsubscribe function. */
  follow(touch: (ref: WorkloadRef) => void): () => void {
    const stops = this.#collections.map(collection =>
      collection.subscribe(change => {
        const item = itemOf(change);
        // After a list has been read again nothing says which of it is new
        const changed = item ? [item] : collection.all(change.cluster);
        changed.flatMap(targetOf).forEach(touch);
      }),
    );
    return () => stops.forEach(stop => stop());
  }
}
