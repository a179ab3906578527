import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { TestDatabases } from '@backstage/backend-test-utils';
import { testControlPlane } from '@dugnad/control-plane';
import { Knex } from 'knex';
import { z } from 'zod';
import { adminApi } from '../__testUtils__/adminApi';
import { eventually } from '../__testUtils__/eventually';
import { connectionOf } from '../__testUtils__/replica/connectionOf';
import { Replica, ReplicaOrders } from '../__testUtils__/replica/Replica';
import { StoredClaim } from '../database/ClaimStore';
import { DatabaseClaimStore } from '../database/DatabaseClaimStore';

jest.setTimeout(180_000);

const OBJECTS = 60;
/** When a deployment is killed: after a share of the time a whole one takes, or once so many objects are there. */
const KILLS = [
  { afterShare: 0 },
  { afterShare: 0.2 },
  { afterShare: 0.5 },
  { afterObjects: 1 },
  { afterObjects: 13 },
  { afterObjects: 31 },
];
const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const toldSchema = z.object({ objects: z.array(z.string()) });

describe('a backend process that is killed while it deploys', () => {
  const controlPlane = testControlPlane();
  const at = new Date().toISOString();
  const started: Replica[] = [];
  let knex: Knex;
  let store: DatabaseClaimStore;
  let admin: ReturnType<typeof adminApi>;
  let orders: ReplicaOrders;
  let claim: StoredClaim;

  beforeAll(async () => {
    const access = controlPlane.access();
    admin = adminApi(access);
    knex = await databases.init('POSTGRES_18');
    await knex.migrate.latest({
      directory: path.join(__dirname, '../../migrations'),
    });
    store = new DatabaseClaimStore(knex);
    orders = {
      connection: connectionOf(knex),
      leaseMs: 3_000,
      concurrency: 4,
      access,
      cacheDir: await mkdtemp(path.join(tmpdir(), 'dugnad-deploy-')),
    };
    claim = await ready(access.name);
  });

  afterAll(async () => {
    await Promise.all(started.map(replica => replica.kill()));
    if (claim) {
      await admin('DELETE', `/api/v1/namespaces/${claim.name}`);
    }
    await rm(orders.cacheDir, { recursive: true, force: true });
  });

  async function start(
    deployment?: ReplicaOrders['deployment'],
  ): Promise<Replica> {
    const replica = new Replica({ ...orders, deployment });
    started.push(replica);
    await replica.start();
    return replica;
  }

  async function ready(cluster: string): Promise<StoredClaim> {
    const one: StoredClaim = {
      id: randomUUID(),
      name: `forms-d${randomBytes(4).toString('hex')}`,
      cluster,
      environment: 'dev',
      ownerRef: 'group:default/forms',
      purpose: 'Being deployed into',
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
    await store.create(one, [{ at, by: 'test', kind: 'requested' }], 0);
    const reconciler = await start();
    await eventually(async () => {
      expect((await store.get(one.id))?.state).toBe('ready');
    });
    await reconciler.kill();
    return one;
  }

  const deploymentOf = (round: string) => ({
    claimId: claim.id,
    manifests: Array.from({ length: OBJECTS }, (_item, index) => ({
      source: 'all.yaml',
      object: {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: `${round}-${index}` },
        data: { index: String(index) },
      },
    })),
  });

  async function applied(round: string): Promise<string[]> {
    const { body } = await admin(
      'GET',
      `/api/v1/namespaces/${claim.name}/configmaps`,
    );
    return body.items
      .map((item: { metadata: { name: string } }) => item.metadata.name)
      .filter((name: string) => name.startsWith(`${round}-`));
  }

  /** What history tells of a round, oldest first. */
  async function told(round: string) {
    const history = await store.history(claim.id);
    return history
      .flatMap(({ kind, after }) => {
        const parsed = toldSchema.safeParse(after);
        const objects = parsed.success ? parsed.data.objects : [];
        return objects.some(o => o.startsWith(`ConfigMap ${round}-`))
          ? [{ kind, objects }]
          : [];
      })
      .reverse();
  }

  async function moment(
    round: string,
    { afterShare = 0, afterObjects = 0 }: (typeof KILLS)[number],
    wholeMs: number,
  ): Promise<void> {
    await sleep(afterShare * wholeMs);
    const deadline = Date.now() + 20_000;
    while (afterObjects > 0 && Date.now() < deadline) {
      if ((await applied(round)).length >= afterObjects) {
        return;
      }
    }
  }

  it('has told what it began before anything is in the cluster, and can be repeated', async () => {
    const whole = await start(deploymentOf('whole'));
    const from = Date.now();
    await whole.ended();
    const wholeMs = Date.now() - from;
    expect((await told('whole')).map(({ kind }) => kind)).toEqual([
      'deploying',
      'deployed',
    ]);
    expect(await applied('whole')).toHaveLength(OBJECTS);

    let halfWay = 0;
    for (const [index, kill] of KILLS.entries()) {
      const round = `round${index}`;
      const replica = await start(deploymentOf(round));
      await moment(round, kill, wholeMs);
      await replica.kill();
      const there = await applied(round);
      const [begun = { kind: 'nothing', objects: [] }, ...more] = await told(
        round,
      );
      const untold = there.filter(
        name => !begun.objects.includes(`ConfigMap ${name}`),
      );
      expect([round, untold]).toEqual([round, []]);
      expect(['nothing 0', `deploying ${OBJECTS}`]).toContain(
        `${begun.kind} ${begun.objects.length}`,
      );
      // Nothing is called done that is not
      expect(more.length === 0 || there.length === OBJECTS).toBe(true);
      halfWay += there.length > 0 && there.length < OBJECTS ? 1 : 0;
    }
    expect(halfWay).toBeGreaterThan(0);

    const last = `round${KILLS.length - 1}`;
    await (await start(deploymentOf(last))).ended();
    expect(await applied(last)).toHaveLength(OBJECTS);
    expect((await told(last)).at(-1)?.kind).toBe('deployed');
  });
});
