/* 10,000 namespaces for a month of hours: one hour taken in, and an owner's month from rolled-up days against the hours. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  Calendar,
  DEFAULT_BASE_PRICES,
  daysOfMonth,
} from '../plugins/costs-common/src';
import createKnex, { Knex } from 'knex';
import { charge } from '../plugins/costs-backend/src/__testUtils__/charge';
import {
  line,
  sampleHour,
} from '../plugins/costs-backend/src/__testUtils__/sampleHour';
import { Ledger } from '../plugins/costs-backend/src/costing/Ledger';
import { Books } from '../plugins/costs-backend/src/database/Books';
import { ReportStore } from '../plugins/costs-backend/src/database/ReportStore';
import { rollUpDay } from '../plugins/costs-backend/src/database/rollUpDay';

const NAMESPACES = 10_000;
const OWNERS = 500;
const MONTH = '2026-03';
const ROUNDS = 60;
const GOAL_MS = 200;
const ADMIN = process.env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING;
const calendar = new Calendar('UTC');
const config = {
  charges: [charge({ amountMicros: 20_000_000_000 })],
  basePrices: DEFAULT_BASE_PRICES,
  calendar,
};
const owner = (i: number) => `group:default/team-${i % OWNERS}`;

function hour(hourMs: number) {
  const lines = Array.from({ length: NAMESPACES }, (_, i) =>
    line({ namespace: `ns-${i}`, ownerRef: owner(i) }, { cpu: 1 + (i % 3) }),
  );
  return sampleHour(hourMs, lines, {
    nodes: Array.from({ length: 300 }, (_, i) => ({
      name: `node-${i}`,
      labels: {},
      cpuMillicores: 96_000,
      memoryBytes: 2 ** 38,
      gpuMillis: 0,
    })),
  });
}

/** The second hour of two, so that subjects are known; milliseconds. */
async function ingest(db: Knex, hours: number[]) {
  const ledger = new Ledger({
    books: new Books(db),
    config,
    now: () => new Date(hours[hours.length - 1] + 3_600_000),
  });
  await ledger.record(hour(hours[0]));
  const started = performance.now();
  await ledger.record(hour(hours[1]));
  return performance.now() - started;
}

/** The rest of the month as copies of the first hour, inside the database; then days, and a year of them. */
async function fill(db: Knex, hours: number[]) {
  const [first] = await db('cost_hours').orderBy('hour').limit(1);
  const { id, ...row } = first;
  await db.batchInsert(
    'cost_hours',
    hours.slice(2).map(ms => ({
      ...row,
      hour: ms / 3_600_000,
      day: calendar.dayOf(ms),
    })),
    200,
  );
  const columns = Object.keys(
    await db('cost_samples').first<Record<string, unknown>>(),
  ).filter(name => name !== 'hour_id');
  await db.raw(
    `INSERT INTO cost_samples (hour_id, ${columns.join(', ')})
     SELECT h.id, ${columns.map(name => `s.${name}`).join(', ')}
     FROM cost_hours h CROSS JOIN cost_samples s
     WHERE s.hour_id = ? AND h.hour > ?`,
    [id, hours[1] / 3_600_000],
  );
  const days = daysOfMonth(MONTH);
  for (const day of days) {
    await db.transaction(trx => rollUpDay(trx, 'oslo', day, 2 ** 30));
  }
  const dayColumns = Object.keys(
    await db('cost_days').first<Record<string, unknown>>(),
  ).filter(name => name !== 'day');
  for (let month = 4; month <= 14; month++) {
    const shifted = `${month > 12 ? 2027 : 2026}-${String(
      month > 12 ? month - 12 : month,
    ).padStart(2, '0')}`;
    await db.raw(
      `INSERT INTO cost_days (day, ${dayColumns.join(', ')})
       SELECT ? || SUBSTR(day, 8), ${dayColumns.join(', ')}
       FROM cost_days WHERE day BETWEEN ? AND ?`,
      [shifted, days[0], days[29]],
    );
  }
  await db.raw('ANALYZE');
}

