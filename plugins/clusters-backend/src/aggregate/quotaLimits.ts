import { ResourceAmounts } from '@dugnad/plugin-clusters-common';
import { Item } from '@dugnad/plugin-clusters-node';
import { QuotaFacts, QuotaLimit } from '../collections/quotas';

/**
 * What several quotas together let one namespace request: per resource the smallest, because each must be kept.
 * Absent: no quota restricts that resource.
 */
export function effectiveQuota(quotas: QuotaLimit[]): QuotaLimit {
  return quotas.reduce<QuotaLimit>(
    (limit, quota) => ({
      cpuMillicores: smaller(limit.cpuMillicores, quota.cpuMillicores),
      memoryBytes: smaller(limit.memoryBytes, quota.memoryBytes),
    }),
    {},
  );
}

/** What the quotas of a cluster promise to its namespaces together. Namespaces without a quota add nothing. */
export function promisedByQuotas(quotas: Item<QuotaFacts>[]): ResourceAmounts {
  const byNamespace = new Map<string, QuotaLimit>();
  for (const { namespace = '', value } of quotas) {
    const limit = byNamespace.get(namespace);
    byNamespace.set(namespace, limit ? effectiveQuota([limit, value]) : value);
  }
  let milli = 0;
  let memoryBytes = 0;
  for (const limit of byNamespace.values()) {
    milli += limit.cpuMillicores ?? 0;
    memoryBytes += limit.memoryBytes ?? 0;
  }
  return { cpuCores: milli / 1000, memoryBytes };
}

function smaller(a: number | undefined, b: number | undefined) {
  if (a === undefined) return b;
  return b === undefined ? a : Math.min(a, b);
}
