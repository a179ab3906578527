import { Charge, billOfDay } from '@dugnad/plugin-costs-common';

/** One charge's part of the bill of days. */
export interface ChargedPart {
  charge: Charge;
  micros: number;
}

/** How a cluster's day closes, as far as this needs it. */
export interface BilledDay {
  day: string;
  cluster: string;
  totals: { billMicros: number };
}

/**
 * What each charge has come to over days, in micro-units. A day that is not over, or was added up at other prices, is divided in proportion; what rounding
 * leaves goes to the largest charge, so that the parts of a cluster add up to its bill.
 */
export function billToDate(
  days: readonly BilledDay[],
  charges: readonly Charge[],
): ChargedPart[] {
  const sums = new Map<string, ChargedPart>();
  for (const { day, cluster, totals } of days) {
    const parts = charges
      .filter(charge => charge.cluster === cluster)
      .map(charge => ({ charge, micros: billOfDay(charge, day) }))
      .filter(({ micros }) => micros !== 0);
    for (const { charge, micros } of scaled(parts, totals.billMicros)) {
      const known = sums.get(charge.id)?.micros ?? 0;
      sums.set(charge.id, { charge, micros: known + micros });
    }
  }
  return [...sums.values()];
}

function scaled(parts: ChargedPart[], billMicros: number): ChargedPart[] {
  const whole = parts.reduce((sum, { micros }) => sum + micros, 0);
  if (whole === billMicros || whole === 0) {
    return parts;
  }
  const share = billMicros / whole;
  const result = parts.map(({ charge, micros }) => ({
    charge,
    micros: Math.trunc(micros * share),
  }));
  const rest = billMicros - result.reduce((sum, one) => sum + one.micros, 0);
  const largest = result.reduce((a, b) =>
    Math.abs(b.micros) > Math.abs(a.micros) ? b : a,
  );
  largest.micros += rest;
  return result;
}
