import { CostTotals } from './hour';
import { byResource } from './resources';

/** Nothing billed, nothing allocated. */
export const NO_TOTALS: CostTotals = {
  billMicros: 0,
  allocatedMicros: 0,
  idle: byResource(() => 0),
  sharedMicros: 0,
  unallocatedNoNodeMicros: 0,
  unallocatedGapMicros: 0,
};

/** The sum of two hours, days or clusters, part by part. */
export function addTotals(one: CostTotals, other: CostTotals): CostTotals {
  return {
    billMicros: one.billMicros + other.billMicros,
    allocatedMicros: one.allocatedMicros + other.allocatedMicros,
    idle: byResource(resource => one.idle[resource] + other.idle[resource]),
    sharedMicros: one.sharedMicros + other.sharedMicros,
    unallocatedNoNodeMicros:
      one.unallocatedNoNodeMicros + other.unallocatedNoNodeMicros,
    unallocatedGapMicros: one.unallocatedGapMicros + other.unallocatedGapMicros,
  };
}
