import { parseQuantity } from '@dugnad/plugin-clusters-common';
import { ClusterConnection } from '@dugnad/plugin-clusters-node';
import { z } from 'zod';
import { UsageByContainer, UsageSource, usageKey } from './UsageSource';

const amount = z.union([z.string(), z.number()]);
const answerSchema = z.object({ items: z.array(z.unknown()) });
const podSchema = z.object({
  metadata: z.object({ name: z.string(), namespace: z.string() }),
  containers: z.array(z.unknown()),
});
const containerSchema = z.object({
  name: z.string(),
  usage: z.object({
    cpu: amount.transform(parseQuantity).pipe(z.number().nonnegative()),
    memory: amount.transform(parseQuantity).pipe(z.number().nonnegative()),
  }),
});

/** Usage from the cluster's own metrics API (metrics-server). */
export class MetricsUsage implements UsageSource {
  readonly name = 'metrics';
  readonly #connection: ClusterConnection;

  constructor(connection: ClusterConnection) {
    this.#connection = connection;
  }

  async read(signal: AbortSignal): Promise<UsageByContainer> {
    const answer = await this.#connection.request({
      path: '/apis/metrics.k8s.io/v1beta1/pods',
      signal,
    });
    const usage: UsageByContainer = new Map();
    for (const item of answerSchema.parse(answer).items) {
      const pod = podSchema.safeParse(item).data;
      for (const one of pod?.containers ?? []) {
        const container = readContainer(one);
        if (pod && container) {
          const { namespace, name } = pod.metadata;
          usage.set(usageKey(namespace, name, container.name), {
            cpuMillicores: container.usage.cpu * 1000,
            memoryBytes: container.usage.memory,
          });
        }
      }
    }
    return usage;
  }
}

/** Undefined for an odd one, which is left out; the others count. */
function readContainer(
  one: unknown,
): z.infer<typeof containerSchema> | undefined {
  try {
    return containerSchema.safeParse(one).data;
  } catch {
    // `parseQuantity` throws for what is no quantity
    return undefined;
  }
}
