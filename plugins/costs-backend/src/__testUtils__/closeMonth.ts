/* A process that closes a month, for a test that kills it. Arguments: client, connection, month. Says when it begins. */
import { Calendar, DEFAULT_BASE_PRICES } from '@dugnad/plugin-costs-common';
import createKnex from 'knex';
import { Ledger } from '../costing/Ledger';
import { Books } from '../database/Books';
import { charge } from './charge';

const [client, connection, month] = process.argv.slice(2);

async function run() {
  const db = createKnex({
    client,
    connection: client === 'pg' ? connection : { filename: connection },
    useNullAsDefault: true,
    pool: client === 'pg' ? { min: 1, max: 2 } : { min: 1, max: 1 },
  });
  const ledger = new Ledger({
    books: new Books(db),
    config: {
      // Dearer than what the hours were priced at, so that closing has every one of them to write again
      charges: [charge({ amountMicros: 200_000_000 })],
      basePrices: DEFAULT_BASE_PRICES,
      calendar: new Calendar('UTC'),
    },
    now: () => new Date('2026-04-15T12:00:00Z'),
  });
  process.stdout.write('closing\n');
  await ledger.close(month, 'user:default/nora');
  process.stdout.write('closed\n');
  await db.destroy();
}

run().catch(error => {
  process.stderr.write(`${error}\n`);
  process.exitCode = 1;
});
