import { CostTotals, NO_TOTALS, addTotals } from '@dugnad/plugin-costs-common';

/** Totals of days and clusters together. */
export function sumOfTotals(
  days: readonly { totals: CostTotals }[],
): CostTotals {
  return days.reduce((sum, { totals }) => addTotals(sum, totals), NO_TOTALS);
}
