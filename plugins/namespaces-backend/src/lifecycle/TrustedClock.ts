import { LoggerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';

const CLOCK = 'namespace_clock';
/** Most that time advances from one look to the next. */
export const STEP_MS = 60 * 60_000;

/**
 * Where time is for work that cannot be undone. A clock that jumps ahead is followed in small steps, so that a year that was
 * never there times nothing out in one look; one that goes back is followed at once, because waiting undoes nothing.
 */
export function trustedTime(before: number | undefined, now: number): number {
  return before === undefined ? now : Math.min(now, before + STEP_MS);
}

/** Options of `TrustedClock`. */
export interface TrustedClockOptions {
  db: Knex;
  logger: LoggerService;
  now(): Date;
}

/** Time as all replicas of a portal share it through the database. After a long pause it catches up an hour at each look. */
export class TrustedClock {
  readonly #options: TrustedClockOptions;

  constructor(options: TrustedClockOptions) {
    this.#options = options;
  }

  /** The time for one look of a kind of work. Says in the log where the clock is not believed yet. */
  async look(work: string): Promise<Date> {
    const { db, logger, now } = this.#options;
    const stated = now().getTime();
    const trusted = await db.transaction(async tx => {
      const row = await tx(CLOCK).where({ work }).forUpdate().first();
      const at = trustedTime(row && Number(row.at), stated);
      await tx(CLOCK).insert({ work, at }).onConflict('work').merge();
      return at;
    });
    if (trusted < stated) {
      logger.warn(
        `The clock says ${new Date(
          stated,
        ).toISOString()}, much later than at the last look: the portal was down, or the clock jumped. What ends by time follows in steps and is at ${new Date(
          trusted,
        ).toISOString()}. Check the clock if the portal was not down.`,
      );
    }
    return new Date(trusted);
  }
}
