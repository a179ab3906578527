import { Rollout } from '@dugnad/plugin-rollouts-common';

/** Periods a timeline can show, in milliseconds. */
export const RANGES = {
  hour: 3_600_000,
  sixHours: 6 * 3_600_000,
  day: 86_400_000,
  week: 7 * 86_400_000,
  month: 30 * 86_400_000,
  quarter: 90 * 86_400_000,
};

/** One of `RANGES`. */
export type Range = keyof typeof RANGES;

/** From shortest to longest. */
export const RANGE_NAMES = [
  'hour',
  'sixHours',
  'day',
  'week',
  'month',
  'quarter',
] as const satisfies readonly Range[];

/** The shortest period in which everything has room that began within the last month. Pure. */
export function fittingRange(rollouts: Rollout[], now: Date): Range {
  const ages = rollouts
    .map(({ startedAt }) => now.getTime() - Date.parse(startedAt))
    .filter(age => age <= RANGES.month);
  const oldest = Math.max(0, ...ages);
  return RANGE_NAMES.find(name => oldest <= RANGES[name]) ?? 'month';
}
