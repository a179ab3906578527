import { Comparison, MICROS_PER_UNIT } from '@dugnad/plugin-costs-common';

type Assumptions = Comparison['assumptions'];

/** An assumption that can be changed on the page, and how its value reads there. */
export interface ComparisonField {
  key: keyof Assumptions;
  /** The value divided by this is what people read and type. */
  scale: number;
}

/** Every assumption, in the order in which people think of them. */
export const COMPARISON_FIELDS: ComparisonField[] = [
  { key: 'exchangeRateMicros', scale: MICROS_PER_UNIT },
  { key: 'packingPercent', scale: 1 },
  { key: 'egressGBPerMonth', scale: 1 },
  { key: 'natGBPerMonth', scale: 1 },
  { key: 'peopleHoursPerMonth', scale: 1 },
  { key: 'peopleRateMicrosPerHour', scale: MICROS_PER_UNIT },
  { key: 'hoursPerMonth', scale: 1 },
];

/** The assumptions that are typed and can be read; what cannot is left as configured. */
export function changedAssumptions(
  typed: Partial<Record<keyof Assumptions, string>>,
): Partial<Assumptions> {
  return Object.fromEntries(
    COMPARISON_FIELDS.flatMap(({ key, scale }) => {
      const value = readNumber(typed[key]);
      return value === undefined
        ? []
        : [[key, Math.round(value * scale * 1e6) / 1e6]];
    }),
  );
}

/** A number that is not negative, typed with a point or a comma; undefined for anything else. */
export function readNumber(text: string | undefined): number | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const value = Number(text.trim().replace(',', '.'));
  return Number.isFinite(value) && value >= 0 ? value : undefined;
}
