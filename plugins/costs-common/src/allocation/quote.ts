import { billOfHour } from '../bill/billOfHour';
import { Charge } from '../bill/charge';
import { Calendar } from '../calendar/Calendar';
import { daysOfMonth } from '../calendar/days';
import { allocateHour } from './allocateHour';
import { HourNode } from './hour';
import {
  MicrosByResource,
  NO_AMOUNTS,
  ResourceAmounts,
  byResource,
} from './resources';
import { BasePrices } from './splitNodePrice';

/** What a quote is made from. */
export interface QuoteInput {
  /** All of it in use, all month. */
  quota: ResourceAmounts;
  /** Nodes of the cluster as they are now. */
  nodes: readonly HourNode[];
  /** Charges of the cluster. */
  charges: readonly Charge[];
  basePrices: BasePrices;
  /** What others claim of storage whose charges do not say how much they buy. */
  claimedStorageBytes?: number;
  /** The month, `2026-02`, whose days and prices count. */
  month: string;
  calendar: Calendar;
}

/**
 * The most a quota can cost in a month, in micro-units per resource: what `allocateHour`, which makes the bill, gives a
 * consumer that has the whole quota in every hour of that month. Without idle and shared cost. A quota larger than the
 * cluster is quoted in parts that fit, so a rate holds beyond the capacity.
 */
export function quote(input: QuoteInput): MicrosByResource {
  const times = timesLarger(input);
  const part = scaled(input.quota, times);
  const sum = byResource(() => 0);
  const hours = daysOfMonth(input.month).flatMap(day => [
    ...input.calendar.hoursOf(day),
  ]);
  for (const hourMs of hours) {
    const { consumers } = allocateHour({
      hourMs,
      charges: billOfHour(input.charges, hourMs, input.calendar),
      nodes: input.nodes,
      consumers: [
        { key: '', isShared: false, ...part },
        { key: 'others', isShared: false, ...othersOf(input) },
      ],
      basePrices: input.basePrices,
      billedSeconds: 3_600,
      observedSeconds: 3_600,
    });
    const [{ direct }] = consumers;
    sum.cpu += direct.cpu;
    sum.memory += direct.memory;
    sum.gpu += direct.gpu;
    sum.storage += direct.storage;
  }
  return byResource(resource => sum[resource] * times);
}

function othersOf({ charges, claimedStorageBytes = 0 }: QuoteInput) {
  const isOpen = charges.some(
    one => one.kind === 'storage' && !one.capacityBytes,
  );
  return { ...NO_AMOUNTS, storageBytes: isOpen ? claimedStorageBytes : 0 };
}

function timesLarger({ quota, nodes, charges }: QuoteInput): number {
  const sum = (amounts: number[]) => amounts.reduce((a, b) => a + b, 0);
  const times = (amount: number, capacity: number) =>
    capacity > 0 ? Math.ceil(amount / capacity) : 1;
  return Math.max(
    1,
    times(quota.cpuMillicores, sum(nodes.map(one => one.cpuMillicores))),
    times(quota.memoryBytes, sum(nodes.map(one => one.memoryBytes))),
    times(quota.storageBytes, sum(charges.map(one => one.capacityBytes ?? 0))),
  );
}

function scaled(quota: ResourceAmounts, times: number): ResourceAmounts {
  return {
    cpuMillicores: Math.ceil(quota.cpuMillicores / times),
    memoryBytes: Math.ceil(quota.memoryBytes / times),
    gpuMillis: Math.ceil(quota.gpuMillis / times),
    storageBytes: Math.ceil(quota.storageBytes / times),
  };
}