function rawMonth(db: Knex, ownerRef: string) {
  const days = daysOfMonth(MONTH);
  return db('cost_samples as s')
    .join('cost_hours as h', 'h.id', 's.hour_id')
    .join('cost_subjects as u', 'u.id', 's.subject_id')
    .where('u.owner_ref', ownerRef)
    .whereBetween('h.day', [days[0], days[30]])
    .groupBy('h.day')
    .select('h.day')
    .sum({ cpu: 's.cpu_micros', memory: 's.memory_micros' });
}

async function p95(rounds: number, work: (i: number) => Promise<unknown>) {
  const times: number[] = [];
  for (let i = 0; i < rounds; i++) {
    const started = performance.now();
    await work(i);
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b)[Math.ceil(rounds * 0.95) - 1];
}

async function measure(title: string, db: Knex) {
  await db.migrate.latest({
    directory: `${__dirname}/../plugins/costs-backend/migrations`,
  });
  const days = daysOfMonth(MONTH);
  const hours = days.flatMap(day => [...calendar.hoursOf(day)]);
  const ingestMs = await ingest(db, hours);
  await fill(db, hours);
  const rows = await db('cost_samples').count({ n: '*' }).first();
  const before = process.memoryUsage().rss;
  const reports = new ReportStore(db);
  const filter = (i: number, toDay: string) => ({
    account: { kind: 'owner' as const, id: owner(i * 7) },
    fromDay: days[0],
    toDay,
  });
  const monthMs = await p95(ROUNDS, i =>
    reports.sums(filter(i, days[30]), 'day'),
  );
  const yearMs = await p95(ROUNDS, i =>
    reports.sums(filter(i, '2027-02-30'), 'month'),
  );
  const raw = await p95(3, i => rawMonth(db, owner(i * 7)));
  const grownMiB = (process.memoryUsage().rss - before) / 2 ** 20;
  console.log(
    `${title}: ${
      rows?.n
    } hourly rows; an hour of ${NAMESPACES} namespaces taken in and added up in ${Math.round(
      ingestMs,
    )} ms; an owner's year p95 ${yearMs.toFixed(
      1,
    )} ms; memory grew by ${Math.round(grownMiB)} MiB while asking`,
  );
  const { ratioLine } = await import('./lib/report.mjs');
  console.log(
    ratioLine({
      title: `costs on ${title}: an owner's month, p95`,
      ours: monthMs,
      theirs: raw,
      unit: 'ms',
      against: 'the hourly rows',
      goal: 0.2,
    }),
  );
  console.log(
    ratioLine({
      title: `costs on ${title}: an owner's month, p95`,
      ours: monthMs,
      theirs: GOAL_MS,
      unit: 'ms',
      against: `${GOAL_MS} ms`,
      goal: 1,
    }),
  );
}

async function onSqlite() {
  const folder = mkdtempSync(path.join(tmpdir(), 'costs-bench-'));
  const db = createKnex({
    client: 'better-sqlite3',
    connection: { filename: path.join(folder, 'costs.sqlite') },
    useNullAsDefault: true,
    pool: { min: 1, max: 1 },
  });
  try {
    await measure('SQLite', db);
  } finally {
    await db.destroy();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function onPostgres() {
  let connectionString = ADMIN;
  let stop = async () => {};
  if (!connectionString) {
    const { startPostgres } = await import('../scripts/lib/postgres.mjs');
    const postgres = await startPostgres({ root: path.join(__dirname, '..') });
    connectionString = postgres.connectionString;
    stop = () => postgres.stop();
  }
  const name = `costs_bench_${process.pid}`;
  const admin = createKnex({ client: 'pg', connection: connectionString });
  await admin.raw(`CREATE DATABASE ${name}`);
  const target = new URL(connectionString);
  target.pathname = `/${name}`;
  const db = createKnex({ client: 'pg', connection: target.href });
  try {
    await measure('PostgreSQL', db);
  } finally {
    await db.destroy();
    await admin.raw(`DROP DATABASE ${name}`);
    await admin.destroy();
    await stop();
  }
}

onSqlite()
  .then(onPostgres)
  .catch(error => {
    console.error(error);
    process.exit(1);
  });
