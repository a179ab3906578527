import { z } from 'zod';
import { Endpoint, EndpointOptions } from './Endpoint';
import { UsageByContainer, UsageSource, usageKey } from './UsageSource';

/** Options of `OpenCostUsage`. */
export interface OpenCostUsageOptions extends EndpointOptions {
  /** How far back averages go, for example `1h`. */
  window: string;
}

const allocationSchema = z.object({
  properties: z.object({
    namespace: z.string().min(1),
    pod: z.string().min(1),
    container: z.string().min(1),
  }),
  cpuCoreUsageAverage: z.number().nonnegative(),
  ramByteUsageAverage: z.number().nonnegative(),
});

const answerSchema = z.object({
  code: z.number(),
  data: z.array(z.record(z.string(), z.unknown()).nullable()),
});

/** Usage from OpenCost's allocation API. Its prices are not read: the bill is ours. Source: https://opencost.io/docs/integrations/api */
export class OpenCostUsage implements UsageSource {
  readonly name = 'opencost';
  readonly #window: string;
  readonly #endpoint: Endpoint;

  constructor({ window, ...endpoint }: OpenCostUsageOptions) {
    this.#window = window;
    this.#endpoint = new Endpoint(endpoint);
  }

  async read(signal: AbortSignal): Promise<UsageByContainer> {
    const answer = answerSchema.safeParse(
      await this.#endpoint.getJson(
        '/allocation/compute',
        {
          window: this.#window,
          aggregate: 'namespace,pod,container',
          includeIdle: 'false',
        },
        signal,
      ),
    );
    if (!answer.success) {
      throw new Error('The answer is not an allocation as OpenCost gives it');
    }
    const usage: UsageByContainer = new Map();
    for (const set of answer.data.data) {
      for (const one of Object.values(set ?? {})) {
        // What is idle, unmounted or otherwise of no container has no such names
        const { success, data } = allocationSchema.safeParse(one);
        if (success) {
          const { namespace, pod, container } = data.properties;
          usage.set(usageKey(namespace, pod, container), {
            cpuMillicores: data.cpuCoreUsageAverage * 1000,
            memoryBytes: data.ramByteUsageAverage,
          });
        }
      }
    }
    return usage;
  }
}
