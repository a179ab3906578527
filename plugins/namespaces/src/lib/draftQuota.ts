import { parseQuantity } from '@dugnad/plugin-clusters-common';
import { Quota } from '@dugnad/plugin-namespaces-common';

const GIB = 1024 ** 3;

/** A quota in the units people type; NaN while a field is empty. */
export interface DraftQuota {
  cpuCores: number;
  memoryGib: number;
  storageGib: number;
  pods: number;
}

/** A quota to begin with: as large as `like`, in the units people type. */
export function emptyQuota(
  like: Quota | undefined = {
    cpu: '1',
    memory: '2Gi',
    storage: '10Gi',
    pods: 20,
  },
): DraftQuota {
  return {
    cpuCores: parseQuantity(like.cpu),
    memoryGib: parseQuantity(like.memory) / GIB,
    storageGib: parseQuantity(like.storage) / GIB,
    pods: like.pods,
  };
}

/** The quota as Kubernetes writes it. An empty field comes out as what no schema accepts. */
export function toQuota(quota: DraftQuota): Quota {
  return {
    cpu: decimal(quota.cpuCores),
    memory: `${decimal(quota.memoryGib)}Gi`,
    storage: `${decimal(quota.storageGib)}Gi`,
    pods: quota.pods,
  };
}

/** At most three decimals, as millicores have. */
function decimal(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
