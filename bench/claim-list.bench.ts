/* The list page at 10,000 claims and filing one more, on both databases, against reading every claim and choosing in memory. */
import { randomUUID } from 'node:crypto';
import createKnex, { Knex } from 'knex';
import { claimQuerySchema } from '../plugins/namespaces-common/src';
import { DatabaseClaimStore } from '../plugins/namespaces-backend/src/database/DatabaseClaimStore';
import { StoredClaim } from '../plugins/namespaces-backend/src/database/ClaimStore';
import {
  claimToRow,
  rowToClaim,
} from '../plugins/namespaces-backend/src/database/rows';
import { ClaimRequests } from '../plugins/namespaces-backend/src/requests/ClaimRequests';
import { DatabaseRequestStore } from '../plugins/namespaces-backend/src/requests/DatabaseRequestStore';
import { sumKeys } from '../plugins/namespaces-backend/src/requests/RequestStore';

const CLAIMS = 10_000;
const ROUNDS = 40;
const WHOLE_ROUNDS = 20;
const GOAL = 0.2;
const PAGE_GOAL_MS = 50;
const POSTGRES =
  process.env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING;

/** What people look at: the first page, filters, a search, a page far down, other orders. */
const QUERIES = [
  {},
  { owner: 'group:default/team-17' },
  { cluster: 'oslo', environment: 'prod' },
  { text: 'invoice' },
  { state: 'drifted' },
  { sort: 'updatedAt', order: 'desc' },
  { sort: 'owner' },
  { offset: '9000' },
];

const quiet = {
  error() {},
  warn() {},
  info() {},
  debug() {},
  child: () => quiet,
};

function claim(i: number): StoredClaim {
  const at = new Date(1.76e12 + i * 1_000).toISOString();
  const team = `team-${i % 100}`;
  return {
    id: randomUUID(),
    name: `${team}-service-${i}`,
    cluster: ['oslo', 'bergen', 'tromso'][i % 3],
    environment: (['dev', 'test', 'prod'] as const)[i % 3],
    ownerRef: `group:default/${team}`,
    purpose: i % 50 === 0 ? 'Sends an invoice' : 'Answers people who ask',
    size: 'small',
    ingress: 'controllers',
    egressInternet: false,
    state: i % 40 === 0 ? 'drifted' : 'ready',
    stateSince: at,
    requestedBy: 'user:default/bench',
    requestedAt: at,
    updatedAt: at,
    decision: { verdict: 'approve', reasons: [], measurements: [] },
    repairRequested: false,
  };
}

async function fill(db: Knex) {
  await db.migrate.latest({
    directory: `${__dirname}/../plugins/namespaces-backend/migrations`,
  });
  const rows = Array.from({ length: CLAIMS }, (_item, i) => {
    const one = claim(i);
    return claimToRow(one, `${one.cluster}/${one.name}`);
  });
  await db.batchInsert('namespace_claims', rows, 20);
  // As the database does by itself after a while
  await db.raw('analyze');
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function quantile(times: number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

async function pages(db: Knex): Promise<number[]> {
  const store = new DatabaseClaimStore(db);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const query of QUERIES) {
      const parsed = claimQuerySchema.parse(query);
      times.push(await timed(() => store.list(parsed)));
    }
  }
  return times;
}

/** What a list does that has no paging on the server: every claim, sorted and cut in memory. */
async function whole(db: Knex): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < WHOLE_ROUNDS; round++) {
    times.push(
      await timed(async () => {
        const rows = await db('namespace_claims').select('*');
        return rows
          .map(rowToClaim)
          .sort((a, b) => a.name.localeCompare(b.name))
          .slice(0, 50);
      }),
    );
  }
  return times;
}

/** From a decided request until it is stored: locks, both sums, claim, history, work and request. */
async function filing(db: Knex): Promise<number[]> {
  const store = new DatabaseRequestStore(db);
  const requests = new ClaimRequests({
    store,
    logger: quiet,
    timeoutDays: 14,
    onNews: () => {},
  });
  const times: number[] = [];
  for (let i = 0; i < ROUNDS * 5; i++) {
    const one = { ...claim(i), name: `filed-${randomUUID()}` };
    times.push(
      await timed(() =>
        store.atomically(sumKeys(one), async unit => {
          await unit.sums({ ownerRef: one.ownerRef });
          await unit.sums({ cluster: one.cluster });
          const event = { at: one.requestedAt, by: 'bench', kind: 'requested' };
          await unit.createClaim(one, [event], Date.now());
          await requests.fileIn(unit, 'create', one, {
            by: 'user:default/bench',
            requested: {},
            decision: one.decision,
            slots: [],
          });
        }),
      ),
    );
  }
  return times;
}

async function measure(name: string, db: Knex): Promise<boolean> {
  const { isMet, ratioLine } = await import('./lib/report.mjs');
  await fill(db);
  await pages(db);
  const listed = await pages(db);
  const all = await whole(db);
  const line = {
    title: `list page at ${CLAIMS} claims on ${name}, p95`,
    ours: quantile(listed, 0.95),
    theirs: quantile(all, 0.95),
    unit: 'ms',
    against: 'reading every claim',
    goal: GOAL,
  };
  console.log(ratioLine(line));
  const filed = await filing(db);
  console.log(
    `request to stored at ${CLAIMS} claims on ${name}: p50 ${quantile(
      filed,
      0.5,
    ).toFixed(1)} ms, p95 ${quantile(filed, 0.95).toFixed(1)} ms`,
  );
  const slowest = QUERIES.map((query, i) => ({
    query,
    ms: quantile(
      listed.filter((_time, at) => at % QUERIES.length === i),
      0.95,
    ),
  })).sort((a, b) => b.ms - a.ms);
  console.log(
    `slowest: ${slowest
      .slice(0, 3)
      .map(({ query, ms }) => `${JSON.stringify(query)} ${ms.toFixed(1)} ms`)
      .join(', ')}`,
  );
  return isMet(line) && line.ours <= PAGE_GOAL_MS;
}

async function onSqlite() {
  const db = createKnex({
    client: 'better-sqlite3',
    connection: ':memory:',
    useNullAsDefault: true,
    pool: { min: 1, max: 1 },
  });
  try {
    return await measure('SQLite', db);
  } finally {
    await db.destroy();
  }
}

async function onPostgres(connection: string) {
  const name = `dugnad_bench_${process.pid}`;
  const admin = createKnex({ client: 'pg', connection });
  await admin.raw(`create database ${name}`);
  const url = new URL(connection);
  url.pathname = `/${name}`;
  const db = createKnex({ client: 'pg', connection: url.toString() });
  try {
    return await measure('PostgreSQL', db);
  } finally {
    await db.destroy();
    await admin.raw(`drop database ${name}`);
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
