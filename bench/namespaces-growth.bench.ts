/* What a claim adds to the database in a simulated year, on both databases. */
import { randomUUID } from 'node:crypto';
import createKnex, { Knex } from 'knex';
import { readNamespacesConfig } from '../plugins/namespaces-backend/src/config';
import { ConfigReader } from '@backstage/config';
import { StoredClaim } from '../plugins/namespaces-backend/src/database/ClaimStore';
import { DatabaseClaimStore } from '../plugins/namespaces-backend/src/database/DatabaseClaimStore';
import { DatabaseUsageStore } from '../plugins/namespaces-backend/src/measure/DatabaseUsageStore';
import { newClaim } from '../plugins/namespaces-backend/src/newClaim';
import { desiredObjects } from '../plugins/namespaces-backend/src/reconcile/desiredObjects';
import { outcomesToObjects } from '../plugins/namespaces-backend/src/reconcile/outcomesToObjects';
import { specOf } from '../plugins/namespaces-backend/src/reconcile/specOf';
import { ClaimRequests } from '../plugins/namespaces-backend/src/requests/ClaimRequests';
import { DatabaseRequestStore } from '../plugins/namespaces-backend/src/requests/DatabaseRequestStore';

const CLAIMS = 200;
const DAYS = 365;
/** As `UsageSampler` keeps them. */
const KEEP_DAYS = 100;
const DAY_MS = 86_400_000;
const START = Date.UTC(2026, 0, 1);
const GOAL_BYTES = 64 * 1024;
const POSTGRES =
  process.env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING;

const config = readNamespacesConfig(new ConfigReader({}));
const quiet = {
  error() {},
  warn() {},
  info() {},
  debug() {},
  child: () => quiet,
};

interface Stores {
  claims: DatabaseClaimStore;
  usage: DatabaseUsageStore;
  requestStore: DatabaseRequestStore;
  requests: ClaimRequests;
}

const isoOf = (day: number) => new Date(START + day * DAY_MS).toISOString();
const decision = {
  verdict: 'approve' as const,
  rule: 'default',
  reasons: [],
  measurements: (['cpu', 'memory', 'storage'] as const).flatMap(resource =>
    (['team', 'cluster'] as const).map(scope => ({
      scope,
      resource,
      unit: resource === 'cpu' ? ('millicores' as const) : ('bytes' as const),
      before: 4_000_000_000,
      after: 6_000_000_000,
      limit: 64_000_000_000,
    })),
  ),
};

/** Filed, provisioned and in order. */
async function begin(stores: Stores, number: number): Promise<StoredClaim> {
  const at = isoOf(0);
  const request = {
    name: `forms-service-${number}`,
    cluster: 'oslo',
    environment: 'dev' as const,
    ownerRef: 'group:default/forms',
    purpose: 'Answers people who ask for a form and sends them what they need',
    size: 'small',
    ingress: 'controllers' as const,
    egressInternet: true,
    expiresAt: isoOf(DAYS),
  };
  const caller = {
    ref: 'user:default/ingrid.berg',
    ownershipRefs: [],
    isPlatform: false,
  };
  const id = randomUUID();
  const { claim, events } = newClaim({ id, request, decision, caller, at });
  await stores.requestStore.atomically([], async unit => {
    await unit.createClaim(claim, events, START);
    await stores.requests.fileIn(unit, 'create', claim, {
      by: caller.ref,
      requested: request,
      decision,
      slots: [],
    });
  });
  const move = { at, by: 'system' };
  await stores.claims.transition(id, {
    ...move,
    from: 'approved',
    to: 'provisioning',
    kind: 'provisioning',
  });
  await stores.claims.setObjects(id, objectsOf(claim));
  await stores.claims.transition(id, {
    ...move,
    from: 'provisioning',
    to: 'ready',
    kind: 'ready',
  });
  return claim;
}

function objectsOf(claim: StoredClaim) {
  const desired = desiredObjects(specOf(claim, config.sizes), {
    config: config.objects,
    portalUrl: 'https://portal.example.org/namespaces/claim',
  });
  const outcomes = desired.map(one => ({
    desired: one,
    state: 'applied' as const,
    seen: {
      ...one.object,
      metadata: { ...one.object.metadata, uid: randomUUID() },
    },
  }));
  return outcomesToObjects(outcomes, [], new Date(START));
}

/** Somebody changes a quota by hand; it is put back. */
async function restore({ claims }: Stores, id: string, day: number) {
  const at = isoOf(day);
  const sides = { desired: '20', actual: '999' };
  await claims.addEvent(id, {
    at,
    by: 'system',
    kind: 'restored',
    reason:
      'ResourceQuota dugnad-quota was changed by kubectl-edit and is put back: spec.hard.pods is 999 instead of 20',
    before: { 'spec.hard.pods': sides.actual },
    after: { 'spec.hard.pods': sides.desired },
    fields: [{ path: 'spec.hard.pods', ...sides, manager: 'kubectl-edit', at }],
    naturalKey: `restored/${randomUUID()}/${day}`,
  });
}

