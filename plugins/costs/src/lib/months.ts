import { addMonths } from '@dugnad/plugin-costs-common';

/** Months a person can choose from, the newest first: back to the first one with an observation, at most five years. */
export function monthsToChoose(
  currentMonth: string,
  firstDay: string | null,
): string[] {
  const first = firstDay ? firstDay.slice(0, 7) : currentMonth;
  const months = [currentMonth];
  while (months[months.length - 1] > first && months.length < 60) {
    months.push(addMonths(months[months.length - 1], -1));
  }
  return months;
}

/** A month in words: `November 2026`. */
export function monthText(month: string, locale: string): string {
  const text = new Intl.DateTimeFormat(locale, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${month}-01T00:00:00Z`));
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}

/** A day in words, without the year: `3 Nov`. */
export function dayText(day: string, locale: string): string {
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`));
}
