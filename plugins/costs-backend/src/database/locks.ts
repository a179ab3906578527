import { Knex } from 'knex';

const LOCKS = 'cost_locks';
const CHARGES = 'charges';

/**
 * Holds a month open until the transaction ends, together with others who write in it: nobody closes it meanwhile. False where it is
 * closed. First thing in the transaction: nothing is held while it waits, and SQLite takes its lock for writing here.
 */
export async function holdMonthOpen(
  trx: Knex.Transaction,
  month: string,
): Promise<boolean> {
  await trx(LOCKS).insert({ name: month }).onConflict('name').ignore();
  await trx(LOCKS).where({ name: month }).forShare().first();
  const closed = await trx('cost_closed_months').where({ month }).first();
  return closed === undefined;
}

/** Waits for everybody who writes in a month or changes the bill, and keeps them out until the transaction ends. */
export async function lockMonth(
  trx: Knex.Transaction,
  month: string,
): Promise<void> {
  await lockCharges(trx);
  await trx(LOCKS).insert({ name: month }).onConflict('name').ignore();
  await trx(LOCKS).where({ name: month }).forUpdate().first();
}

/** Waits for everybody else who changes the bill or closes a month, and keeps them out until the transaction ends. */
export async function lockCharges(trx: Knex.Transaction): Promise<void> {
  await trx(LOCKS).insert({ name: CHARGES }).onConflict('name').ignore();
  await trx(LOCKS).where({ name: CHARGES }).forUpdate().first();
}
