import {
  Charge,
  ClosedMonth,
  chargeSchema,
  closedMonthSchema,
} from '@dugnad/plugin-costs-common';
import { Knex } from 'knex';
import { z } from 'zod';

interface MonthRow {
  month: string;
  closed_at: string;
  closed_by: string;
  totals: string;
  charges: string;
}

/** Closed months, each with the bill as it was. */
export class MonthStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async all(): Promise<ClosedMonth[]> {
    const rows = await this.#db<MonthRow>('cost_closed_months').orderBy(
      'month',
    );
    return rows.map(toMonth);
  }

  async get(month: string): Promise<ClosedMonth | undefined> {
    const row = await this.#row(month);
    return row && toMonth(row);
  }

  /** The charges a month was closed with. */
  async charges(month: string): Promise<Charge[] | undefined> {
    const row = await this.#row(month);
    return row && z.array(chargeSchema).parse(JSON.parse(row.charges));
  }

  /** Records that a month is closed; the first record stays. */
  async close(closed: ClosedMonth, charges: Charge[]): Promise<void> {
    await this.#db<MonthRow>('cost_closed_months')
      .insert({
        month: closed.month,
        closed_at: closed.closedAt,
        closed_by: closed.closedBy,
        totals: JSON.stringify(closed.totals),
        charges: JSON.stringify(charges),
      })
      .onConflict('month')
      .ignore();
  }

  async #row(month: string): Promise<MonthRow | undefined> {
    return this.#db<MonthRow>('cost_closed_months').where({ month }).first();
  }
}

function toMonth(row: MonthRow): ClosedMonth {
  return closedMonthSchema.parse({
    month: row.month,
    closedAt: row.closed_at,
    closedBy: row.closed_by,
    totals: JSON.parse(row.totals),
  });
}
