import { Quota, Size } from '@dugnad/plugin-namespaces-common';
import { canonicalQuantity } from '../reconcile/canonicalQuantity';

/**
 * What a claim may hold: its stated quota, in canonical quantities, or the plan of its size. Undefined where the size is
 * not configured or a quantity is none.
 */
export function quotaOf(
  { size, quota }: { size: string; quota?: Quota },
  sizes: Size[],
): Quota | undefined {
  if (!quota) {
    const plan = sizes.find(({ name }) => name === size);
    return plan && pick(plan);
  }
  const [cpu, memory, storage] = [quota.cpu, quota.memory, quota.storage].map(
    canonicalQuantity,
  );
  return cpu === undefined || memory === undefined || storage === undefined
    ? undefined
    : { cpu, memory, storage, pods: quota.pods };
}

function pick({ cpu, memory, storage, pods }: Quota): Quota {
  return { cpu, memory, storage, pods };
}
