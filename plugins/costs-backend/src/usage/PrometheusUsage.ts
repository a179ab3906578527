import { z } from 'zod';
import { Endpoint, EndpointOptions } from './Endpoint';
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
    result: z.array(z.unknown()),
  }),
});

const seriesSchema = z.object({
  metric: z.object({
    namespace: z.string().min(1),
    pod: z.string().min(1),
    container: z.string().min(1),
  }),
  value: z.tuple([z.number(), z.string()]),
});

/**
 * What both replicas of a highly available pair say of one container, or two jobs that scrape the same kubelet, has the same
 * cgroup (`id`) and counts once; a container's CPUs, where they are told apart, are added up.
 */
const ONCE = 'max by (namespace, pod, container, id, cpu)';
const ADDED_UP = 'sum by (namespace, pod, container)';

/** Usage from a Prometheus that scrapes cAdvisor (kubelets): the metrics every Kubernetes monitoring stack has. */
export class PrometheusUsage implements UsageSource {
  readonly name = 'prometheus';
  readonly #options: PrometheusUsageOptions;
  readonly #endpoint: Endpoint;

  constructor(options: PrometheusUsageOptions) {
    this.#options = options;
    this.#endpoint = new Endpoint(options);
  }

  async read(signal: AbortSignal): Promise<UsageByContainer> {
    const { selector, window } = this.#options;
    // The pause container and the cgroup of the whole pod are not containers
    const matchers = [
      'container!=""',
      'container!="POD"',
      ...(selector ? [selector] : []),
    ].join(',');
    const [cpu, memory] = await Promise.all([
      this.#query(
        `rate(container_cpu_usage_seconds_total{${matchers}}[${window}])`,
        signal,
      ),
      this.#query(`container_memory_working_set_bytes{${matchers}}`, signal),
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
    expression: string,
    signal: AbortSignal,
  ): Promise<Map<string, number>> {
    const query = `${ADDED_UP} (${ONCE} (${expression}))`;
    const path = '/api/v1/query';
    const answer = await this.#endpoint.getJson(path, { query }, signal);
    const vector = vectorSchema.safeParse(answer);
    if (!vector.success) {
      throw new Error('The answer is not a vector as Prometheus gives it');
    }
    const { result } = vector.data.data;
    const amounts = amountsOf(result);
    if (result.length > 0 && amounts.size === 0) {
      throw new Error(
        'No series has a namespace, a pod, a container and an amount',
      );
    }
    return amounts;
  }
}

/** A series that lacks a label, or whose amount is none, is left out; the others count. */
function amountsOf(result: readonly unknown[]): Map<string, number> {
  const amounts = new Map<string, number>();
  for (const one of result) {
    const series = seriesSchema.safeParse(one);
    const amount = Number(series.data?.value[1] || Number.NaN);
    if (series.success && Number.isFinite(amount) && amount >= 0) {
      const { namespace, pod, container } = series.data.metric;
      const key = usageKey(namespace, pod, container);
      amounts.set(key, Math.max(amount, amounts.get(key) ?? 0));
    }
  }
  return amounts;
}
