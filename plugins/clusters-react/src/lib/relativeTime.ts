const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
];

/** How far the clock that wrote a moment, or the one that ticks on the page, may be behind. */
const TOLERANCE_MS = 15_000;

/** A moment as people say it: `3 minutes ago`, `in 2 hours`. What is slightly ahead of our clock is `now`. */
export function relativeTime(iso: string, now: Date, language: string): string {
  const elapsed = now.getTime() - Date.parse(iso);
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  if (elapsed < 0 && elapsed > -TOLERANCE_MS) return format.format(0, 'second');
  const unit = UNITS.find(([, size]) => Math.abs(elapsed) >= size);
  if (!unit) return format.format(0, 'second');
  const [name, size] = unit;
  return format.format(-Math.trunc(elapsed / size), name);
}

/** A moment in full, for titles and for sentences that must stay true: `1 Mar 2026, 09:30`. */
export function absoluteTime(iso: string, language: string): string {
  return new Intl.DateTimeFormat(regionOf(language), {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(new Date(iso));
}

/** Like `absoluteTime`, without the date where it is today's. */
export function clockTime(iso: string, now: Date, language: string): string {
  const moment = new Date(iso);
  const today = moment.toDateString() === now.toDateString();
  if (!today) return absoluteTime(iso, language);
  return new Intl.DateTimeFormat(regionOf(language), {
    timeStyle: 'short',
  }).format(moment);
}

/** Plain English would write the month first and count hours to twelve. */
function regionOf(language: string): string {
  return language === 'en' ? 'en-GB' : language;
}
