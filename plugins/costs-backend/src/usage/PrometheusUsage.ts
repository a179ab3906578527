import { z } from 'zod';
import { EndpointOptions, getJson } from './getJson';
import { UsageByContainer, UsageSource, usageKey } from './UsageSource';

/** Options of `PrometheusUsage`. */
export interface PrometheusUsageOptions extends EndpointOptions {
  /** Matchers that choose this cluster's series, for example `cluster="oslo"`. */
  selector?: string;
  /** Window of the rate of CPU, for example `5m`. */
  window: string;
}

const vectorSchema = z.object({
  status: z.literal('success'),
  data: z.object({
    resultType: z.literal('vector'),
    result: z.array(
      z.object({
        metric: z.object({
          namespace: z.string(),
          pod: z.string(),
          container: z.string(),
        }),
        value: z.tuple([z.number(), z.string()]),
      }),
    ),
  }),
});

/** Usage from a Prometheus that scrapes cAdvisor (kubelets): the metrics every Kubernetes monitoring stack has. */
export class PrometheusUsage implements UsageSource {
  readonly name = 'prometheus';
  readonly #options: PrometheusUsageOptions;

  constructor(options: PrometheusUsageOptions) {
    this.#options = options;
  }

  async read(signal: AbortSignal): Promise<UsageByContainer> {
    const { selector, window } = this.#options;
    // The pause container and the cgroup of the whole pod are not containers
    const matchers = [
      'container!=""',
      'container!="POD"',
      ...(selector ? [selector] : []),
    ].join(',');
    const by = 'sum by (namespace, pod, container)';
    const [cpu, memory] = await Promise.all([
      this.#query(
        `${by} (rate(container_cpu_usage_seconds_total{${matchers}}[${window}]))`,
        signal,
      ),
      this.#query(
        `${by} (container_memory_working_set_bytes{${matchers}})`,
        signal,
      ),
    ]);
    const usage: UsageByContainer = new Map();
    for (const [key, cpuCores] of cpu) {
      const memoryBytes = memory.get(key);
      // A container that began a moment ago has no rate yet: that is not known, not zero
      if (memoryBytes !== undefined) {
        usage.set(key, { cpuMillicores: cpuCores * 1000, memoryBytes });
      }
    }
    return usage;
  }

  async #query(
    query: string,
    signal: AbortSignal,
  ): Promise<Map<string, number>> {
    const path = '/api/v1/query';
    const answer = await getJson(this.#options, path, { query }, signal);
    const { data } = vectorSchema.parse(answer);
    return new Map(
      data.result.flatMap(({ metric, value }) => {
        const amount = Number(value[1]);
        const { namespace, pod, container } = metric;
        return Number.isFinite(amount)
          ? [[usageKey(namespace, pod, container), amount] as const]
          : [];
      }),
    );
  }
}
