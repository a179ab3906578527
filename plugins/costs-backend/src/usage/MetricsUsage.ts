import { parseQuantity } from '@dugnad/plugin-clusters-common';
import { ClusterConnection } from '@dugnad/plugin-clusters-node';
import { z } from 'zod';
import { UsageByContainer, UsageSource, usageKey } from './UsageSource';

const answerSchema = z.object({
  items: z.array(
    z.object({
      metadata: z.object({ name: z.string(), namespace: z.string() }),
      containers: z.array(
        z.object({
          name: z.string(),
          usage: z.object({
            cpu: z.union([z.string(), z.number()]),
            memory: z.union([z.string(), z.number()]),
          }),
        }),
      ),
    }),
  ),
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
    for (const { metadata, containers } of answerSchema.parse(answer).items) {
      for (const container of containers) {
        usage.set(usageKey(metadata.namespace, metadata.name, container.name), {
          cpuMillicores: parseQuantity(container.usage.cpu) * 1000,
          memoryBytes: parseQuantity(container.usage.memory),
        });
      }
    }
    return usage;
  }
}
