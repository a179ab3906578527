import { OrganisationMonth } from '@dugnad/plugin-costs-common';

/** One stack of a trend, from the bottom up. */
export interface TrendSeries {
  /** Key of the amount in a row. */
  key: string;
  /** An owner; null for one that is not known. */
  ownerRef?: string | null;
  part?: 'others' | 'idle' | 'shared' | 'unallocated';
}

/** One day of a trend: micro-units by series; `observed` is false for a day of which nothing was seen. */
export interface TrendRow {
  day: string;
  observed: boolean;
  amounts: Record<string, number>;
  totalMicros: number;
}

/** A trend as charts and tables take it. */
export interface Trend {
  series: TrendSeries[];
  rows: TrendRow[];
}

/**
 * Days of a month by owner: the `most` largest owners apart, the others together, then what is nobody's. Every row adds up
 * to that day's bill.
 */
export function trendRows(
  { days }: Pick<OrganisationMonth, 'days'>,
  most: number,
): Trend {
  const sums = new Map<string | null, number>();
  for (const { owners } of days) {
    for (const { ownerRef, micros } of owners) {
      sums.set(ownerRef, (sums.get(ownerRef) ?? 0) + micros);
    }
  }
  const ranked = [...sums].sort(([, a], [, b]) => b - a).map(([ref]) => ref);
  const named = ranked.slice(0, most);
  const rows = days.map(({ day, owners, totals, coverage }) => {
    const idle = sum(Object.values(totals.idle));
    // Owners may carry their shares already: what is left is not theirs
    const left =
      totals.allocatedMicros +
      idle +
      totals.sharedMicros -
      sum(owners.map(({ micros }) => micros));
    const amounts: Record<string, number> = {
      idle: Math.min(idle, left),
      shared: left - Math.min(idle, left),
      unallocated: totals.unallocatedGapMicros + totals.unallocatedNoNodeMicros,
    };
    for (const { ownerRef, micros } of owners) {
      const rank = named.indexOf(ownerRef);
      const key = rank < 0 ? 'others' : ownerKey(rank);
      amounts[key] = (amounts[key] ?? 0) + micros;
    }
    const totalMicros = sum(Object.values(amounts));
    return {
      day,
      observed: coverage.observedSeconds > 0,
      amounts,
      totalMicros,
    };
  });
  const series: TrendSeries[] = [
    ...named.map((ownerRef, rank) => ({ key: ownerKey(rank), ownerRef })),
    ...(ranked.length > most
      ? [{ key: 'others', part: 'others' } as const]
      : []),
    { key: 'shared', part: 'shared' },
    { key: 'idle', part: 'idle' },
    { key: 'unallocated', part: 'unallocated' },
  ];
  return {
    series: series.filter(({ key }) => rows.some(row => row.amounts[key])),
    rows,
  };
}

function ownerKey(rank: number): string {
  return `owner${rank}`;
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
