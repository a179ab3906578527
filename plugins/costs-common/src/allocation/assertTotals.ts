import { CostTotals } from './hour';
import { totalOf } from './resources';

/** Throws `RangeError` unless allocated + idle + shared + unallocated is the bill, to the micro-unit. */
export function assertTotals(totals: CostTotals): void {
  const parts =
    totals.allocatedMicros +
    totalOf(totals.idle) +
    totals.sharedMicros +
    totals.unallocatedNoNodeMicros +
    totals.unallocatedGapMicros;
  if (parts !== totals.billMicros) {
    throw new RangeError(
      `The parts add up to ${parts} micro-units, but the bill is ${totals.billMicros}`,
    );
  }
}
