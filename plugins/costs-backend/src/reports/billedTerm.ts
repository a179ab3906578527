import {
  Charge,
  addDays,
  addMonths,
  addMonthsToDay,
  billOfDay,
  dayIndex,
  daysOfMonth,
  monthOf,
} from '@dugnad/plugin-costs-common';

/** What is billed in a month, and for which time. */
export interface BilledTerm {
  micros: number;
  /** First day. */
  fromDay: string;
  /** The day after the last. */
  endDay: string;
  /** How many of the charge's periods it is: less than one where validity begins or ends within. */
  quantity: number;
}

/**
 * The term of a charge that is billed in a month: the month itself, the year that begins in it, or the whole lifetime. The terms
 * of a charge add up to what all its days cost. Undefined where none begins in the month.
 */
export function billedTerm(
  charge: Charge,
  month: string,
): BilledTerm | undefined {
  const whole = wholeTerm(charge, month);
  if (!whole) {
    return undefined;
  }
  const { validFrom, validTo } = charge;
  const fromDay = whole.fromDay < validFrom ? validFrom : whole.fromDay;
  const endDay =
    validTo && validTo < addDays(whole.endDay, -1)
      ? addDays(validTo, 1)
      : whole.endDay;
  const days = Math.max(0, dayIndex(endDay) - dayIndex(fromDay));
  let micros = 0;
  for (let i = 0; i < days; i++) {
    micros += billOfDay(charge, addDays(fromDay, i));
  }
  const all = dayIndex(whole.endDay) - dayIndex(whole.fromDay);
  return micros === 0
    ? undefined
    : { micros, fromDay, endDay, quantity: days / all };
}

function wholeTerm(
  { period, validFrom, lifetimeMonths = 1 }: Charge,
  month: string,
): Pick<BilledTerm, 'fromDay' | 'endDay'> | undefined {
  if (period === 'month') {
    const [first] = daysOfMonth(month);
    return { fromDay: first, endDay: `${addMonths(month, 1)}-01` };
  }
  const months = period === 'year' ? 12 : lifetimeMonths;
  const passed = monthsBetween(monthOf(validFrom), month);
  const isDue = period === 'year' ? passed % 12 === 0 : passed === 0;
  return passed >= 0 && isDue
    ? {
        fromDay: addMonthsToDay(validFrom, passed),
        endDay: addMonthsToDay(validFrom, passed + months),
      }
    : undefined;
}

function monthsBetween(from: string, to: string): number {
  const index = (month: string) => {
    const [year, number] = month.split('-').map(Number);
    return year * 12 + number;
  };
  return index(to) - index(from);
}
