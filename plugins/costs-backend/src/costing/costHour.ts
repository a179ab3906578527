import { createHash } from 'node:crypto';
import {
  BasePrices,
  Calendar,
  Charge,
  HourAllocation,
  HourConsumer,
  allocateHour,
  billOfDay,
  billOfHour,
} from '@dugnad/plugin-costs-common';
import { HourSample, SampleLine } from '../sampling/HourSample';
import { subjectKey } from '../sampling/subjectKey';

/** What turns amounts into money. */
export interface Pricing {
  /** Charges of every cluster. */
  charges: readonly Charge[];
  basePrices: BasePrices;
  calendar: Calendar;
}

/** An observed hour with its cost. */
export interface CostedHour {
  sample: HourSample;
  day: string;
  billedSeconds: number;
  /** When it was priced, or its end where that is earlier; milliseconds since 1970. */
  untilMs: number;
  priceVersion: string;
  /** The charges the version stands for. */
  charges: Charge[];
  allocation: HourAllocation;
}

const HOUR_MS = 3_600_000;

/** Prices an hour as far as it has passed at `nowMs`. What was observed never counts for more than has passed. */
export function costHour(
  sample: HourSample,
  pricing: Pricing,
  nowMs: number,
): CostedHour {
  const { cluster, hourMs } = sample;
  const isOver = nowMs >= hourMs + HOUR_MS;
  const billedSeconds = isOver ? 3_600 : sample.observedSeconds;
  const day = pricing.calendar.dayOf(hourMs);
  const { charges, version } = pricesOf(pricing, cluster, day);
  return {
    sample,
    day,
    billedSeconds,
    untilMs: Math.min(nowMs, hourMs + HOUR_MS),
    priceVersion: version,
    charges,
    allocation: allocateHour({
      hourMs,
      charges: billOfHour(charges, hourMs, pricing.calendar),
      nodes: sample.nodes,
      consumers: sample.lines.map(consumerOf),
      basePrices: pricing.basePrices,
      billedSeconds,
      observedSeconds: sample.observedSeconds,
    }),
  };
}

/** The charges that cost a cluster something on a day, and a name for exactly these at exactly these base prices. */
export function pricesOf(
  { charges, basePrices }: Pricing,
  cluster: string,
  day: string,
): { charges: Charge[]; version: string } {
  const effective = charges
    .filter(one => one.cluster === cluster && billOfDay(one, day) !== 0)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const decisive = effective.map(one => [
    one.id,
    one.kind,
    one.amountMicros,
    one.period,
    one.lifetimeMonths,
    one.period === 'month' ? '' : one.validFrom,
    one.nodeSelector,
    one.capacityBytes,
  ]);
  const version = createHash('sha256')
    .update(JSON.stringify([cluster, basePrices, decisive]))
    .digest('hex')
    .slice(0, 16);
  return { charges: effective, version };
}

function consumerOf({ subject, amounts }: SampleLine): HourConsumer {
  return {
    key: subjectKey(subject),
    isShared: subject.isShared,
    cpuMillicores: weight(amounts.cpuCharged),
    memoryBytes: weight(amounts.memoryCharged),
    gpuMillis: weight(amounts.gpu),
    storageBytes: weight(amounts.storage),
  };
}

/** An amount that can be divided by: one that is on record from before amounts were limited must not stop the books. */
function weight(amount: number): number {
  return Math.min(Math.max(0, Math.round(amount)), Number.MAX_SAFE_INTEGER);
}
