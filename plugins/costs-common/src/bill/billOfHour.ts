import { Calendar } from '../calendar/Calendar';
import { evenPart } from '../money/evenPart';
import { billOfDay } from './billOfDay';
import { Charge } from './charge';

/** What a charge costs in one hour. */
export interface HourCharge {
  charge: Charge;
  micros: number;
}

/**
 * What each charge costs in the hour that begins at `hourMs`, in micro-units: the day's amount spread over the 23, 24 or 25
 * hours of that day. Charges that cost nothing then are left out.
 */
export function billOfHour(
  charges: readonly Charge[],
  hourMs: number,
  calendar: Calendar,
): HourCharge[] {
  const day = calendar.dayOf(hourMs);
  const hours = calendar.hoursOf(day);
  const index = hours.indexOf(hourMs);
  return charges.flatMap(charge => {
    const micros = evenPart(billOfDay(charge, day), hours.length, index);
    return micros === 0 ? [] : [{ charge, micros }];
  });
}
