import { Knex } from 'knex';
import { observation, verdict } from '../__testUtils__/observation';
import { databases, migrated } from '../__testUtils__/rolloutDatabases';
import { DatabaseRolloutStore } from '../database/DatabaseRolloutStore';
import { NoticeStore } from '../notify/NoticeStore';
import { Observation } from './observe';
import { recordObservation } from './recordObservation';
import { CurrentRollout, RolloutStore } from './RolloutStore';

jest.setTimeout(60_000);

const T0 = Date.parse('2026-11-21T12:00:00Z');
const at = (minutes: number) => new Date(T0 + minutes * 60_000);

/** One replica of the portal: it remembers what it recorded last. */
class Replica {
  #current?: CurrentRollout;

  constructor(readonly store: RolloutStore) {}

  async sees(seen: Observation, minutes: number, notify = true) {
    const options = { now: at(minutes), notify };
    this.#current = await recordObservation(
      this.store,
      this.#current,
      seen,
      options,
    );
  }
}

const revision = (
  number: number,
  reason: string,
  minutes: number,
  over: Partial<Observation> = {},
) =>
  observation({
    revision: number,
    reason,
    createdAt: at(minutes).toISOString(),
    version: `1.0.${number}`,
    images: [
      { container: 'web', image: `registry.example/tiles:1.0.${number}` },
    ],
    ...over,
  });

