/* The heaviest questions about costs, 20 to 200 at a time, and how long the health route takes meanwhile. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import createKnex, { Knex } from 'knex';
import { FakeClusters } from '../plugins/costs-backend/src/__testUtils__/FakeClusters';
import { charge } from '../plugins/costs-backend/src/__testUtils__/charge';
import {
  line,
  sampleHour,
} from '../plugins/costs-backend/src/__testUtils__/sampleHour';
import { Ledger } from '../plugins/costs-backend/src/costing/Ledger';
import { Books } from '../plugins/costs-backend/src/database/Books';
import { costsPlugin } from '../plugins/costs-backend/src/plugin';
import {
  Calendar,
  DEFAULT_BASE_PRICES,
  addDays,
  addMonths,
  monthOf,
} from '../plugins/costs-common/src';
import { clustersServiceRef } from '../plugins/clusters-node/src';

const WORKLOADS = 3_000;
const DAYS = 273;
const OWNERS = 50;
const SECONDS = 15;
const GOAL_MS = 250;
const POSTGRES =
  process.env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING;
const calendar = new Calendar('UTC');
const today = calendar.dayOf(Date.now());

/** A day of everything, taken in as the portal does it, and 272 days before it as copies inside the database. */
async function fill(db: Knex) {
  await db.migrate.latest({
    directory: path.join(__dirname, '../plugins/costs-backend/migrations'),
  });
  const ledger = new Ledger({
    books: new Books(db),
    config: {
      charges: [charge({ amountMicros: 20_000_000_000 })],
      basePrices: DEFAULT_BASE_PRICES,
      calendar,
    },
    now: () => new Date(),
  });
  const lines = Array.from({ length: WORKLOADS }, (_, i) =>
    line({
      namespace: `ns-${i % 600}`,
      name: `web-${i}`,
      ownerRef: `group:default/team-${i % OWNERS}`,
      componentRef: `component:default/web-${i}`,
      systemRef: `system:default/system-${i % 100}`,
    }),
  );
  const first = addDays(today, 1 - DAYS);
  const [hourMs] = calendar.hoursOf(first);
  await ledger.record(
    sampleHour(hourMs, lines, {
      nodes: Array.from({ length: 100 }, (_, i) => ({
        name: `node-${i}`,
        labels: {},
        cpuMillicores: 96_000,
        memoryBytes: 2 ** 38,
        gpuMillis: 0,
      })),
    }),
  );
  for (const table of ['cost_days', 'cost_owner_days', 'cost_day_totals']) {
    const columns = Object.keys(
      await db(table).first<Record<string, unknown>>(),
    ).filter(name => name !== 'day');
    for (let i = 1; i < DAYS; i++) {
      await db.raw(
        `INSERT INTO ${table} (day, ${columns.join(', ')})
         SELECT ?, ${columns.join(', ')} FROM ${table} WHERE day = ?`,
        [addDays(first, i), first],
      );
    }
  }
  await db.raw('ANALYZE');
}

function startPortal(db: Knex) {
  const clusters = new FakeClusters(['oslo']);
  return startTestBackend({
    features: [
      costsPlugin,
      catalogServiceMock.factory({ entities: [] }),
      mockServices.permissions.factory({ result: AuthorizeResult.ALLOW }),
      // Nothing but what is asked: no rounds over the books meanwhile
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => ({
          scheduleTask: async () => {},
          triggerTask: async () => {},
          cancelTask: async () => {},
          getScheduledTasks: async () => [],
          createScheduledTaskRunner: () => ({ run: async () => {} }),
        }),
      }),
      createServiceFactory({
        service: clustersServiceRef,
        deps: {},
        factory: () => clusters.asService(),
      }),
      createServiceFactory({
        service: coreServices.database,
        deps: {},
        factory: () => ({ getClient: async () => db }),
      }),
    ],
  });
}

const month = addMonths(monthOf(today), -1);
const account = `/account?kind=organisation&id=&month=${month}`;
const QUESTIONS: Record<string, string[]> = {
  "a year's account": [account],
  exports: ['json', 'csv', 'focus'].map(
    one => `/exports/${one}?month=${month}`,
  ),
  everything: [
    account,
    `/account?kind=cluster&id=oslo&month=${month}`,
    `/organisation?month=${month}`,
    `/accounts?kind=namespace&month=${month}`,
    `/explanation?kind=organisation&id=&figure=monthToDate&month=${month}`,
    '/recommendations?kind=organisation&id=',
    `/exports/focus?month=${month}`,
  ],
};

async function ask(port: number, paths: string[], atOnce: number) {
  const task = {
    baseUrl: `http://localhost:${port}/api/costs`,
    healthUrl: `http://localhost:${port}/.backstage/health/v1/liveness`,
    authorization: mockCredentials.user.header(),
    paths,
    atOnce,
    seconds: SECONDS,
  };
  const child = spawn(
    process.execPath,
    [path.join(__dirname, 'lib/askMuch.mjs'), JSON.stringify(task)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let text = '';
  child.stdout.on('data', chunk => {
    text += chunk;
  });
  const [code] = await once(child, 'close');
  if (code !== 0) {
    throw new Error(`The asking process ended with ${code}`);
  }
  const seen: { statuses: object; p95: number; most: number } =
    JSON.parse(text);
  return seen;
}

async function measure(title: string, db: Knex) {
  await fill(db);
  const backend = await startPortal(db);
  const { isMet, ratioLine } = await import('./lib/report.mjs');
  const met: boolean[] = [];
  try {
    for (const [name, paths] of Object.entries(QUESTIONS)) {
      for (const atOnce of [20, 200]) {
        const seen = await ask(backend.server.port(), paths, atOnce);
        const result = {
          title: `load on ${title}: health while ${name} is asked ${atOnce} at a time, p95`,
          ours: seen.p95,
          theirs: GOAL_MS,
          unit: 'ms',
          against: `${GOAL_MS} ms`,
          goal: 1,
        };
        console.log(ratioLine(result));
        console.log(
          `  answers by status: ${JSON.stringify(
            seen.statuses,
          )}; slowest health ${Math.round(seen.most)} ms`,
        );
        met.push(isMet(result));
      }
    }
  } finally {
    await backend.stop();
  }
  return met.every(Boolean);
}

async function onSqlite() {
  const folder = mkdtempSync(path.join(tmpdir(), 'load-bench-'));
  const db = createKnex({
    client: 'better-sqlite3',
    connection: { filename: path.join(folder, 'costs.sqlite') },
    useNullAsDefault: true,
    pool: { min: 1, max: 1 },
  });
  try {
    return await measure('SQLite', db);
  } finally {
    await db.destroy();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function onPostgres(connection: string) {
  const name = `load_bench_${process.pid}`;
  const admin = createKnex({ client: 'pg', connection });
  await admin.raw(`CREATE DATABASE ${name}`);
  const url = new URL(connection);
  url.pathname = `/${name}`;
  const db = createKnex({ client: 'pg', connection: url.href });
  try {
    return await measure('PostgreSQL', db);
  } finally {
    await db.destroy();
    await admin.raw(`DROP DATABASE ${name}`);
    await admin.destroy();
  }
}

async function main() {
  const met = [await onSqlite()];
  if (POSTGRES) {
    met.push(await onPostgres(POSTGRES));
  } else {
    console.log('PostgreSQL: not measured, no connection string is set');
  }
  process.exit(met.every(Boolean) ? 0 : 1);
}

main().catch(error => {
  console.error(error);
  process.exit(1);
});
