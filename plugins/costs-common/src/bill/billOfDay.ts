import {
  addMonthsToDay,
  dayIndex,
  daysOfMonth,
  monthOf,
} from '../calendar/days';
import { evenPart } from '../money/evenPart';
import { Charge } from './charge';

type Billed = Pick<
  Charge,
  'amountMicros' | 'period' | 'validFrom' | 'validTo' | 'lifetimeMonths'
>;

/**
 * What a charge costs on one day, in micro-units; 0 outside its validity. A month's amount is spread over the real days of
 * that month, so a whole month costs exactly the amount, be it 28 or 31 days long. (OpenCost's 730-hour months attribute
 * €92.06 of a €100 server in a 28-day February and €101.92 in January.) A year's amount is spread over the days from one
 * anniversary of `validFrom` to the next, and what comes once over the days of its lifetime.
 */
export function billOfDay(charge: Billed, day: string): number {
  if (day < charge.validFrom || (charge.validTo && day > charge.validTo)) {
    return 0;
  }
  switch (charge.period) {
    case 'month':
      return evenPart(
        charge.amountMicros,
        daysOfMonth(monthOf(day)).length,
        Number(day.slice(8)) - 1,
      );
    case 'year':
      return partOfTerm(charge, day, 12, yearsBefore(charge.validFrom, day));
    default:
      return partOfTerm(charge, day, charge.lifetimeMonths ?? 1, 0);
  }
}

/** Whole years between the first day and `day`. */
function yearsBefore(validFrom: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(validFrom.slice(0, 4));
  return day < addMonthsToDay(validFrom, years * 12) ? years - 1 : years;
}

function partOfTerm(
  { amountMicros, validFrom }: Billed,
  day: string,
  months: number,
  term: number,
): number {
  const from = dayIndex(addMonthsToDay(validFrom, term * months));
  const end = dayIndex(addMonthsToDay(validFrom, (term + 1) * months));
  const index = dayIndex(day) - from;
  return index >= 0 && index < end - from
    ? evenPart(amountMicros, end - from, index)
    : 0;
}
