import { ClaimUsage, Resource, Unit } from '@dugnad/plugin-namespaces-common';

/** One resource of a namespace: what its quota allows, what the cluster counts, and what its pods ask for. */
export interface UsageRow {
  resource: Resource;
  unit: Unit;
  limit: number | undefined;
  used: number | undefined;
  /** Undefined while unknown, and for what pods do not ask for. */
  asked: number | undefined;
}

const NAMES: Record<Resource, string[]> = {
  cpu: ['requests.cpu', 'cpu'],
  memory: ['requests.memory', 'memory'],
  storage: ['requests.storage'],
  pods: ['pods', 'count/pods'],
};

const UNITS: Record<Resource, Unit> = {
  cpu: 'millicores',
  memory: 'bytes',
  storage: 'bytes',
  pods: 'count',
};

const RESOURCES = ['cpu', 'memory', 'storage', 'pods'] as const;

/** The four resources people think in. A resource no quota limits is left out once the quotas are known. */
export function usageRows({ quota, pods }: ClaimUsage): UsageRow[] {
  const asked: Record<Resource, number | undefined> = {
    cpu: pods?.requests.cpuMillicores,
    memory: pods?.requests.memoryBytes,
    storage: undefined,
    pods: pods?.count,
  };
  return RESOURCES.flatMap(resource => {
    const row = quota?.find(it => NAMES[resource].includes(it.resource));
    if (quota && !row) return [];
    return {
      resource,
      unit: UNITS[resource],
      limit: row?.hard,
      used: row?.used,
      asked: asked[resource],
    };
  });
}
