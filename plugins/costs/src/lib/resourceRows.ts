import { AccountMonth } from '@dugnad/plugin-costs-common';

/** What the days of an account are stacked by. */
export const RESOURCE_SERIES = [
  'cpu',
  'memory',
  'gpu',
  'storage',
  'other',
] as const;

/** One of `RESOURCE_SERIES`; `other` is the part of idle and shared cost. */
export type ResourceSeries = (typeof RESOURCE_SERIES)[number];

/** One day by resource, micro-units. */
export interface ResourceRow {
  day: string;
  observed: boolean;
  amounts: Record<ResourceSeries, number>;
  totalMicros: number;
}

/** The days of an account by resource; the amounts of a row add up to its total. */
export function resourceRows(days: AccountMonth['days']): ResourceRow[] {
  return days.map(({ day, cost, coverage }) => ({
    day,
    observed: coverage.observedSeconds > 0,
    amounts: { ...cost.direct, other: cost.totalMicros - cost.directMicros },
    totalMicros: cost.totalMicros,
  }));
}
