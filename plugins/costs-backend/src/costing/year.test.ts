import createKnex from 'knex';
import { simulateMonths } from '../__testUtils__/simulateMonths';

jest.setTimeout(120_000);

it('closes every month of a leap year’s busiest stretch on its invoice; bench/costs-year has the whole year', async () => {
  const db = createKnex({
    client: 'better-sqlite3',
    connection: ':memory:',
    useNullAsDefault: true,
    pool: { min: 1, max: 1 },
  });
  try {
    await db.migrate.latest({ directory: `${__dirname}/../../migrations` });
    const months = await simulateMonths({
      db,
      months: ['2028-02', '2028-03'],
      namespaces: 12,
    });
    expect(months).toHaveLength(2);
    for (const {
      invoiceMicros,
      billMicros,
      partsMicros,
      gapMicros,
    } of months) {
      expect(billMicros).toBe(invoiceMicros);
      expect(partsMicros).toBe(invoiceMicros);
      expect(gapMicros).toBeGreaterThan(0);
    }
  } finally {
    await db.destroy();
  }
});
