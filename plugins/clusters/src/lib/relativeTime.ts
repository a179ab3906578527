const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
];

/** A moment as people say it: `3 minutes ago`. Below a second it is `now`; a clock slightly ahead of ours is too. */
export function relativeTime(
  iso: string,
  nowMs: number,
  locale: string,
): string {
  const elapsed = Math.max(0, nowMs - Date.parse(iso));
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const step = STEPS.find(([, size]) => elapsed >= size);
  if (!step) return format.format(0, 'second');
  const [unit, size] = step;
  return format.format(-Math.floor(elapsed / size), unit);
}

/** A moment in full, for titles and for sentences that must stay true: `1 Mar 2026, 09:30`. */
export function absoluteTime(iso: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(new Date(iso));
}

/** Like `absoluteTime`, without the date where it is today's. */
export function clockTime(iso: string, nowMs: number, locale: string): string {
  const moment = new Date(iso);
  const sameDay = moment.toDateString() === new Date(nowMs).toDateString();
  if (!sameDay) return absoluteTime(iso, locale);
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(moment);
}
