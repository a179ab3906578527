import { randomUUID } from 'node:crypto';
import { TestDatabases } from '@backstage/backend-test-utils';
import { claimQuerySchema } from '@dugnad/plugin-namespaces-common';
import { StoredClaim } from './ClaimStore';
import { DatabaseClaimStore } from './DatabaseClaimStore';
import { DatabaseWorkQueue } from './DatabaseWorkQueue';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const at = '2026-11-21T10:00:00.000Z';

function claim(over: Partial<StoredClaim> = {}): StoredClaim {
  return {
    id: randomUUID(),
    name: 'forms-web',
    cluster: 'oslo',
    environment: 'dev',
    ownerRef: 'group:default/forms',
    purpose: 'Testing 100% of it',
    size: 'small',
    ingress: 'controllers',
    egressInternet: true,
    state: 'approved',
    stateSince: at,
    requestedBy: 'user:default/ingrid',
    requestedAt: at,
    updatedAt: at,
    decision: { verdict: 'approve', reasons: [], measurements: [] },
    repairRequested: false,
    ...over,
  };
}

const query = (input: object = {}) => claimQuerySchema.parse(input);

describe.each(databases.eachSupportedId())('on %s', databaseId => {
  async function start() {
    const db = await databases.init(databaseId);
    await db.migrate.latest({ directory: `${__dirname}/../../migrations` });
    return {
      db,
      store: new DatabaseClaimStore(db),
      queue: new DatabaseWorkQueue(db),
    };
  }

  describe('DatabaseClaimStore', () => {
    it('gives back what was written', async () => {
      const { store } = await start();
      const one = claim({ systemRef: 'system:default/x', contact: 'us' });
      await store.create(one, [{ at, by: 'me', kind: 'requested' }], 0);
      expect(await store.get(one.id)).toEqual(one);
      expect(await store.holder('oslo', 'forms-web')).toEqual(one);
      expect(await store.history(one.id)).toEqual([
        {
          id: expect.any(String),
          claimId: one.id,
          at,
          by: 'me',
          kind: 'requested',
        },
      ]);
    });

    it('lets one of many at once have a name, and another only when it is over', async () => {
      const { store } = await start();
      const all = Array.from({ length: 10 }, () => claim());
      const results = await Promise.allSettled(
        all.map(one =>
          store.create(one, [{ at, by: 'me', kind: 'requested' }], 0),
        ),
      );
      const won = all.filter((_one, i) => results[i].status === 'fulfilled');
      expect(won).toHaveLength(1);
      const lost = results.filter(result => result.status === 'rejected');
      expect(lost[0].reason).toMatchObject({ name: 'ConflictError' });
      const [{ id }] = won;
      const move = { at, by: 'system', kind: 'x' };
      await store.transition(id, { ...move, from: 'approved', to: 'deleting' });
      await store.transition(id, { ...move, from: 'deleting', to: 'deleted' });
      expect(await store.holder('oslo', 'forms-web')).toBeUndefined();
      expect((await store.lastHolder('oslo', 'forms-web'))?.id).toBe(id);
      await store.create(claim(), [{ at, by: 'me', kind: 'requested' }], 0);
    });

    it('changes state once, however many saw the same state', async () => {
      const { store } = await start();
      const one = claim();
      await store.create(one, [{ at, by: 'me', kind: 'requested' }], 0);
      const done = await Promise.all(
        Array.from({ length: 8 }, () =>
          store.transition(one.id, {
            from: 'approved',
            to: 'provisioning',
            at,
            by: 'system',
            kind: 'provisioning',
          }),
        ),
      );
      expect(done.filter(Boolean)).toHaveLength(1);
      expect(await store.history(one.id)).toHaveLength(2);
    });

    it('writes an observation once', async () => {
      const { store } = await start();
      const one = claim();
      await store.create(one, [{ at, by: 'me', kind: 'requested' }], 0);
      const event = { at, by: 'system', kind: 'restored', before: { a: 1 } };
      for (const naturalKey of ['a', 'a', 'b', undefined, undefined]) {
        await store.addEvent(one.id, { ...event, naturalKey });
      }
      expect(await store.history(one.id)).toHaveLength(5);
    });

    it('filters, searches, sorts and pages', async () => {
      const { store } = await start();
      for (const name of ['forms-b', 'forms-a', 'maps-a']) {
        const ownerRef = `group:default/${name.split('-')[0]}`;
        await store.create(
          claim({ name, ownerRef }),
          [{ at, by: 'me', kind: 'x' }],
          0,
        );
      }
      const names = async (input: object) =>
        (await store.list(query(input))).items.map(({ name }) => name);
      expect(await names({})).toEqual(['forms-a', 'forms-b', 'maps-a']);
      expect(await names({ order: 'desc', limit: 1, offset: 1 })).toEqual([
        'forms-b',
      ]);
      expect(await names({ owner: 'group:default/maps' })).toEqual(['maps-a']);
      expect(await names({ text: 'MAPS' })).toEqual(['maps-a']);
      expect(await names({ text: '100%' })).toHaveLength(3);
      expect(await names({ text: '1_0' })).toEqual([]);
      expect(await names({ state: ['deleted'] })).toEqual([]);
      const visible = await store.list(query(), {
        anyOf: [
          { ownerRefs: ['group:default/maps'] },
          { not: { not: { ownerRefs: ['group:default/none'] } } },
        ],
      });
      expect(visible.totalItems).toBe(1);
    });

    it('keeps what is known of objects', async () => {
      const { store } = await start();
      const one = claim();
      await store.create(one, [{ at, by: 'me', kind: 'x' }], 0);
      const object = {
        group: '',
        kind: 'ResourceQuota',
        name: 'q',
        namespace: 'forms-web',
        role: 'quota',
        security: true,
        state: 'conflict' as const,
        finalizers: ['a/b'],
        since: at,
      };
      await store.setObjects(one.id, [object]);
      expect(await store.objects(one.id)).toEqual([object]);
      expect(await store.idsOfCluster('oslo', ['approved'])).toEqual([one.id]);
    });
  });

  describe('DatabaseWorkQueue', () => {
    async function withClaims(count: number) {
      const parts = await start();
      for (let i = 0; i < count; i++) {
        await parts.store.create(
          claim({ name: `forms-${i}` }),
          [{ at, by: 'me', kind: 'x' }],
          0,
        );
      }
      return parts;
    }

    it('gives every item to one taker only', async () => {
      const { queue } = await withClaims(40);
      const taken = await Promise.all(
        Array.from({ length: 10 }, () =>
          queue.take({ nowMs: 1, limit: 7, leaseMs: 1_000 }),
        ),
      );
      const ids = taken.flat().map(({ claimId }) => claimId);
      expect(ids).toHaveLength(new Set(ids).size);
      const rest = await queue.take({ nowMs: 1, limit: 100, leaseMs: 1_000 });
      expect(ids.length + rest.length).toBe(40);
    });

    it('gives an item to another when the lease ends, and the first then changes nothing', async () => {
      const { queue } = await withClaims(1);
      const [dead] = await queue.take({ nowMs: 1, limit: 1, leaseMs: 1_000 });
      expect(
        await queue.take({ nowMs: 900, limit: 1, leaseMs: 1_000 }),
      ).toEqual([]);
      const [heir] = await queue.take({
        nowMs: 1_001,
        limit: 1,
        leaseMs: 1_000,
      });
      expect(heir.claimId).toBe(dead.claimId);
      expect(await queue.renew(dead, 9_000)).toBe(false);
      await queue.complete(dead, 1_100);
      expect(await queue.status(heir.claimId)).toBeDefined();
      await queue.complete(heir, 1_100);
      expect(await queue.status(heir.claimId)).toBeUndefined();
    });

    it('runs once more what was asked for while it ran', async () => {
      const { queue } = await withClaims(1);
      const [item] = await queue.take({ nowMs: 1, limit: 1, leaseMs: 1_000 });
      await queue.enqueue([item.claimId], 2);
      await queue.complete(item, 3);
      const [again] = await queue.take({ nowMs: 4, limit: 1, leaseMs: 1_000 });
      expect(again.claimId).toBe(item.claimId);
    });

    it('waits before it gives a failed item again, unless the cluster is back', async () => {
      const { queue } = await withClaims(1);
      const [item] = await queue.take({ nowMs: 1, limit: 1, leaseMs: 1_000 });
      await queue.retry(item, { dueAtMs: 500, error: 'no', failed: true });
      expect(await queue.status(item.claimId)).toEqual({
        attempts: 1,
        dueAtMs: 500,
        lastError: 'no',
      });
      expect(
        await queue.take({ nowMs: 400, limit: 1, leaseMs: 1_000 }),
      ).toEqual([]);
      await queue.hasten('oslo', 400);
      expect(
        await queue.take({
          nowMs: 400,
          limit: 1,
          leaseMs: 1_000,
          exceptClusters: ['oslo'],
        }),
      ).toEqual([]);
      expect(
        await queue.take({ nowMs: 400, limit: 1, leaseMs: 1_000 }),
      ).toHaveLength(1);
    });
  });
});
