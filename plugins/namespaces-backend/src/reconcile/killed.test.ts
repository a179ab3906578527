import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { TestDatabases } from '@backstage/backend-test-utils';
import { testControlPlane } from '@dugnad/control-plane';
import { Knex } from 'knex';
import { adminApi } from '../__testUtils__/adminApi';
import { connectionOf } from '../__testUtils__/replica/connectionOf';
import { Replica } from '../__testUtils__/replica/Replica';
import { StoredClaim } from '../database/ClaimStore';
import { DatabaseClaimStore } from '../database/DatabaseClaimStore';
import { enqueueWork } from '../database/enqueueWork';

// A busy machine may take its time as long as it gets on: see `settled`
jest.setTimeout(1_200_000);

const CLAIMS = 200;
const KILLS = 50;
const LEASE_MS = 3_000;
/** From the first to the last claim. */
const PACE_MS = 100;
const STUCK_MS = 60_000;
/** Without one claim more in order. */
const PATIENCE_MS = 120_000;
/**
 * What a replica takes to start on a quiet machine. Where it takes longer its work does too, and it lives longer: kills
 * hit the same points of the work, not always its beginning.
 */
const START_MS = 1_000;
const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

/** Random, but the same in every run. */
function seeded(seed: number) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) % 2 ** 32;
    return (state >>> 0) / 2 ** 32;
  };
}

type Fate = 'kept' | 'changed' | 'deleted';