describe.each(databases.eachSupportedId())('history on %s', databaseId => {
  let db: Knex;
  let store: DatabaseRolloutStore;

  beforeEach(async () => {
    db = await migrated(databaseId);
    store = new DatabaseRolloutStore(db);
  });

  afterEach(async () => {
    await db.destroy();
  });

  const all = async () => (await store.list({ limit: 100 })).items;

  async function due(minutes: number) {
    const notices = new NoticeStore(db);
    const kinds: string[] = [];
    for (;;) {
      const notice = await notices.take(at(minutes));
      if (!notice) {
        return kinds;
      }
      kinds.push(notice.kind);
      await notices.sent(notice.id, at(minutes));
    }
  }

  it('records a revision once and takes each step once, though two replicas see everything at the same time', async () => {
    const replicas = [new Replica(store), new Replica(store)];
    const both = (seen: Observation, minutes: number) =>
      Promise.all(replicas.map(replica => replica.sees(seen, minutes)));
    await both(revision(1, 'Updating', 0), 0);
    await both(revision(1, 'RolledOut', 0), 1);
    await both(revision(2, 'Updating', 2), 2);
    await both(revision(2, 'ImagePullFailed', 2), 3);
    await both(revision(2, 'RolledOut', 2), 9);
    expect(await all()).toMatchObject([
      {
        revision: '2',
        status: 'healthy',
        previousRevision: '1',
        previousVersion: '1.0.1',
        failures: [
          {
            phase: 'rollout',
            reason: 'ImagePullFailed',
            at: at(3).toISOString(),
            recoveredAt: at(9).toISOString(),
            recoveredBy: '2',
          },
        ],
      },
      {
        revision: '1',
        status: 'healthy',
        healthyAt: at(1).toISOString(),
        replacedBy: '2',
        failures: [],
      },
    ]);
    expect(await due(10)).toEqual(['failed', 'recovered']);
  });

  it('hands one notice to one of two replicas that ask at once', async () => {
    const replica = new Replica(store);
    await replica.sees(revision(1, 'CrashLoop', 0), 0);
    const stores = [new NoticeStore(db), new NoticeStore(db)];
    const taken = await Promise.all(stores.map(one => one.take(at(1))));
    expect(taken.filter(Boolean)).toHaveLength(1);
    // Whoever took it may die: after its lease it is due again
    expect(await stores[0].take(at(3))).toMatchObject({ kind: 'failed' });
  });

  it('ends what another revision came before as superseded, not as failed', async () => {
    const replica = new Replica(store);
    await replica.sees(revision(1, 'Updating', 0), 0);
    await replica.sees(revision(2, 'Updating', 1), 1);
    expect((await all())[1]).toMatchObject({
      revision: '1',
      status: 'superseded',
      endedAt: at(1).toISOString(),
      failures: [],
    });
    expect(await due(2)).toEqual([]);
  });

  it('keeps the failure that a rollback ended, says so, and tells the owners', async () => {
    const replica = new Replica(store);
    await replica.sees(revision(1, 'RolledOut', 0), 0);
    await replica.sees(revision(2, 'CrashLoop', 5), 5);
    // The same ReplicaSet again, as old as before, under a new number
    await replica.sees(
      revision(3, 'RolledOut', 0, { managedAt: at(8).toISOString() }),
      8,
    );
    const [rollback, failed] = await all();
    expect(rollback).toMatchObject({
      revision: '3',
      status: 'healthy',
      startedAt: at(8).toISOString(),
      observedLate: false,
    });
    expect(failed).toMatchObject({
      status: 'failed',
      replacedBy: '3',
      failures: [{ recoveredAt: at(8).toISOString(), recoveredBy: '3' }],
    });
    expect(await due(9)).toEqual(['failed', 'recovered']);
  });

  it('ignores a replica that lags behind', async () => {
    const ahead = new Replica(store);
    const behind = new Replica(store);
    await behind.sees(revision(1, 'Updating', 0), 0);
    await ahead.sees(revision(2, 'Updating', 1), 1);
    await behind.sees(revision(1, 'CrashLoop', 0), 1);
    const fresh = new Replica(store);
    await fresh.sees(revision(1, 'RolledOut', 0), 1);
    expect(await all()).toMatchObject([
      { revision: '2', status: 'progressing' },
      { revision: '1', status: 'superseded', failures: [] },
    ]);
  });

  it('catches up after it was down: what went by is there, marked as observed late', async () => {
    await new Replica(store).sees(revision(1, 'RolledOut', 0), 0);
    const past = [3, 2, 1].map(number => ({
      revision: number,
      images: [
        { container: 'web', image: `registry.example/tiles:1.0.${number}` },
      ],
      createdAt: at(number).toISOString(),
    }));
    await new Replica(store).sees(
      revision(4, 'RolledOut', 10, {
        past,
        readySince: at(11).toISOString(),
      }),
      600,
    );
    const rollouts = await all();
    expect(rollouts[0]).toMatchObject({
      revision: '4',
      observedLate: true,
      healthyAt: at(11).toISOString(),
    });
    expect(rollouts.map(one => [one.revision, one.status])).toEqual([
      ['4', 'healthy'],
      ['3', 'superseded'],
      ['2', 'superseded'],
      ['1', 'healthy'],
    ]);
  });

  it('records the revisions before its time as not observed, without judging them', async () => {
    const past = [2, 1].map(number => ({
      revision: number,
      images: [
        { container: 'web', image: `registry.example/tiles:1.0.${number}` },
      ],
      createdAt: at(number).toISOString(),
    }));
    await new Replica(store).sees(revision(3, 'RolledOut', 3, { past }), 600);
    expect(await all()).toMatchObject([
      { revision: '3', previousVersion: '1.0.2' },
      {
        revision: '2',
        status: 'superseded',
        reason: 'NotObserved',
        observedLate: true,
        replacedBy: '3',
        replacedAt: at(3).toISOString(),
      },
      { revision: '1', reason: 'NotObserved', replacedBy: '2' },
    ]);
  });

  it('survives the workload, and tells a deleted rollout from a failed one', async () => {
    const replica = new Replica(store);
    await replica.sees(revision(1, 'RolledOut', 0), 0);
    await replica.sees(revision(2, 'Updating', 1), 1);
    await store.end({ cluster: 'oslo', uid: 'uid-1' }, at(2).toISOString());
    expect(await all()).toMatchObject([
      { revision: '2', status: 'deleted', endedAt: at(2).toISOString() },
      { revision: '1', status: 'healthy' },
    ]);
    expect(await store.current('oslo')).toEqual([]);
  });

  it('reads paused and scaled to zero as states of their own, and goes on from there', async () => {
    const replica = new Replica(store);
    await replica.sees(revision(1, 'Paused', 0), 0);
    expect((await all())[0].status).toBe('paused');
    await replica.sees(revision(1, 'ScaledToZero', 0), 1);
    expect((await all())[0].status).toBe('scaledToZero');
    await replica.sees(revision(1, 'Updating', 0), 2);
    await replica.sees(revision(1, 'RolledOut', 0), 3);
    expect((await all())[0]).toMatchObject({
      status: 'healthy',
      failures: [],
    });
  });

  it('adds digests when pods run and keeps them when the pods are gone', async () => {
    const replica = new Replica(store);
    const image = 'registry.example/tiles:1.0.1';
    const digest = `sha256:${'a'.repeat(64)}`;
    await replica.sees(revision(1, 'Updating', 0), 0);
    await replica.sees(
      revision(1, 'RolledOut', 0, {
        images: [{ container: 'web', image, digest }],
      }),
      1,
    );
    await replica.sees(
      revision(1, 'RolledOut', 0, { images: [{ container: 'web', image }] }),
      2,
    );
    expect((await all())[0].images).toEqual([
      { container: 'web', image, digest },
    ]);
  });

  it('takes a change cause for the author only once', async () => {
    const replica = new Replica(store);
    const author = { name: 'kubectl', source: 'manager' as const };
    const changeCause = 'Release 7';
    await replica.sees(revision(1, 'Updating', 0, { author, changeCause }), 0);
    await replica.sees(revision(2, 'Updating', 1, { author, changeCause }), 1);
    const [second, first] = await all();
    expect(first.by).toEqual({ name: 'Release 7', source: 'annotation' });
    expect(second.by).toEqual(author);
  });

  it('does not tell owners of failures older than a day when it first sees them', async () => {
    await new Replica(store).sees(revision(1, 'CrashLoop', 0), 60 * 25);
    expect((await all())[0].failures).toHaveLength(1);
    expect(await due(60 * 25)).toEqual([]);
  });

  it('pages by cursor and refuses one that was made up', async () => {
    const replica = new Replica(store);
    for (const number of [1, 2, 3]) {
      await replica.sees(revision(number, 'RolledOut', number), number);
    }
    const first = await store.list({ limit: 2 });
    const rest = await store.list({ limit: 2, cursor: first.nextCursor });
    const numbers = [...first.items, ...rest.items].map(one => one.revision);
    expect(numbers).toEqual(['3', '2', '1']);
    expect(rest.nextCursor).toBeUndefined();
    await expect(store.list({ limit: 2, cursor: 'abc' })).rejects.toThrow(
      /cursor/,
    );
  });

  it('shows only what the condition lets through, also turned around', async () => {
    await new Replica(store).sees(revision(1, 'RolledOut', 0), 0);
    await new Replica(store).sees(
      revision(1, 'RolledOut', 0, { uid: 'uid-2', ownerRef: undefined }),
      0,
    );
    const count = async (criteria: Parameters<typeof store.list>[1]) =>
      (await store.list({ limit: 10 }, criteria)).items.length;
    const maps = { ownerRefs: ['group:default/maps'] };
    expect(await count(undefined)).toBe(2);
    expect(await count(maps)).toBe(1);
    expect(await count({ ownerRefs: [] })).toBe(0);
    expect(await count({ not: maps })).toBe(1);
    expect(await count({ anyOf: [maps, { ownerRefs: ['x'] }] })).toBe(1);
    expect(await count({ allOf: [maps, { ownerRefs: ['x'] }] })).toBe(0);
  });

  it('forgets what was replaced long ago, with everything about it, and keeps what runs', async () => {
    const replica = new Replica(store);
    await replica.sees(revision(1, 'CrashLoop', 0), 0);
    await replica.sees(revision(2, 'RolledOut', 1), 1);
    expect(await store.prune(at(2).toISOString())).toBe(1);
    expect((await all()).map(one => one.revision)).toEqual(['2']);
    expect(await db('rollout_failures')).toEqual([]);
    expect(await db('rollout_notices')).toEqual([]);
  });

  it('says nothing about a cluster that does not answer', async () => {
    const replica = new Replica(store);
    await replica.sees(revision(1, 'Updating', 0), 0);
    await replica.sees(
      { ...revision(1, 'Updating', 0), verdict: verdict('ClusterUnreachable') },
      1,
    );
    expect((await all())[0].status).toBe('progressing');
  });
});
