import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { TestDatabases } from '@backstage/backend-test-utils';
import {
  Calendar,
  DEFAULT_BASE_PRICES,
  daysOfMonth,
} from '@dugnad/plugin-costs-common';
import fc from 'fast-check';
import createKnex, { Knex } from 'knex';
import { charge } from '../__testUtils__/charge';
import { checkBooks } from '../__testUtils__/checkBooks';
import { line, sampleHour } from '../__testUtils__/sampleHour';
import { ChargeService } from '../charges/ChargeService';
import { readCostsConfig } from '../config';
import { ConfigReader } from '@backstage/config';
import { Books } from '../database/Books';
import { Ledger } from './Ledger';

jest.setTimeout(600_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const MONTH = '2026-03';
const NOW = new Date('2026-04-15T12:00:00Z');
const calendar = new Calendar('UTC');
const hours = daysOfMonth(MONTH).flatMap(day => [...calendar.hoursOf(day)]);
const migrations = `${__dirname}/../../migrations`;

/** A replica of the portal: its own objects over its own connection. */
function replica(db: Knex) {
  const books = new Books(db);
  const config = {
    ...readCostsConfig(new ConfigReader({})),
    charges: [charge()],
    basePrices: DEFAULT_BASE_PRICES,
    calendar,
  };
  const ledger = new Ledger({ books, config, now: () => NOW });
  const charges = new ChargeService({
    ledger,
    books,
    config,
    clusters: { list: () => [{ name: 'oslo' }] },
    now: () => NOW,
    changed: () => {},
  });
  return { books, ledger, charges };
}

const sample = (index: number, namespace = 'a') =>
  sampleHour(hours[index], [line({ namespace, ownerRef: 'group:default/a' })]);

type Act =
  | { do: 'close'; by: number; after: number }
  | { do: 'sample'; by: number; after: number; hour: number }
  | { do: 'correct'; by: number; after: number; micros: number }
  | { do: 'add'; by: number; after: number }
  | { do: 'end'; by: number; after: number }
  | { do: 'reconcile'; by: number; after: number };

const when = { by: fc.nat({ max: 1 }), after: fc.nat({ max: 60 }) };
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ do: fc.constant('close' as const), ...when }),
  fc.record({
    do: fc.constant('sample' as const),
    hour: fc.nat({ max: 40 }),
    ...when,
  }),
  fc.record({
    do: fc.constant('correct' as const),
    micros: fc.integer({ min: -9_000_000, max: 9_000_000 }),
    ...when,
  }),
  fc.record({ do: fc.constant('add' as const), ...when }),
  fc.record({ do: fc.constant('end' as const), ...when }),
  fc.record({ do: fc.constant('reconcile' as const), ...when }),
);

