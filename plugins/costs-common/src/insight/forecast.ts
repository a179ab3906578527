/** What a forecast is made from. */
export interface ForecastInput {
  /** Cost of the month so far, micro-units. */
  actualMicros: number;
  /** Days of the month that were observed; fractions for days observed in part. */
  daysObserved: number;
  daysInMonth: number;
}

/** Days of data below which no forecast is given. */
export const FORECAST_MINIMUM_DAYS = 3;

/**
 * Cost of the whole month in micro-units if it goes on as on the days observed: actual ÷ days × days in the month. Undefined
 * with less than three days of data. Days without data count on neither side, so a gap does not make a month look cheap.
 */
export function forecast(input: ForecastInput): number | undefined {
  const { actualMicros, daysObserved, daysInMonth } = input;
  if (daysObserved < FORECAST_MINIMUM_DAYS) {
    return undefined;
  }
  return Math.round((actualMicros / daysObserved) * daysInMonth);
}
