import { daysOfMonth } from '../calendar/days';
import { billOfDay } from './billOfDay';
import { Charge } from './charge';

/** What a charge costs in a whole month, in micro-units. */
export function billOfMonth(charge: Charge, month: string): number {
  return daysOfMonth(month).reduce(
    (sum, day) => sum + billOfDay(charge, day),
    0,
  );
}
