import { TestDatabases } from '@backstage/backend-test-utils';
import {
  Calendar,
  Charge,
  DEFAULT_BASE_PRICES,
  NO_TOTALS,
  addTotals,
  daysOfMonth,
  totalOf,
} from '@dugnad/plugin-costs-common';
import { charge } from '../__testUtils__/charge';
import { line, sampleHour } from '../__testUtils__/sampleHour';
import { Books } from '../database/Books';
import { DatabaseHourStore } from '../database/DatabaseHourStore';
import { Ledger } from './Ledger';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const HOUR_MS = 3_600_000;

describe.each(databases.eachSupportedId())('Ledger on %s', databaseId => {
  async function start(charges: Charge[], timeZone = 'Europe/Oslo') {
    const db = await databases.init(databaseId);
    await db.migrate.latest({ directory: `${__dirname}/../../migrations` });
    const clock = { now: new Date('2026-04-15T12:00:00Z') };
    const calendar = new Calendar(timeZone);
    const config = { charges, basePrices: DEFAULT_BASE_PRICES, calendar };
    const replica = () =>
      new Ledger({
        books: new Books(db),
        config,
        now: () => clock.now,
      });
    const ledger = replica();
    const totals = async (month: string) =>
      (await ledger.totals(month)).reduce(
        (sum, one) => addTotals(sum, one.totals),
        NO_TOTALS,
      );
    const hours = (month: string) =>
      daysOfMonth(month).flatMap(day => [...calendar.hoursOf(day)]);
    return { db, ledger, replica, config, clock, totals, hours };
  }

  const days = (db: Awaited<ReturnType<typeof start>>['db']) =>
    db('cost_days as d')
      .join('cost_subjects as u', 'u.id', 'd.subject_id')
      .orderBy(['d.day', 'u.namespace', 'u.owner_ref'])
      .select('d.day', 'u.namespace', 'u.owner_ref', 'd.cpu_micros');

  it('closes a March with its lost hour on the invoice, with gaps and with what each had', async () => {
    const { ledger, totals, hours } = await start([charge()]);
    const march = hours('2026-03');
    expect(march).toHaveLength(743);
    for (const hourMs of march.filter((_, i) => i % 24 === 0)) {
      await ledger.record(sampleHour(hourMs, [line({ namespace: 'a' })]));
    }
    const closed = await ledger.close('2026-03', 'user:default/nora');
    expect(closed.totals.billMicros).toBe(100_000_000);
    const { allocatedMicros, idle, unallocatedGapMicros } = closed.totals;
    expect(allocatedMicros).toBeGreaterThan(0);
    expect(allocatedMicros + totalOf(idle) + unallocatedGapMicros).toBe(
      100_000_000,
    );
    expect(await totals('2026-03')).toEqual(closed.totals);
  });

  it('writes an hour once when two replicas observed it, and keeps the one that saw more', async () => {
    const { db, replica, hours } = await start([charge()]);
    const [hourMs] = hours('2026-04');
    const half = sampleHour(hourMs, [line({ namespace: 'a' })], {
      observedSeconds: 1_800,
    });
    const whole = sampleHour(hourMs, [line({ namespace: 'a' })]);
    const outcomes = await Promise.all([
      replica().record(whole),
      replica().record(whole),
    ]);
    expect(outcomes.sort()).toEqual(['kept', 'written']);
    expect(await replica().record(half)).toBe('kept');
    expect(await db('cost_samples')).toHaveLength(1);
    expect(await db('cost_hours').select('observed_seconds')).toEqual([
      { observed_seconds: 3_600 },
    ]);
  });

  it('lets a late sample fill a gap, until the month is closed', async () => {
    const { ledger, totals, hours } = await start([charge()]);
    const [first, second] = hours('2026-03');
    await ledger.record(sampleHour(first, [line({ namespace: 'a' })]));
    const before = await totals('2026-03');
    await ledger.record(sampleHour(second, [line({ namespace: 'a' })]));
    const after = await totals('2026-03');
    expect(after.billMicros).toBe(before.billMicros);
    expect(after.unallocatedGapMicros).toBeLessThan(
      before.unallocatedGapMicros,
    );
    const closed = await ledger.close('2026-03', 'user:default/nora');
    const [, , third] = hours('2026-03');
    expect(
      await ledger.record(sampleHour(third, [line({ namespace: 'a' })])),
    ).toBe('closed');
    expect(await totals('2026-03')).toEqual(closed.totals);
  });

  it('prices open months again when a charge changes, never a closed one, and then has nothing to do', async () => {
    const { ledger, config, totals, hours } = await start([charge()]);
    const sample = (hourMs: number) =>
      sampleHour(hourMs, [line({ namespace: 'a' })]);
    await ledger.record(sample(hours('2026-03')[5]));
    await ledger.record(sample(hours('2026-04')[5]));
    const march = await ledger.close('2026-03', 'user:default/nora');
    const april = await totals('2026-04');
    await ledger.reconcile();
    config.charges = [charge({ amountMicros: 200_000_000 })];
    expect(await ledger.reconcile()).toBeGreaterThan(0);
    expect(await ledger.reconcile()).toBe(0);
    expect(await totals('2026-03')).toEqual(march.totals);
    const doubled = (await totals('2026-04')).allocatedMicros;
    expect(Math.abs(doubled - april.allocatedMicros * 2)).toBeLessThan(3);
    expect(await ledger.chargesOf('2026-03')).toMatchObject([
      { amountMicros: 100_000_000 },
    ]);
  });

  it('records a closing once, with who closed it, and refuses a month that is running', async () => {
    const { ledger, replica } = await start([charge()]);
    const first = await ledger.close('2026-03', 'user:default/nora');
    expect(await replica().close('2026-03', 'user:default/ola')).toEqual(first);
    await expect(ledger.close('2026-04', 'user:default/nora')).rejects.toThrow(
      '2026-04 is not over yet',
    );
  });

  it('bills the running hour as far as it was seen, and makes the rest a gap once it is over', async () => {
    const { db, ledger, clock, totals, hours } = await start([charge()], 'UTC');
    const [hourMs] = hours('2026-04');
    clock.now = new Date(hourMs + 600_000);
    const seen = sampleHour(hourMs, [line({ namespace: 'a' })], {
      observedSeconds: 600,
    });
    await ledger.record(seen);
    expect(await totals('2026-04')).toMatchObject({ unallocatedGapMicros: 0 });
    const [seenUntil] = await new DatabaseHourStore(db).observedUntil();
    expect(seenUntil).toMatchObject(['oslo', { untilMs: hourMs + 600_000 }]);
    const running = await totals('2026-04');
    clock.now = new Date(hourMs + HOUR_MS + 1);
    await ledger.reconcile();
    const over = await totals('2026-04');
    expect(over.allocatedMicros).toBe(running.allocatedMicros);
    expect(over.unallocatedGapMicros).toBeGreaterThan(0);
    expect(over.billMicros).toBe(Math.floor(Math.floor(100_000_000 / 30) / 24));
  });

  it('keeps the history of a namespace that was moved to another owner, renamed or deleted', async () => {
    const { db, ledger, hours } = await start([charge()], 'UTC');
    const at = (day: number) => hours('2026-04')[(day - 1) * 24];
    const forms = 'group:default/forms';
    const maps = 'group:default/maps';
    const record = (day: number, namespace: string, ownerRef: string) =>
      ledger.record(sampleHour(at(day), [line({ namespace, ownerRef })]));
    await record(1, 'a', forms);
    await record(2, 'a', maps);
    await record(3, 'b', maps);
    await ledger.record(sampleHour(at(4), []));
    expect(await days(db)).toMatchObject([
      { day: '2026-04-01', namespace: 'a', owner_ref: forms },
      { day: '2026-04-02', namespace: 'a', owner_ref: maps },
      { day: '2026-04-03', namespace: 'b', owner_ref: maps },
    ]);
  });

  it('gives the same days however often and in whatever order hours arrive', async () => {
    const one = await start([charge()]);
    const other = await start([charge()]);
    const samples = one
      .hours('2026-04')
      .slice(0, 30)
      .map((hourMs, i) =>
        sampleHour(hourMs, [
          line({ namespace: `n${i % 3}` }),
          line({ namespace: 'kube-system', isShared: true }),
        ]),
      );
    for (const sample of samples) {
      await one.ledger.record(sample);
      await one.ledger.record(sample);
    }
    for (const sample of [...samples].reverse()) {
      await other.ledger.record(sample);
    }
    expect(await days(one.db)).toEqual(await days(other.db));
  });
});
