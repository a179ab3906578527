import { Knex } from 'knex';
import { ChargeStore } from './ChargeStore';
import { DatabaseHourStore } from './DatabaseHourStore';
import { HourStore } from './HourStore';
import { lockCharges, lockMonth } from './locks';
import { MonthStore } from './MonthStore';

/** What the books are kept in. */
export interface Stores {
  hours: HourStore;
  charges: ChargeStore;
  months: MonthStore;
}

/** The books, and the two changes that must not meet: closing a month, and changing the bill. */
export class Books implements Stores {
  readonly hours: HourStore;
  readonly charges: ChargeStore;
  readonly months: MonthStore;
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
    this.hours = new DatabaseHourStore(db);
    this.charges = new ChargeStore(db);
    this.months = new MonthStore(db);
  }

  /** Does `work` as one change, while nobody writes in the month, changes the bill or closes a month. Only what `work` is given is in it. */
  closing<T>(month: string, work: (stores: Stores) => Promise<T>): Promise<T> {
    return this.#db.transaction(async trx => {
      await lockMonth(trx, month);
      return work(storesOf(trx));
    });
  }

  /** Does `work` as one change, while nobody else changes the bill or closes a month. Only what `work` is given is in it. */
  changingCharges<T>(work: (stores: Stores) => Promise<T>): Promise<T> {
    return this.#db.transaction(async trx => {
      await lockCharges(trx);
      return work(storesOf(trx));
    });
  }
}

function storesOf(trx: Knex.Transaction): Stores {
  return {
    hours: new DatabaseHourStore(trx),
    charges: new ChargeStore(trx),
    months: new MonthStore(trx),
  };
}
