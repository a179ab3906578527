import {
  CostTotals,
  NO_TOTALS,
  addTotals,
  billOfMonth,
} from '@dugnad/plugin-costs-common';
import { Knex } from 'knex';
import { Ledger } from '../costing/Ledger';
import { Books } from '../database/Books';

/** Whether a month is closed, and everything that is wrong with its books: parts of the database that do not say the same. */
export async function checkBooks(
  db: Knex,
  ledger: Ledger,
  month: string,
): Promise<{ isClosed: boolean; faults: string[] }> {
  const { months } = new Books(db);
  const closed = await months.get(month);
  const faults: string[] = [];
  const same = (what: string, one: unknown, other: unknown) => {
    if (JSON.stringify(one) !== JSON.stringify(other)) {
      faults.push(`${what}: ${JSON.stringify(one)} ≠ ${JSON.stringify(other)}`);
    }
  };
  if (closed) {
    const totals = (await ledger.totals(month)).reduce<CostTotals>(
      (sum, one) => addTotals(sum, one.totals),
      NO_TOTALS,
    );
    same('record and days', addTotals(NO_TOTALS, closed.totals), totals);
    const bill = (await ledger.chargesOf(month)).reduce(
      (sum, one) => sum + billOfMonth(one, month),
      0,
    );
    same('bill and charges', closed.totals.billMicros, bill);
    const of = async (table: string, sums: string) => {
      const [row] = await db(table)
        .where('day', 'like', `${month}%`)
        .select(db.raw(`SUM(${sums}) AS total`));
      return Number(row.total);
    };
    const micros = 'cpu_micros + memory_micros + gpu_micros + storage_micros';
    const { allocatedMicros } = closed.totals;
    same('hours', await of('cost_hours', 'allocated'), allocatedMicros);
    same('workloads', await of('cost_days', micros), allocatedMicros);
    same('owners', await of('cost_owner_days', micros), allocatedMicros);
  }
  const twice = await db('cost_hours')
    .groupBy('cluster', 'hour')
    .havingRaw('COUNT(*) > 1')
    .select('hour');
  same('hours that are there twice', twice, []);
  return { isClosed: closed !== undefined, faults };
}
