import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ClustersService, LiveCollection } from '@dugnad/plugin-clusters-node';
import { ClaimUsage } from '@dugnad/plugin-namespaces-common';
import { ClaimFinder } from '../access/ClaimFinder';
import { freshnessOf } from '../connect/freshnessOf';
import { PodAmounts, podCollection } from './podCollection';
import { QuotaFacts, quotaCollection } from './quotaCollection';
import { podUsageOf, quotaUsageOf } from './usageOf';

/** Options of `ClaimUsageReader`. */
export interface ClaimUsageReaderOptions {
  finder: ClaimFinder;
  clusters: ClustersService;
}

/** What a claim's namespace may use, uses and asks for, from watches; calls no API server. */
export class ClaimUsageReader {
  readonly #options: ClaimUsageReaderOptions;
  readonly #quotas: LiveCollection<QuotaFacts>;
  readonly #pods: LiveCollection<PodAmounts>;

  constructor(options: ClaimUsageReaderOptions) {
    this.#options = options;
    this.#quotas = options.clusters.collection(quotaCollection);
    this.#pods = options.clusters.collection(podCollection);
  }

  /** What is not known is absent, never zero. */
  async read(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<ClaimUsage> {
    const { finder, clusters } = this.#options;
    const { name, cluster } = await finder.readable(id, credentials);
    if (!clusters.list().some(info => info.name === cluster)) {
      const state = 'unknown' as const;
      const freshness = {
        state,
        reason: `Cluster ${cluster} is not configured`,
      };
      return { quotaFreshness: freshness, podsFreshness: freshness };
    }
    const status = clusters.status(cluster);
    const quotaFreshness = freshnessOf(this.#quotas.state(cluster), status);
    const podsFreshness = freshnessOf(this.#pods.state(cluster), status);
    const quotas = this.#quotas.byIndex('namespace', name, cluster);
    const pods = this.#pods.byIndex('namespace', name, cluster);
    return {
      quota:
        quotaFreshness.state === 'unknown'
          ? undefined
          : quotaUsageOf(
              quotas.map(item => ({ ...item.value, name: item.name })),
            ),
      quotaFreshness,
      pods:
        podsFreshness.state === 'unknown'
          ? undefined
          : podUsageOf(pods.map(({ value }) => value)),
      podsFreshness,
    };
  }
}
