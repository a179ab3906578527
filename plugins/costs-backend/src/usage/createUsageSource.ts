import { ClusterConnection } from '@dugnad/plugin-clusters-node';
import { MetricsUsage } from './MetricsUsage';
import { OpenCostUsage } from './OpenCostUsage';
import { PrometheusUsage } from './PrometheusUsage';
import { UsageSettings } from './readUsage';
import { UsageSource } from './UsageSource';

/** The source that configuration names for a cluster; its own metrics API where it names none. */
export function createUsageSource(
  settings: UsageSettings | undefined,
  connection: ClusterConnection,
): UsageSource | undefined {
  const url = settings?.url ?? '';
  switch (settings?.type) {
    case 'none':
      return undefined;
    case 'prometheus':
      return new PrometheusUsage({ ...settings, url });
    case 'opencost':
      return new OpenCostUsage({ ...settings, url });
    default:
      return new MetricsUsage(connection);
  }
}
