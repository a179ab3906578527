/* A year of two clusters and 400 namespaces with churn, price changes and outages: does every month close? */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import createKnex from 'knex';
import { simulateMonths } from '../plugins/costs-backend/src/__testUtils__/simulateMonths';

const NAMESPACES = 400;
const MONTHS = Array.from(
  { length: 12 },
  (_, i) => `2028-${String(i + 1).padStart(2, '0')}`,
);

async function main() {
  const folder = mkdtempSync(path.join(tmpdir(), 'costs-year-'));
  const db = createKnex({
    client: 'better-sqlite3',
    connection: { filename: path.join(folder, 'costs.sqlite') },
    useNullAsDefault: true,
    pool: { min: 1, max: 1 },
  });
  try {
    await db.raw('PRAGMA journal_mode = WAL');
    await db.raw('PRAGMA synchronous = OFF');
    await db.migrate.latest({
      directory: `${__dirname}/../plugins/costs-backend/migrations`,
    });
    const started = performance.now();
    const months = await simulateMonths({
      db,
      months: MONTHS,
      namespaces: NAMESPACES,
    });
    const seconds = Math.round((performance.now() - started) / 1000);
    const closing = months.filter(
      ({ invoiceMicros, billMicros, partsMicros }) =>
        billMicros === invoiceMicros && partsMicros === invoiceMicros,
    );
    const peakMiB = Math.round(process.resourceUsage().maxRSS / 1024);
    console.log(`a year took ${seconds} s and at most ${peakMiB} MiB`);
    const { ratioLine } = await import('./lib/report.mjs');
    console.log(
      ratioLine({
        title: 'simulated year: months that close to the micro-unit',
        ours: closing.length,
        theirs: MONTHS.length,
        unit: 'months',
        against: 'all months',
        goal: 1,
        more: true,
      }),
    );
    process.exitCode = closing.length === MONTHS.length ? 0 : 1;
  } finally {
    await db.destroy();
    rmSync(folder, { recursive: true, force: true });
  }
}

main().catch(error => {
  console.error(error);
  process.exit(1);
});
