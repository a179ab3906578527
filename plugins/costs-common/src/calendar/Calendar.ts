import { InputError } from '@backstage/errors';
import { dayIndex } from './days';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * Hours and days of an organisation. Hours are whole hours of UTC, in milliseconds since 1970; a day has the hours that
 * begin in it by the clock of its time zone: 24, or 23 and 25 when clocks change. Every hour belongs to exactly one day.
 */
export class Calendar {
  readonly timeZone: string;
  readonly #format: Intl.DateTimeFormat;
  readonly #hours = new Map<string, readonly number[]>();
  readonly #days = new Map<number, string>();

  /** Throws `InputError` for a time zone the platform does not know. */
  constructor(timeZone: string) {
    this.timeZone = timeZone;
    try {
      this.#format = new Intl.DateTimeFormat('en-CA', {
        timeZone,
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
      });
    } catch {
      throw new InputError(
        `"${timeZone}" is not a time zone such as Europe/Oslo`,
      );
    }
  }

  /** The first moment of the hour of UTC that `ms` is in. */
  static hourOf(ms: number): number {
    return Math.floor(ms / HOUR_MS) * HOUR_MS;
  }

  /** The day, `2026-03-29`, of the hour that `ms` is in. */
  dayOf(ms: number): string {
    const hourMs = Calendar.hourOf(ms);
    const known = this.#days.get(hourMs);
    if (known !== undefined) {
      return known;
    }
    if (this.#days.size > 20_000) {
      this.#days.clear();
    }
    const day = this.#format.format(hourMs);
    this.#days.set(hourMs, day);
    return day;
  }

  /** The beginnings of a day's hours. */
  hoursOf(day: string): readonly number[] {
    const known = this.#hours.get(day);
    if (known) {
      return known;
    }
    const noon = dayIndex(day) * DAY_MS + 12 * HOUR_MS;
    const around = Array.from(
      { length: 55 },
      (_, i) => noon + (i - 27) * HOUR_MS,
    );
    const hours = around.filter(hour => this.dayOf(hour) === day);
    this.#hours.set(day, hours);
    return hours;
  }
}