describe.each(databases.eachSupportedId())(
  'closing a month on %s',
  databaseId => {
    /** SQLite has one connection, which both replicas take turns on. */
    async function start() {
      const db = await databases.init(databaseId);
      await db.migrate.latest({ directory: migrations });
      const isPostgres = db.client.config.client === 'pg';
      const other = isPostgres
        ? createKnex({
            client: 'pg',
            connection: db.client.config.connection,
            pool: { min: 0, max: 4 },
          })
        : db;
      return {
        db,
        replicas: [replica(db), replica(other)],
        stop: () => (isPostgres ? other.destroy() : undefined),
      };
    }

    it('keeps the books true, whatever is written, corrected and priced meanwhile on two replicas', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(act, { minLength: 4, maxLength: 9 }),
          async acts => {
            const { db, replicas, stop } = await start();
            const [{ ledger, charges }] = replicas;
            await ledger.record(sample(0));
            const old = await charges.add(
              { ...charge(), name: 'Old', amountMicros: 31_000_000 },
              'x',
            );
            const did = await Promise.all(
              [...acts, { do: 'close' as const, by: 1, after: 5 }].map(
                async one => {
                  await sleep(one.after);
                  return run(replicas[one.by], one, old.id).then(
                    result => ({ ...one, result }),
                    error => ({ ...one, result: String(error) }),
                  );
                },
              ),
            );
            const outcome = await checkBooks(db, ledger, MONTH);
            expect(outcome).toEqual({ isClosed: true, faults: [] });
            const unexpected = did.filter(({ result }) =>
              /deadlock|timeout|RangeError|SQLITE/i.test(result),
            );
            expect(unexpected).toEqual([]);
            const booked = (await ledger.chargesOf(MONTH)).map(({ id }) => id);
            const there = (await replicas[0].books.charges.all())
              .filter(({ validFrom }) => validFrom <= `${MONTH}-31`)
              .map(({ id }) => id);
            expect(there.filter(id => !booked.includes(id))).toEqual([]);
            await stop();
          },
        ),
        { numRuns: 3, endOnFailure: true },
      );
    });

    it('takes nothing into the month once it is closed, also to its days', async () => {
      const { db, replicas, stop } = await start();
      const [one, two] = replicas;
      await one.ledger.record(sample(0));
      const closed = await one.ledger.close(MONTH, 'x');
      expect(await two.ledger.record(sample(1))).toBe('closed');
      // As a replica would that wrote its hour just before
      await two.books.hours.rollUp(
        'oslo',
        '2026-03-01',
        () => {
          throw new Error('A closed month was added up again');
        },
        NOW,
      );
      await expect(
        two.charges.correct(
          'server',
          { amountMicros: 5, month: MONTH, reason: 'too late' },
          'x',
        ),
      ).rejects.toThrow('is closed');
      expect(await two.ledger.close(MONTH, 'y')).toEqual(closed);
      expect(await checkBooks(db, one.ledger, MONTH)).toEqual({
        isClosed: true,
        faults: [],
      });
      await stop();
    });

    it('adds up a day whose hour was written by a replica that died before it could', async () => {
      const { db, replicas, stop } = await start();
      const [{ ledger }] = replicas;
      await ledger.record(sample(0));
      await db('cost_days').delete();
      await db('cost_owner_days').delete();
      await db('cost_day_totals').update({ is_stale: true });
      expect(await ledger.reconcile()).toBeGreaterThan(0);
      expect(await db('cost_days')).toHaveLength(1);
      await ledger.close(MONTH, 'x');
      expect((await checkBooks(db, ledger, MONTH)).faults).toEqual([]);
      await stop();
    });

    it('loses and doubles nothing when it is killed in the middle', async () => {
      const folder = mkdtempSync(path.join(tmpdir(), 'closing-'));
      const given = await databases.init(databaseId);
      const isPostgres = given.client.config.client === 'pg';
      const file = path.join(folder, 'costs.sqlite');
      const db = isPostgres
        ? given
        : createKnex({
            client: 'better-sqlite3',
            connection: { filename: file },
            useNullAsDefault: true,
            pool: { min: 1, max: 1 },
          });
      await db.migrate.latest({ directory: migrations });
      const { ledger } = replica(db);
      for (let i = 0; i < 60; i++) {
        await ledger.record(sample(i * 12));
      }
      const before = await amounts(db);
      let kills = 0;
      const until = Date.now() + 60_000;
      for (let i = 0; i < 6 && Date.now() < until; i++) {
        const child = closeInChild(
          isPostgres ? urlOf(given) : file,
          isPostgres ? 'pg' : 'better-sqlite3',
        );
        const exited = once(child, 'exit');
        await Promise.race([once(child.stdout, 'data'), exited]);
        await Promise.race([sleep(20 + Math.random() * 600), exited]);
        kills += child.kill('SIGKILL') ? 1 : 0;
        await exited;
        const outcome = await checkBooks(db, ledger, MONTH);
        expect(outcome.faults).toEqual([]);
        expect(await amounts(db)).toEqual(before);
        if (outcome.isClosed) {
          break;
        }
      }
      expect(kills).toBeGreaterThan(0);
      const closed = await ledger.close(MONTH, 'x');
      expect([100_000_000, 200_000_000]).toContain(closed.totals.billMicros);
      expect((await checkBooks(db, ledger, MONTH)).faults).toEqual([]);
      expect(await amounts(db)).toEqual(before);
      if (!isPostgres) {
        await db.destroy();
      }
      rmSync(folder, { recursive: true });
    });
  },
);

/** What was observed, whatever it costs. */
async function amounts(db: Knex) {
  return db('cost_samples as s')
    .join('cost_hours as h', 'h.id', 's.hour_id')
    .orderBy('h.hour')
    .select('h.hour', 'h.observed_seconds', 's.cpu_charged');
}

function urlOf(db: Knex): string {
  const { connection } = db.client.config;
  if (typeof connection === 'string') {
    return connection;
  }
  const { user, password, host, port, database } = connection;
  const secret = password ? `:${encodeURIComponent(password)}` : '';
  return `postgresql://${user}${secret}@${host}:${port}/${database}`;
}

function closeInChild(connection: string, client: string) {
  return spawn(
    process.execPath,
    [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      path.join(__dirname, '../__testUtils__/closeMonth.ts'),
      client,
      connection,
      MONTH,
    ],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, NODE_ENV: '' },
    },
  );
}

async function run(
  { ledger, charges }: ReturnType<typeof replica>,
  one: Act,
  oldId: string,
): Promise<string> {
  switch (one.do) {
    case 'close':
      return (await ledger.close(MONTH, 'x')).closedAt;
    case 'sample':
      return ledger.record(sample(one.hour, `n${one.hour % 3}`));
    case 'correct':
      return (
        await charges.correct(
          'server',
          { amountMicros: one.micros, month: MONTH, reason: 'as billed' },
          'x',
        )
      ).id;
    case 'add':
      return (await charges.add({ ...charge(), name: 'New' }, 'x')).id;
    case 'end':
      return (await charges.end(oldId, '2026-03-20')).id;
    default:
      return String(await ledger.reconcile());
  }
}