describe('two backend processes on one PostgreSQL that are killed again and again', () => {
  const controlPlane = testControlPlane();
  const run = `forms-k${randomBytes(3).toString('hex')}`;
  const random = seeded(20261121);
  let knex: Knex;
  let store: DatabaseClaimStore;
  let admin: ReturnType<typeof adminApi>;
  let cacheDir: string;
  let replicas: Replica[] = [];

  beforeAll(async () => {
    admin = adminApi(controlPlane.access());
    knex = await databases.init('POSTGRES_18');
    await knex.migrate.latest({
      directory: path.join(__dirname, '../../migrations'),
    });
    store = new DatabaseClaimStore(knex);
    cacheDir = await mkdtemp(path.join(tmpdir(), 'dugnad-replica-'));
    const orders = {
      connection: connectionOf(knex),
      leaseMs: LEASE_MS,
      concurrency: 8,
      access: controlPlane.access(),
      cacheDir,
    };
    replicas = [new Replica(orders), new Replica(orders)];
    // One after the other: the second finds what the first compiled
    for (const replica of replicas) {
      await replica.start();
    }
  });

  afterAll(async () => {
    await Promise.all(replicas.map(replica => replica.kill()));
    const { body } = await admin('GET', '/api/v1/namespaces');
    const left: string[] = body.items
      .map((item: { metadata: { name: string } }) => item.metadata.name)
      .filter((name: string) => name.startsWith(run));
    await Promise.all(
      left.map(name => admin('DELETE', `/api/v1/namespaces/${name}`)),
    );
    await rm(cacheDir, { recursive: true, force: true });
  });

  function claim(number: number): StoredClaim {
    const at = new Date().toISOString();
    return {
      id: randomUUID(),
      name: `${run}-${number}`,
      cluster: controlPlane.access().name,
      environment: 'dev',
      ownerRef: 'group:default/forms',
      purpose: 'Being killed',
      size: 'small',
      ingress: 'controllers',
      egressInternet: false,
      state: 'approved',
      stateSince: at,
      requestedBy: 'user:default/ingrid',
      requestedAt: at,
      updatedAt: at,
      decision: { verdict: 'approve', reasons: [], measurements: [] },
      repairRequested: false,
    };
  }

  /** Files a claim and, for some, changes or releases it a moment later, whatever state it is in by then. */
  async function live(number: number): Promise<[StoredClaim, Fate]> {
    const one = claim(number);
    const event = { at: one.requestedAt, by: 'test', kind: 'requested' };
    await store.create(one, [event], Date.now());
    const fates: Fate[] = ['deleted', 'changed', 'kept', 'kept'];
    const fate = fates[number % fates.length];
    await sleep(random() * 4_000);
    if (fate === 'changed') {
      await knex('namespace_claims')
        .where({ id: one.id })
        .update({ size: 'medium', egress_internet: true });
      await enqueueWork(knex, [one.id], Date.now());
    } else if (fate === 'deleted') {
      await release(one.id);
    }
    return [one, fate];
  }

  async function release(id: string): Promise<void> {
    for (;;) {
      const from = (await store.get(id))?.state ?? 'approved';
      const at = new Date().toISOString();
      const move = { from, to: 'deleting' as const, at, by: 'test' };
      if (await store.transition(id, { ...move, kind: 'release' })) {
        await enqueueWork(knex, [id], Date.now());
        return;
      }
    }
  }

  /** What is not as desired yet: claims in another state, and work that is left. */
  async function unsettled(claims: [StoredClaim, Fate][]): Promise<string[]> {
    const states = await knex('namespace_claims').select('id', 'state');
    const byId = new Map(states.map(({ id, state }) => [id, state]));
    const wrong = claims.filter(
      ([{ id }, fate]) =>
        byId.get(id) !== (fate === 'deleted' ? 'deleted' : 'ready'),
    );
    const work = await knex('namespace_work').select('claim_id', 'last_error');
    return [
      ...wrong.map(([{ id, name }]) => `${name} is ${byId.get(id)}`),
      ...work.map(w => `work on ${w.claim_id}: ${w.last_error}`),
    ];
  }

  /** Waits until everything is as desired; gives up when nothing gets better. */
  async function settled(claims: [StoredClaim, Fate][]): Promise<void> {
    let fewest = Infinity;
    let since = Date.now();
    for (;;) {
      const left = await unsettled(claims);
      if (left.length === 0) {
        return;
      }
      if (left.length < fewest) {
        fewest = left.length;
        since = Date.now();
      }
      if (Date.now() - since > PATIENCE_MS) {
        expect(left).toEqual([]);
      }
      await sleep(250);
    }
  }

  /** Looks at the leases while `work` runs. One is stuck when nobody renews it and nobody takes the work over. */
  async function longestStuckMs(work: Promise<unknown>): Promise<number> {
    let longest = 0;
    let over = false;
    const watch = async () => {
      while (!over) {
        const [{ oldest }] = await knex('namespace_work')
          .whereNotNull('lease_token')
          .min({ oldest: 'lease_until' });
        const stuckMs = oldest === null ? 0 : Date.now() - Number(oldest);
        longest = Math.max(longest, stuckMs);
        await sleep(250);
      }
    };
    const ended = work.finally(() => {
      over = true;
    });
    await Promise.all([ended, watch()]);
    return longest;
  }

  async function killAgainAndAgain(replica: Replica): Promise<void> {
    let lifeMs = START_MS;
    for (let kills = 0; kills < KILLS / replicas.length; kills++) {
      await sleep(random() * lifeMs);
      await replica.kill();
      const started = Date.now();
      await replica.start();
      lifeMs = Math.max(START_MS, Date.now() - started);
    }
  }

  it(`bring ${CLAIMS} claims to their desired states through ${KILLS} kills, nothing doubled, no lease stuck`, async () => {
    const lives = Promise.all(
      Array.from({ length: CLAIMS }, async (_item, number) => {
        await sleep(number * PACE_MS);
        return live(number);
      }),
    );
    const all = Promise.all([lives, ...replicas.map(killAgainAndAgain)]);
    const stuckMs = await longestStuckMs(
      all.then(([claims]) => settled(claims)),
    );
    expect(stuckMs).toBeLessThan(STUCK_MS);

    const claims = await lives;
    const { body } = await admin('GET', '/api/v1/namespaces');
    const there = new Set<string>(
      body.items.map((n: { metadata: { name: string } }) => n.metadata.name),
    );
    for (const [{ id, name }, fate] of claims) {
      expect([name, there.has(name)]).toEqual([name, fate !== 'deleted']);
      const kinds = (await store.history(id)).map(({ kind }) => kind);
      const once = ['requested', 'provisioning', 'release', 'deleted'];
      for (const kind of once) {
        expect(kinds.filter(k => k === kind).length).toBeLessThan(2);
      }
      expect(kinds).not.toContain('restored');
      expect(kinds).not.toContain('partial');
    }
    for (const [{ name }, fate] of claims.slice(0, 40)) {
      const where = `/api/v1/namespaces/${name}/resourcequotas/dugnad-quota`;
      const quota = await admin('GET', where);
      expect([name, quota.body.spec?.hard.pods]).toEqual([
        name,
        { kept: '20', changed: '60', deleted: undefined }[fate],
      ]);
    }
  });
});
