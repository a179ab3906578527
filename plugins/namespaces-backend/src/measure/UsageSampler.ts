import { LoggerService } from '@backstage/backend-plugin-api';
import { cpuMillicores, parseQuantity } from '@dugnad/plugin-clusters-common';
import {
  ClusterConnection,
  ClustersService,
  KubernetesObject,
  LiveCollection,
} from '@dugnad/plugin-clusters-node';
import { z } from 'zod';
import { QuotaFacts, quotaCollection } from '../usage/quotaCollection';
import { UsageSample, UsageStore } from './UsageStore';

const DAY_MS = 86_400_000;
const MEBIBYTE = 2 ** 20;
const KEEP_DAYS = 100;

/** Options of `UsageSampler`. */
export interface UsageSamplerOptions {
  clusters: ClustersService;
  store: UsageStore;
  logger: LoggerService;
  now?: () => Date;
}

const podMetricsSchema = z.object({
  metadata: z.object({ namespace: z.string() }),
  containers: z
    .array(
      z.object({ usage: z.object({ cpu: z.string(), memory: z.string() }) }),
    )
    .default([]),
});

/** Reads what pods use from each cluster's metrics and adds it up by claim. A cluster without metrics has no samples. */
export class UsageSampler {
  readonly #options: UsageSamplerOptions;
  readonly #quotas: LiveCollection<QuotaFacts>;

  constructor(options: UsageSamplerOptions) {
    this.#options = options;
    this.#quotas = options.clusters.collection(quotaCollection);
  }

  async sample(signal?: AbortSignal): Promise<void> {
    const { clusters, store } = this.#options;
    const now = this.#options.now?.() ?? new Date();
    const reachable = clusters
      .list()
      .filter(({ name }) => clusters.status(name).state !== 'unreachable');
    // One that hangs slows no other
    await Promise.all(
      reachable.map(({ name }) => this.#sampleCluster(name, now, signal)),
    );
    const oldest = new Date(now.getTime() - KEEP_DAYS * DAY_MS);
    await store.prune(oldest.toISOString().slice(0, 10));
  }

  async #sampleCluster(cluster: string, now: Date, signal?: AbortSignal) {
    const { clusters, store, logger } = this.#options;
    try {
      const claims = await store.claimsOf(cluster);
      if (claims.length === 0) {
        return;
      }
      const used = await podUse(clusters.connection(cluster), signal);
      const samples = claims.map(({ id, name }): UsageSample => {
        const { cpu, memory } = used.get(name) ?? { cpu: 0, memory: 0 };
        return {
          claimId: id,
          cpuMillicores: Math.round(cpu),
          memoryMebibytes: Math.round(memory / MEBIBYTE),
          storageMebibytes: this.#storage(cluster, name),
        };
      });
      await store.add(now.toISOString(), samples);
    } catch (error) {
      logger.debug(`Use in cluster ${cluster} was not measured: ${error}`);
    }
  }

  /** What volumes claim, as the namespace's quota counts it. */
  #storage(cluster: string, namespace: string): number | undefined {
    const counts = this.#quotas
      .byIndex('namespace', namespace, cluster)
      .flatMap(({ value }) => value.used['requests.storage'] ?? []);
    return counts.length > 0
      ? Math.round(Math.max(...counts.map(parseQuantity)) / MEBIBYTE)
      : undefined;
  }
}

/** Millicores and bytes by namespace. */
async function podUse(connection: ClusterConnection, signal?: AbortSignal) {
  const type = { group: 'metrics.k8s.io', kind: 'PodMetrics' };
  const pods = await connection.list(type, { signal });
  const used = new Map<string, { cpu: number; memory: number }>();
  for (const { namespace, cpu, memory } of pods.flatMap(readPod)) {
    const sum = used.get(namespace) ?? { cpu: 0, memory: 0 };
    used.set(namespace, { cpu: sum.cpu + cpu, memory: sum.memory + memory });
  }
  return used;
}

function readPod(object: KubernetesObject) {
  const parsed = podMetricsSchema.safeParse(object);
  if (!parsed.success) {
    return [];
  }
  const { metadata, containers } = parsed.data;
  return containers.map(({ usage }) => ({
    namespace: metadata.namespace,
    cpu: cpuMillicores(parseQuantity(usage.cpu)),
    memory: parseQuantity(usage.memory),
  }));
}
