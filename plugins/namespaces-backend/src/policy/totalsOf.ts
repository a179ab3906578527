import { Size } from '@dugnad/plugin-namespaces-common';
import { ClaimSum } from '../requests/RequestStore';
import { Amounts, RESOURCES, amountsOf } from './amounts';
import { quotaOf } from './quotaOf';

/** What several claims may hold together. */
export interface Totals extends Amounts {
  claims: number;
  /** Claims of a size that is no longer configured, so that nobody can say what they hold. Not in the amounts. */
  unknown: number;
}

/** Adds up what claims may hold. */
export function totalsOf(sums: ClaimSum[], sizes: Size[]): Totals {
  const totals: Totals = {
    cpu: 0,
    memory: 0,
    storage: 0,
    pods: 0,
    claims: 0,
    unknown: 0,
  };
  for (const sum of sums) {
    const quota = quotaOf(sum, sizes);
    totals.claims += sum.claims;
    if (quota) {
      const amounts = amountsOf(quota);
      for (const resource of RESOURCES) {
        totals[resource] += amounts[resource] * sum.claims;
      }
    } else {
      totals.unknown += sum.claims;
    }
  }
  return totals;
}