/** A larger or smaller size, asked for and granted. */
async function resize(stores: Stores, claim: StoredClaim, day: number) {
  const at = isoOf(day);
  const [before, after] = [{ size: 'small' }, { size: 'medium' }];
  await stores.requestStore.atomically([], async unit => {
    await stores.requests.fileIn(unit, 'resize', claim, {
      by: claim.requestedBy,
      comment: 'More people come in spring',
      original: before,
      requested: after,
      decision,
      slots: [],
    });
    const event = { at, by: claim.requestedBy, kind: 'resized', before, after };
    await unit.changeClaim(claim.id, after, event);
  });
}

/** A restoration a month, a resize every half year, warnings of the end, and what the pods use every day. */
async function year(
  stores: Stores,
  claims: StoredClaim[],
  upkeep: () => Promise<unknown>,
) {
  for (let day = 1; day <= DAYS; day++) {
    const samples = claims.map(({ id }) => ({
      claimId: id,
      cpuMillicores: 312,
      memoryMebibytes: 874,
      storageMebibytes: 2_048,
    }));
    await stores.usage.add(isoOf(day), samples);
    await stores.usage.prune(isoOf(day - KEEP_DAYS).slice(0, 10));
    if (day % 30 === 0) await upkeep();
    for (const claim of claims) {
      if (day % 30 === 0) await restore(stores, claim.id, day);
      if (day % 182 === 0) await resize(stores, claim, day);
      if ([335, 351, 358].includes(day)) {
        await stores.claims.addEvent(claim.id, {
          at: isoOf(day),
          by: 'system',
          kind: 'expiry-warning',
          reason: `The namespace expires in ${DAYS - day} days`,
          naturalKey: `expiry-warning/${isoOf(DAYS)}/${DAYS - day}`,
        });
      }
    }
  }
}

/** Bytes of a claim after its year, indices included. */
async function bytesPerClaim(
  db: Knex,
  size: () => Promise<number>,
  upkeep: () => Promise<unknown> = async () => {},
): Promise<number> {
  await db.migrate.latest({
    directory: `${__dirname}/../plugins/namespaces-backend/migrations`,
  });
  const empty = await size();
  const requestStore = new DatabaseRequestStore(db);
  const stores = {
    claims: new DatabaseClaimStore(db),
    usage: new DatabaseUsageStore(db),
    requestStore,
    requests: new ClaimRequests({
      store: requestStore,
      logger: quiet,
      timeoutDays: 14,
      onNews: () => {},
    }),
  };
  const claims: StoredClaim[] = [];
  for (let number = 0; number < CLAIMS; number++) {
    claims.push(await begin(stores, number));
  }
  await year(stores, claims, upkeep);
  return ((await size()) - empty) / CLAIMS;
}

async function onSqlite(): Promise<number> {
  const db = createKnex({
    client: 'better-sqlite3',
    connection: ':memory:',
    useNullAsDefault: true,
    pool: { min: 1, max: 1 },
  });
  try {
    return await bytesPerClaim(db, async () => {
      const [{ page_count: pages }] = await db.raw('pragma page_count');
      const [{ page_size: bytes }] = await db.raw('pragma page_size');
      return pages * bytes;
    });
  } finally {
    await db.destroy();
  }
}

async function onPostgres(connection: string): Promise<number> {
  const name = `dugnad_growth_${process.pid}`;
  const admin = createKnex({ client: 'pg', connection });
  await admin.raw(`create database ${name}`);
  const url = new URL(connection);
  url.pathname = `/${name}`;
  const db = createKnex({ client: 'pg', connection: url.toString() });
  try {
    const size = async () => {
      const { rows } = await db.raw('select pg_database_size(?) as bytes', [
        name,
      ]);
      return Number(rows[0].bytes);
    };
    // What autovacuum does in a real year, and cannot in one that takes a minute
    return await bytesPerClaim(db, size, () => db.raw('vacuum'));
  } finally {
    await db.destroy();
    await admin.raw(`drop database ${name}`);
    await admin.destroy();
  }
}

async function main() {
  const { isMet, ratioLine } = await import('./lib/report.mjs');
  const measured = [{ name: 'SQLite', bytes: await onSqlite() }];
  if (POSTGRES) {
    measured.push({ name: 'PostgreSQL', bytes: await onPostgres(POSTGRES) });
  } else {
    console.log('PostgreSQL: not measured, no connection string is set');
  }
  const lines = measured.map(({ name, bytes }) => ({
    title: `growth per claim and year on ${name}`,
    ours: bytes / 1024,
    theirs: GOAL_BYTES / 1024,
    unit: 'KiB',
    against: 'what it may be',
    goal: 1,
  }));
  lines.forEach(line => console.log(ratioLine(line)));
  process.exit(lines.every(isMet) ? 0 : 1);
}

main().catch(error => {
  console.error(error);
  process.exit(1);
});
