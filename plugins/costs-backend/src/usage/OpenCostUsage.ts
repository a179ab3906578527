import { z } from 'zod';
import { EndpointOptions, getJson } from './getJson';
import { UsageByContainer, UsageSource, usageKey } from './UsageSource';

/** Options of `OpenCostUsage`. */
export interface OpenCostUsageOptions extends EndpointOptions {
  /** How far back averages go, for example `1h`. */
  window: string;
}

const allocationSchema = z.object({
  properties: z.object({
    namespace: z.string().optional(),
    pod: z.string().optional(),
    container: z.string().optional(),
  }),
  cpuCoreUsageAverage: z.number(),
  ramByteUsageAverage: z.number(),
});

const answerSchema = z.object({
  code: z.number(),
  data: z.array(z.record(z.string(), allocationSchema).nullable()),
});

/** Usage from OpenCost's allocation API. Its prices are not read: the bill is ours. Source: https://opencost.io/docs/integrations/api */
export class OpenCostUsage implements UsageSource {
  readonly name = 'opencost';
  readonly #options: OpenCostUsageOptions;

  constructor(options: OpenCostUsageOptions) {
    this.#options = options;
  }

  async read(signal: AbortSignal): Promise<UsageByContainer> {
    const answer = await getJson(
      this.#options,
      '/allocation/compute',
      {
        window: this.#options.window,
        aggregate: 'namespace,pod,container',
        includeIdle: 'false',
      },
      signal,
    );
    const usage: UsageByContainer = new Map();
    for (const set of answerSchema.parse(answer).data) {
      for (const one of Object.values(set ?? {})) {
        const { namespace, pod, container } = one.properties;
        if (namespace && pod && container) {
          usage.set(usageKey(namespace, pod, container), {
            cpuMillicores: one.cpuCoreUsageAverage * 1000,
            memoryBytes: one.ramByteUsageAverage,
          });
        }
      }
    }
    return usage;
  }
}
