import { cpuMillicores, parseQuantity } from '@dugnad/plugin-clusters-common';
import { PodUsage, QuotaUsage } from '@dugnad/plugin-namespaces-common';
import { PodAmounts } from './podCollection';
import { QuotaFacts } from './quotaCollection';

/** A quota with its object's name. */
export type NamedQuota = QuotaFacts & { name: string };

const SAME: Record<string, string> = {
  cpu: 'requests.cpu',
  memory: 'requests.memory',
};

const ORDER = [
  'requests.cpu',
  'requests.memory',
  'limits.cpu',
  'limits.memory',
  'requests.storage',
  'pods',
];

/** What a namespace's quotas allow and count, the tightest quota of each resource. */
export function quotaUsageOf(quotas: NamedQuota[]): QuotaUsage[] {
  const tightest = new Map<string, QuotaUsage>();
  for (const row of quotas.flatMap(rowsOf)) {
    const other = tightest.get(row.resource);
    if (!other || row.hard < other.hard) {
      tightest.set(row.resource, row);
    }
  }
  return [...tightest.values()].sort(
    (a, b) =>
      rank(a.resource) - rank(b.resource) ||
      a.resource.localeCompare(b.resource),
  );
}

function rowsOf({ name, hard, used }: NamedQuota): QuotaUsage[] {
  return Object.entries(hard).map(([key, value]) => {
    const resource = SAME[key] ?? key;
    const unit = unitOf(resource);
    return {
      resource,
      unit,
      hard: amountIn(unit, value),
      used: used[key] === undefined ? undefined : amountIn(unit, used[key]),
      quota: name,
    };
  });
}

function unitOf(resource: string): QuotaUsage['unit'] {
  if (resource.endsWith('.cpu')) {
    return 'millicores';
  }
  return /(^|\.)(memory|storage|ephemeral-storage)$/.test(resource)
    ? 'bytes'
    : 'count';
}

function amountIn(unit: QuotaUsage['unit'], value: string): number {
  const parsed = parseQuantity(value);
  return unit === 'millicores' ? cpuMillicores(parsed) : Math.ceil(parsed);
}

function rank(resource: string): number {
  const index = ORDER.indexOf(resource);
  return index < 0 ? ORDER.length : index;
}

/** What pods ask for together. */
export function podUsageOf(pods: PodAmounts[]): PodUsage {
  const sum = (of: (pod: PodAmounts) => number) =>
    pods.reduce((total, pod) => total + of(pod), 0);
  const running = pods.filter(pod => pod.running).length;
  return {
    count: pods.length,
    running,
    pending: pods.length - running,
    requests: {
      cpuMillicores: sum(pod => pod.cpuRequest),
      memoryBytes: sum(pod => pod.memoryRequest),
    },
    limits: {
      cpuMillicores: sum(pod => pod.cpuLimit),
      memoryBytes: sum(pod => pod.memoryLimit),
    },
    withoutLimits: pods.filter(pod => pod.open).length,
  };
}
