import { ClustersService } from '@dugnad/plugin-clusters-node';
import { CatalogComponents } from '@dugnad/plugin-ownership-node';
import { itemOf } from './board/itemOf';
import { RolloutBoard } from './board/RolloutBoard';
import { SignalKeys } from './board/SignalKeys';
import { workloadBehind } from './board/workloadBehind';
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
  const { sources, network } = openResources(
    clusters,
    collections,
    config.resourceKinds,
  );
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
  followPodsOfJobs(collections, board);
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

/** What happens to its pods decides about a Job or ReplicaSet that stands alone. */
function followPodsOfJobs(
  collections: RolloutCollections,
  board: ResourceBoard,
): void {
  collections.pods.subscribe(change => {
    const item = itemOf(change);
    const [owner] = item?.value.metadata.ownerReferences ?? [];
    if (!item || !owner) {
      return;
    }
    const { cluster, namespace = '' } = item;
    const { kind, name } = owner;
    const subject = { cluster, namespace, kind, name };
    if (!workloadBehind(collections, subject)) {
      board.touch(kind === 'Job' ? 'batch' : 'apps', kind, subject);
    }
  });
}
