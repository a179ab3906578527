import { ClustersService, Item } from '@dugnad/plugin-clusters-node';
import { CatalogComponents } from '@dugnad/plugin-ownership-node';
import { Pod } from '@dugnad/plugin-rollouts-common';
import { itemOf } from './board/itemOf';
import { RolloutBoard } from './board/RolloutBoard';
import { SignalKeys } from './board/SignalKeys';
import { Subject, workloadBehind } from './board/workloadBehind';
import { RolloutCollections } from './collections/openCollections';
import { RolloutsConfig } from './config';
import { followNetwork } from './resources/followNetwork';
import { openResources } from './resources/openResources';
import { ResourceBoard } from './resources/ResourceBoard';
import { ResourceService } from './resources/ResourceService';

/** What resources are made of. */
export interface CreateResourcesOptions {
  clusters: ClustersService;
  collections: RolloutCollections;
  components: CatalogComponents;
  board: RolloutBoard;
  signalKeys: SignalKeys;
  config: RolloutsConfig;
  announce(keys: string[]): void;
  now(): Date;
}

/** Everything that keeps and shows what surrounds workloads. */
export interface Resources {
  board: ResourceBoard;
  service: ResourceService;
}

/** Joins the parts that show what surrounds workloads, and keeps them in step with what happens around them. */
export function createResources(options: CreateResourcesOptions): Resources {
  const { clusters, collections, components, config } = options;
  const { sources, network } = openResources(clusters, collections, config);
  const board = new ResourceBoard({
    ...options,
    sources,
    components: () => components.index,
    factsOf: (cluster, namespace) =>
      collections.namespaces.get(cluster, namespace)?.value,
    intervalMs: config.announceIntervalMs,
  });
  components.onChange(() => board.touchAll());
  collections.namespaces.subscribe(change => {
    board.touchAll(change.cluster, itemOf(change)?.name);
  });
  followParts(collections, board);
  followNetwork(network, board);
  return {
    board,
    service: new ResourceService({
      board: options.board,
      resources: board,
      now: options.now,
    }),
  };
}

const GROUPS: Record<string, string> = {
  ...{ Pod: '', Job: 'batch', ReplicaSet: 'apps' },
};

/** What happens to its pods, and what events say, decides about a Job, ReplicaSet or pod that stands alone. */
function followParts(
  collections: RolloutCollections,
  board: ResourceBoard,
): void {
  const touch = (subject: Subject) => {
    const { kind } = subject;
    if (kind in GROUPS && !workloadBehind(collections, subject)) {
      board.touch(GROUPS[kind], kind, subject);
    }
  };
  const touchOwner = (item: Item<Pod>) => {
    const { cluster, namespace = '' } = item;
    const [owner] = item.value.metadata.ownerReferences ?? [];
    if (owner) {
      const { kind, name } = owner;
      touch({ cluster, namespace, kind, name });
    }
  };
  collections.pods.subscribe(change => {
    const item = itemOf(change);
    if (item) {
      touchOwner(item);
    }
  });
  collections.events.subscribe(change => {
    const item = itemOf(change);
    if (item) {
      const { cluster, namespace = '' } = item;
      const { kind, name } = item.value.involvedObject;
      const pod =
        kind === 'Pod' && collections.pods.get(cluster, name, namespace);
      touch({ cluster, namespace, kind, name });
      if (pod) {
        touchOwner(pod);
      }
    }
  });
}
