import { setImmediate } from 'node:timers/promises';
import { addDays } from '@dugnad/plugin-costs-common';
import { Knex } from 'knex';

/** More are read in steps of more than a day; steps stay few. */
const STEPS = 400;

/** Whether a query keeps the process from everything else until it is answered, as SQLite's does. */
export function isSynchronous(db: Knex): boolean {
  return /sqlite/.test(String(db.client.config.client));
}

/** The days of a range one after the other, with a turn for others between them. */
export async function* stepsOf(
  fromDay: string,
  toDay: string,
): AsyncGenerator<{ fromDay: string; toDay: string }> {
  const days = Math.round(
    (Date.parse(toDay) - Date.parse(fromDay)) / 86_400_000,
  );
  const size = Math.max(1, Math.ceil((days + 1) / STEPS));
  for (let day = fromDay; day <= toDay; day = addDays(day, size)) {
    const last = addDays(day, size - 1);
    yield { fromDay: day, toDay: last < toDay ? last : toDay };
    await setImmediate();
  }
}
