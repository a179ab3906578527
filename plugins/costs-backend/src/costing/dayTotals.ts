import {
  Calendar,
  CostTotals,
  NO_TOTALS,
  addTotals,
  billOfHour,
} from '@dugnad/plugin-costs-common';
import { Pricing } from './costHour';

/** How an hour that is on record closes. */
export interface HourTotals {
  hourMs: number;
  totals: CostTotals;
  billedSeconds: number;
  observedSeconds: number;
}

/** How a day closes. */
export interface DayTotals {
  totals: CostTotals;
  billedSeconds: number;
  observedSeconds: number;
}

const HOUR_MS = 3_600_000;

/**
 * How a cluster's day closes as far as it has passed: the hours on record, and every other hour that is over as a gap with its
 * whole bill unallocated. An hour that is running counts as far as it is on record.
 */
export function dayTotals(
  hours: readonly HourTotals[],
  cluster: string,
  day: string,
  { charges, calendar }: Pick<Pricing, 'charges' | 'calendar'>,
  nowMs: number,
): DayTotals {
  const known = new Map(hours.map(hour => [hour.hourMs, hour]));
  const own = charges.filter(charge => charge.cluster === cluster);
  const result: DayTotals = {
    totals: NO_TOTALS,
    billedSeconds: 0,
    observedSeconds: 0,
  };
  for (const hourMs of calendar.hoursOf(day)) {
    const hour = known.get(hourMs);
    if (hour) {
      result.totals = addTotals(result.totals, hour.totals);
      result.billedSeconds += hour.billedSeconds;
      result.observedSeconds += hour.observedSeconds;
    } else if (nowMs >= hourMs + HOUR_MS) {
      const gap = gapOf(own, hourMs, calendar);
      result.totals = addTotals(result.totals, gap);
      result.billedSeconds += 3_600;
    }
  }
  return result;
}

function gapOf(
  charges: Pricing['charges'],
  hourMs: number,
  calendar: Calendar,
): CostTotals {
  const billMicros = billOfHour(charges, hourMs, calendar).reduce(
    (sum, { micros }) => sum + micros,
    0,
  );
  return { ...NO_TOTALS, billMicros, unallocatedGapMicros: billMicros };
}
