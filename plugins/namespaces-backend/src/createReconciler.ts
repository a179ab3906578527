import { LoggerService } from '@backstage/backend-plugin-api';
import { ClustersService } from '@dugnad/plugin-clusters-node';
import { NamespacesConfig } from './config';
import { ClaimStore, StoredClaim } from './database/ClaimStore';
import { WorkQueue } from './database/WorkQueue';
import { WorkloadStore } from './lifecycle/WorkloadStore';
import { networkGrantOf } from './policy/networkGrantOf';
import { quotaOf } from './policy/quotaOf';
import { ClusterWriter } from './reconcile/ClusterWriter';
import { ClaimWatcher } from './reconcile/ClaimWatcher';
import { ClaimWorker } from './reconcile/ClaimWorker';
import { NamespaceObjects } from './reconcile/NamespaceObjects';
import { reconcileClaim } from './reconcile/reconcileClaim';
import { SecretSources } from './reconcile/SecretSources';
import { wantedObjects } from './reconcile/wantedObjects';

/** Options of `createReconciler`. */
export interface ReconcilerOptions {
  store: ClaimStore;
  queue: WorkQueue;
  workloads: WorkloadStore;
  clusters: ClustersService;
  config: NamespacesConfig;
  logger: LoggerService;
  /** How a cluster is written; left out: directly. */
  writer?(cluster: string): ClusterWriter;
  /** What modules add to every claim. */
  provided?: NamespaceObjects;
  /** How long work is held before another process may take it; default 20 s. */
  leaseMs?: number;
  /** Called after every pass over a claim. */
  changed(claimId: string): void;
}

/** The background work of one process. */
export interface Reconciler {
  start(): void;
  stop(): Promise<void>;
  /** Looks for work now. */
  wake(): void;
}

/** Wires queue, worker and watcher together. */
export function createReconciler(options: ReconcilerOptions): Reconciler {
  const { store, queue, workloads, clusters, config, logger, provided } =
    options;
  const sources = new SecretSources(clusters);
  const worker = new ClaimWorker({
    queue,
    logger,
    concurrency: config.concurrency,
    leaseMs: options.leaseMs,
    // A cluster that hangs must not hold every place
    perCluster:
      clusters.list().length > 1
        ? Math.ceil(config.concurrency * 0.75)
        : undefined,
    reconcile: (claimId, signal) =>
      reconcileClaim(claimId, {
        store,
        connect: cluster => clusters.connection(cluster),
        writer: options.writer,
        config,
        workloads,
        provided,
        now: () => new Date(),
        signal,
      }),
    unreachable: cluster => unreachable(clusters, cluster),
    onPass: options.changed,
    onRetry: (claimId, error) =>
      store.setReason(claimId, error, new Date().toISOString()),
  });
  const watcher = new ClaimWatcher({
    clusters,
    store,
    queue,
    logger,
    desired: claim =>
      sources.resolve(claim.cluster, desiredOf(claim, config, provided)),
    grant: claim => networkGrantOf(claim, config.objects),
    kinds: provided?.watchedKinds() ?? [],
    refreshSources: cluster => sources.refresh(cluster),
    isRunning: claimId => worker.isRunning(claimId),
    wake: () => worker.wake(),
  });
  return {
    start: () => {
      worker.start();
      watcher.start();
    },
    stop: async () => {
      watcher.stop();
      await worker.stop();
    },
    wake: () => worker.wake(),
  };
}

/** A claim whose size was taken out of the configuration wants nothing until it is back. */
function desiredOf(
  claim: StoredClaim,
  config: NamespacesConfig,
  provided?: NamespaceObjects,
) {
  return quotaOf(claim, config.sizes)
    ? wantedObjects(claim, config, provided)
    : [];
}

/** A cluster that is gone from the configuration is for the reconcile itself to tell. */
function unreachable(
  clusters: ClustersService,
  cluster: string,
): string | undefined {
  if (!clusters.list().some(({ name }) => name === cluster)) {
    return undefined;
  }
  const { state, since, error } = clusters.status(cluster);
  return state === 'unreachable'
    ? `Cluster ${cluster} has not answered since ${since}${
        error ? `: ${error}` : ''
      }`
    : undefined;
}
