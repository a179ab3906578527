/* Namespaces provisioned per second through the reconciler, against the same objects applied by a bare client. */
import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { ConfigReader } from '@backstage/config';
import createKnex from 'knex';
import { startControlPlane } from '../packages/control-plane/src';
import { DefaultClustersService } from '../plugins/clusters-node/src/service/DefaultClustersService';
import { readNamespacesConfig } from '../plugins/namespaces-backend/src/config';
import { createReconciler } from '../plugins/namespaces-backend/src/createReconciler';
import { StoredClaim } from '../plugins/namespaces-backend/src/database/ClaimStore';
import { DatabaseClaimStore } from '../plugins/namespaces-backend/src/database/DatabaseClaimStore';
import { DatabaseWorkQueue } from '../plugins/namespaces-backend/src/database/DatabaseWorkQueue';
import { DatabaseWorkloadStore } from '../plugins/namespaces-backend/src/lifecycle/DatabaseWorkloadStore';
import { desiredObjects } from '../plugins/namespaces-backend/src/reconcile/desiredObjects';
import { specOf } from '../plugins/namespaces-backend/src/reconcile/specOf';
import { countCalls } from './lib/countCalls';

const NAMESPACES = 60;
const CLAIMS_AT_ONCE = 8;
const OBJECTS_AT_ONCE = 4;
const ROUNDS = 3;
const GOAL = 0.8;

const silent = {
  error() {},
  warn() {},
  info() {},
  debug() {},
  child: () => silent,
};
const config = {
  ...readNamespacesConfig(new ConfigReader({})),
  concurrency: CLAIMS_AT_ONCE,
};
const run = `bench-${process.pid}`;

async function access() {
  const file = process.env.DUGNAD_TEST_CONTROL_PLANE;
  return file
    ? { access: JSON.parse(readFileSync(file, 'utf8')), stop: async () => {} }
    : startControlPlane({ name: 'bench' });
}

function newClaims(label: string): StoredClaim[] {
  const at = new Date().toISOString();
  return Array.from({ length: NAMESPACES }, (_item, i) => ({
    id: randomUUID(),
    name: `${run}-${label}-${i}`,
    cluster: 'bench',
    environment: 'dev' as const,
    ownerRef: 'group:default/bench',
    purpose: 'Measuring',
    size: 'small',
    ingress: 'controllers' as const,
    egressInternet: true,
    state: 'approved' as const,
    stateSince: at,
    requestedBy: 'user:default/bench',
    requestedAt: at,
    updatedAt: at,
    decision: { verdict: 'approve' as const, reasons: [], measurements: [] },
    repairRequested: false,
  }));
}

async function inPool<T>(
  items: T[],
  size: number,
  work: (item: T) => Promise<unknown>,
) {
  const waiting = [...items];
  await Promise.all(
    Array.from({ length: size }, async () => {
      for (let item = waiting.shift(); item; item = waiting.shift()) {
        await work(item);
      }
    }),
  );
}

async function bare(clusters: DefaultClustersService, claims: StoredClaim[]) {
  const connection = clusters.connection('bench');
  const started = performance.now();
  await inPool(claims, CLAIMS_AT_ONCE, async claim => {
    const [namespace, ...rest] = desiredObjects(specOf(claim, config.sizes), {
      config: config.objects,
      portalUrl: 'http://localhost',
    });
    await connection.apply(namespace.object);
    await inPool(rest, OBJECTS_AT_ONCE, ({ object }) =>
      connection.apply(object),
    );
  });
  return (NAMESPACES * 1_000) / (performance.now() - started);
}

async function reconciled(
  clusters: DefaultClustersService,
  claims: StoredClaim[],
) {
  const db = createKnex({
    client: 'better-sqlite3',
    connection: ':memory:',
    useNullAsDefault: true,
    pool: { min: 1, max: 1 },
  });
  await db.migrate.latest({
    directory: `${__dirname}/../plugins/namespaces-backend/migrations`,
  });
  const store = new DatabaseClaimStore(db);
  const reconciler = createReconciler({
    store,
    queue: new DatabaseWorkQueue(db),
    workloads: new DatabaseWorkloadStore(db),
    clusters,
    config,
    logger: silent,
    changed: () => {},
  });
  reconciler.start();
  const at = new Date().toISOString();
  const started = performance.now();
  for (const claim of claims) {
    const event = { at, by: 'bench', kind: 'requested' };
    await store.create(claim, [event], Date.now());
  }
  reconciler.wake();
  for (let left = NAMESPACES; left > 0; await sleep(20)) {
    const ready = await store.idsOfCluster('bench', ['ready']);
    left = NAMESPACES - ready.length;
  }
  const perSecond = (NAMESPACES * 1_000) / (performance.now() - started);
  await reconciler.stop();
  await db.destroy();
  return perSecond;
}

async function main() {
  const controlPlane = await access();
  const { url, caData, portalToken } = controlPlane.access;
  const clusters = new DefaultClustersService({
    logger: silent,
    clusters: [
      {
        name: 'bench',
        title: 'bench',
        url,
        caData,
        authentication: { type: 'token', token: portalToken },
        skipTLSVerify: false,
        allowedHosts: [],
      },
    ],
  });
  clusters.start();
  const all: StoredClaim[] = [];
  const rounds: { ours: number; theirs: number }[] = [];
  const calls = countCalls(portalToken);
  const made = { ours: 0, theirs: 0 };
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const ours = newClaims(`a${round}`);
      const theirs = newClaims(`b${round}`);
      all.push(...ours, ...theirs);
      const before = calls();
      const oursPerSecond = await reconciled(clusters, ours);
      const between = calls();
      const theirsPerSecond = await bare(clusters, theirs);
      rounds.push({ ours: oursPerSecond, theirs: theirsPerSecond });
      made.ours += between - before;
      made.theirs += calls() - between;
    }
  } finally {
    const connection = clusters.connection('bench');
    const type = { group: '', kind: 'Namespace' };
    await inPool(all, 8, ({ name }) => connection.remove({ ...type, name }));
    await clusters.stop();
    await controlPlane.stop();
  }
  rounds.sort((x, y) => x.ours / x.theirs - y.ours / y.theirs);
  const { ours, theirs } = rounds[Math.floor(ROUNDS / 2)];
  const { ratioLine } = await import('./lib/report.mjs');
  console.log(
    ratioLine({
      title: 'namespaces provisioned through the reconciler, median round',
      ours,
      theirs,
      unit: '/s',
      against: 'a bare client',
      goal: GOAL,
      more: true,
    }),
  );
  const perNamespace = (count: number) =>
    (count / NAMESPACES / ROUNDS).toFixed(1);
  console.log(
    `API calls per namespace: ${perNamespace(made.ours)}, bare ${perNamespace(
      made.theirs,
    )}; rounds: ${rounds
      .map(one => (one.ours / one.theirs).toFixed(2))
      .join(', ')}; load ${loadavg()[0].toFixed(1)}`,
  );
  process.exit(ours / theirs >= GOAL ? 0 : 1);
}

main().catch(error => {
  console.error(error);
  process.exit(1);
});
