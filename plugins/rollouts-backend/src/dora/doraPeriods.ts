const DAY_MS = 24 * 60 * 60_000;

/** A part of a period; `to` is not in it. */
export interface Period {
  from: Date;
  to: Date;
}

function startOfNext(time: Date, by: 'day' | 'week' | 'month'): Date {
  const day = Date.UTC(
    time.getUTCFullYear(),
    time.getUTCMonth(),
    time.getUTCDate(),
  );
  switch (by) {
    case 'day':
      return new Date(day + DAY_MS);
    case 'week': {
      // Monday is the first day of a week (ISO 8601)
      const weekday = (time.getUTCDay() + 6) % 7;
      return new Date(day + (7 - weekday) * DAY_MS);
    }
    default:
      return new Date(
        Date.UTC(time.getUTCFullYear(), time.getUTCMonth() + 1, 1),
      );
  }
}

/** Cuts a period at the starts of days, weeks or months in UTC; the first and last part may be shorter. */
export function doraPeriods(
  { from, to }: Period,
  by: 'day' | 'week' | 'month',
): Period[] {
  const periods: Period[] = [];
  for (let start = from; start < to; ) {
    const next = startOfNext(start, by);
    const end = next < to ? next : to;
    periods.push({ from: start, to: end });
    start = end;
  }
  return periods;
}
