import { HourCharge } from '../bill/billOfHour';

const HOUR_SECONDS = 3_600;

/** The hour's charges as far as the hour has passed and the cluster was observed, and what is left of them. */
export interface ObservedPart {
  charges: HourCharge[];
  /** Bill of the seconds that have passed, in micro-units. */
  billMicros: number;
  /** Bill of the seconds nobody watched, in micro-units. */
  gapMicros: number;
}

/** Splits an hour's charges by seconds: the observed ones come first. */
export function observedPart(
  charges: readonly HourCharge[],
  billedSeconds: number,
  observedSeconds: number,
): ObservedPart {
  const seen = Math.min(observedSeconds, billedSeconds);
  const result: ObservedPart = { charges: [], billMicros: 0, gapMicros: 0 };
  for (const { charge, micros } of charges) {
    const bill = firstSeconds(micros, billedSeconds);
    const observed = firstSeconds(micros, seen);
    result.billMicros += bill;
    result.gapMicros += bill - observed;
    result.charges.push({ charge, micros: observed });
  }
  return result;
}

/** What the first so many seconds of an hour cost, of what the hour costs. */
function firstSeconds(micros: number, seconds: number): number {
  if (seconds >= HOUR_SECONDS) {
    return micros;
  }
  return seconds <= 0 ? 0 : Math.trunc((micros * seconds) / HOUR_SECONDS);
}
