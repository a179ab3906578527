import { CostedHour } from '../costing/costHour';
import { DayTotals, HourTotals } from '../costing/dayTotals';
import { HourSample } from '../sampling/HourSample';

/** An hour on record, without its lines. */
export interface HourHeader extends HourTotals {
  cluster: string;
  day: string;
  priceVersion: string;
}

/** What became of a write: an hour that is on record with as much observed is kept; a closed month takes nothing, also while it is being closed. */
export type WriteOutcome = 'written' | 'kept' | 'closed';

/** Observed hours, and what is rolled up from them. */
export interface HourStore {
  /** The hour as it was observed, or undefined. */
  read(cluster: string, hourMs: number): Promise<HourSample | undefined>;
  /**
   * Writes an hour, once however many replicas do: the one that observed more of it wins. With `isRecost` the same
   * observation gets other prices.
   */
  write(
    hour: CostedHour,
    options?: { isRecost?: boolean },
  ): Promise<WriteOutcome>;
  /** Adds up a day again from its hours, unless its month is closed. `close` makes totals of the hours on record. */
  rollUp(
    cluster: string,
    day: string,
    close: (hours: HourTotals[]) => DayTotals,
    at: Date,
  ): Promise<void>;
  /** Forgets what days after this one were added up to, in open months; their hours stay. */
  forgetDaysAfter(day: string): Promise<void>;
  /** Hours of these days that are not of a closed month, in order. */
  openHours(fromDay: string, toDay: string): Promise<HourHeader[]>;
  /** Days that were added up. `isStale`: an hour was written since. */
  totalsOf(
    fromDay: string,
    toDay: string,
  ): Promise<
    (DayTotals & {
      day: string;
      cluster: string;
      source: string | null;
      rolledAt: string;
      isStale: boolean;
    })[]
  >;
  /** The first day on record. */
  firstDay(): Promise<string | undefined>;
  /** End of the newest observation by cluster, milliseconds since 1970. */
  observedUntil(): Promise<Map<string, { untilMs: number; source: string }>>;
}
