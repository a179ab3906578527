import { InputError } from '@backstage/errors';

const DAY_MS = 86_400_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** Whether a text is a day of the calendar, `2026-02-28`. */
export function isDay(text: string): boolean {
  return DAY.test(text) && dayOfIndex(dayIndex(text)) === text;
}

/** Whether a text is a month, `2026-02`. */
export function isMonth(text: string): boolean {
  return MONTH.test(text);
}

/** Days since 1970-01-01; NaN for what is no day. */
export function dayIndex(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS;
}

/** The day that is so many days after 1970-01-01. */
export function dayOfIndex(index: number): string {
  return Number.isFinite(index)
    ? new Date(index * DAY_MS).toISOString().slice(0, 10)
    : '';
}

/** The day `count` days later (earlier where negative). */
export function addDays(day: string, count: number): string {
  return dayOfIndex(dayIndex(day) + count);
}

/** The month a day is in. */
export function monthOf(day: string): string {
  return day.slice(0, 7);
}

/** The month `count` months later (earlier where negative). */
export function addMonths(month: string, count: number): string {
  if (!isMonth(month)) {
    throw new InputError(`"${month}" is not a month such as 2026-02`);
  }
  const [year, number] = month.split('-').map(Number);
  const index = year * 12 + number - 1 + count;
  const text = String(Math.floor(index / 12)).padStart(4, '0');
  return `${text}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** The same day of the month `count` months later, or that month's last day where it is shorter. */
export function addMonthsToDay(day: string, count: number): string {
  const days = daysOfMonth(addMonths(monthOf(day), count));
  return days[Math.min(Number(day.slice(8)), days.length) - 1];
}

/** Every day of a month: 28 to 31 of them. */
export function daysOfMonth(month: string): string[] {
  const first = dayIndex(`${month}-01`);
  const next = dayIndex(`${addMonths(month, 1)}-01`);
  return Array.from({ length: next - first }, (_, i) => dayOfIndex(first + i));
}
