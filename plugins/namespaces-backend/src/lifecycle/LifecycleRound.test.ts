import { randomUUID } from 'node:crypto';
import { TestDatabases, mockServices } from '@backstage/backend-test-utils';
import { StoredClaim } from '../database/ClaimStore';
import { DatabaseClaimStore } from '../database/DatabaseClaimStore';
import { DatabaseLifecycleStore } from './DatabaseLifecycleStore';
import { LifecycleRound, ExpiryNews } from './LifecycleRound';
import { ExpiryConfig } from './readExpiryConfig';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const made = '2026-11-01T00:00:00.000Z';
const end = '2026-12-31T00:00:00.000Z';

describe.each(databases.eachSupportedId())('LifecycleRound on %s', id => {
  async function start(over: Partial<StoredClaim> = {}) {
    const db = await databases.init(id);
    await db.migrate.latest({ directory: `${__dirname}/../../migrations` });
    const claims = new DatabaseClaimStore(db);
    const store = new DatabaseLifecycleStore(db);
    const claim: StoredClaim = {
      id: randomUUID(),
      name: 'forms-web',
      cluster: 'oslo',
      environment: 'dev',
      ownerRef: 'group:default/forms',
      purpose: 'Testing',
      size: 'small',
      ingress: 'controllers',
      egressInternet: false,
      state: 'ready',
      stateSince: made,
      requestedBy: 'user:default/ingrid',
      requestedAt: made,
      updatedAt: made,
      expiresAt: end,
      decision: { verdict: 'approve', reasons: [], measurements: [] },
      repairRequested: false,
      ...over,
    };
    await claims.create(claim, [{ at: made, by: 'me', kind: 'requested' }], 0);
    const told: ExpiryNews[] = [];
    const asked: string[] = [];
    const round = (expiry: Partial<ExpiryConfig> = {}) =>
      new LifecycleRound({
        store,
        expiry: {
          warnDays: [30, 7, 1],
          graceDays: 14,
          extendDays: 90,
          ...expiry,
        },
        tell: async news => {
          told.push(news);
        },
        askForDeletion: async ({ id: asking }) => {
          asked.push(asking);
        },
        changed: () => {},
        logger: mockServices.logger.mock(),
      });
    const now = () => claims.get(claim.id);
    const at = (iso: string, expiry?: Partial<ExpiryConfig>) =>
      // Eight processes at once, as many replicas would
      Promise.all(
        Array.from({ length: 8 }, () => round(expiry).run(new Date(iso))),
      );
    return { db, claims, store, claim, told, asked, at, now };
  }

  it('warns at 30, 7 and 1 days, each once, however many processes look', async () => {
    const { at, told, claims, claim } = await start();
    for (const day of ['11-20', '12-01', '12-02', '12-20', '12-24', '12-30']) {
      await at(`2026-${day}T00:00:00Z`);
    }
    expect(told).toMatchObject([
      { type: 'warning', days: 30 },
      { type: 'warning', days: 7 },
      { type: 'warning', days: 1 },
    ]);
    const kinds = (await claims.history(claim.id)).map(({ kind }) => kind);
    expect(kinds.filter(kind => kind === 'expiry-warning')).toHaveLength(3);
  });

  it('gives one warning, the nearest, to a claim it first sees shortly before its end', async () => {
    const { at, told, store, claim } = await start();
    await at('2026-12-30T12:00:00Z');
    expect(told).toMatchObject([{ days: 1 }]);
    expect(await store.warnings(claim.id, end)).toEqual([
      { days: 1, at: '2026-12-30T12:00:00.000Z' },
    ]);
  });

  it('warns again of another end', async () => {
    const { at, told, db } = await start();
    await at('2026-12-30T12:00:00Z');
    await db('namespace_claims').update({
      expires_at: '2027-01-31T00:00:00.000Z',
    });
    await at('2026-12-31T12:00:00Z');
    await at('2027-01-05T12:00:00Z');
    expect(told).toMatchObject([{ days: 1 }, { days: 30 }]);
  });

  it('goes from end to grace to deletion, each step once, and asks for work', async () => {
    const { at, told, now, claims, claim, db } = await start();
    await at(end);
    expect(await now()).toMatchObject({
      state: 'expired',
      graceUntil: '2027-01-14T00:00:00.000Z',
    });
    expect(await db('namespace_work')).toHaveLength(1);
    await at('2027-01-13T23:59:59Z');
    expect(await now()).toMatchObject({ state: 'expired' });
    await at('2027-01-14T00:00:00Z');
    expect(await now()).toMatchObject({ state: 'deleting' });
    expect(told.map(({ type }) => type)).toEqual(['expired', 'deleting']);
    const kinds = (await claims.history(claim.id)).map(({ kind }) => kind);
    expect(kinds).toEqual(['release', 'expired', 'requested']);
  });

  it('does not shorten the end of a grace that was announced', async () => {
    const { at, now } = await start();
    await at(end, { graceDays: 14 });
    await at('2027-01-02T00:00:00Z', { graceDays: 1 });
    expect(await now()).toMatchObject({
      state: 'expired',
      graceUntil: '2027-01-14T00:00:00.000Z',
    });
  });

  it('does not delete production by itself: it asks', async () => {
    const { at, now, asked } = await start({ environment: 'prod' });
    await at(end);
    await at('2027-02-14T00:00:00Z');
    expect(await now()).toMatchObject({ state: 'expired' });
    expect(asked.length).toBeGreaterThan(0);
  });

  it('does not expire what was extended a moment before', async () => {
    const { store, claim, db, now } = await start();
    const [seen] = await store.ending(end);
    await db('namespace_claims').update({
      expires_at: '2027-06-30T00:00:00.000Z',
    });
    const step = { at: end, by: 'system' };
    expect(await store.expire(seen, '2027-01-14T00:00:00.000Z', step)).toBe(
      false,
    );
    expect(await now()).toMatchObject({ id: claim.id, state: 'ready' });
  });

  it('restores what was extended while it was in grace', async () => {
    const { at, now, db } = await start();
    await at(end);
    await db('namespace_claims').update({
      expires_at: '2027-06-30T00:00:00.000Z',
    });
    await at('2027-01-20T00:00:00Z');
    expect(await now()).toMatchObject({
      state: 'provisioning',
      graceUntil: undefined,
    });
  });

  it('leaves alone what has no end, waits for approval or is over', async () => {
    const { at, now } = await start({ expiresAt: undefined });
    await at('2036-01-01T00:00:00Z');
    expect(await now()).toMatchObject({ state: 'ready' });
    const waiting = await start({ state: 'waiting' });
    await waiting.at('2036-01-01T00:00:00Z');
    expect(await waiting.now()).toMatchObject({ state: 'waiting' });
  });
});
