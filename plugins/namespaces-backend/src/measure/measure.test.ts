import { randomUUID } from 'node:crypto';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { DatabaseUsageStore } from './DatabaseUsageStore';
import { StoredUsage } from './StoredUsage';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const DAY_MS = 86_400_000;
const now = new Date('2026-11-21T12:00:00.000Z');

describe.each(databases.eachSupportedId())('measured use on %s', id => {
  let knex: Knex;
  let store: DatabaseUsageStore;

  beforeAll(async () => {
    knex = await databases.init(id);
    await knex.migrate.latest({
      directory: resolvePackagePath(
        '@dugnad/plugin-namespaces-backend',
        'migrations',
      ),
    });
    store = new DatabaseUsageStore(knex);
  });

  async function claim() {
    const claimId = randomUUID();
    const at = now.toISOString();
    await knex('namespace_claims').insert({
      id: claimId,
      name: `forms-${claimId.slice(0, 8)}`,
      cluster: claimId,
      environment: 'dev',
      owner_ref: 'group:default/forms',
      size: 'small',
      purpose: 'Testing',
      egress_internet: false,
      state: 'ready',
      state_since: at,
      requested_by: 'user:default/ingrid',
      requested_at: at,
      updated_at: at,
      decision: '{}',
      repair_requested: false,
    });
    return claimId;
  }

  const sample = (claimId: string, daysAgo: number, cpu: number, hour = 0) =>
    store.add(
      new Date(
        now.getTime() - daysAgo * DAY_MS - hour * 3_600_000,
      ).toISOString(),
      [
        {
          claimId,
          cpuMillicores: cpu,
          memoryMebibytes: 512,
          storageMebibytes: 3,
        },
      ],
    );

  it('gives means over the window, in the units of the policy', async () => {
    const claimId = await claim();
    for (let day = 13; day >= 0; day--) {
      await sample(claimId, day, 100, 1);
      await sample(claimId, day, 300);
    }
    const usage = await new StoredUsage(store, () => now).read(
      { id: claimId },
      14,
    );
    expect(usage).toEqual({
      from: '2026-11-08T00:00:00.000Z',
      to: now.toISOString(),
      days: 14,
      cpu: 200,
      memory: 512 * 2 ** 20,
      storage: 3 * 2 ** 20,
    });
  });

  it('counts the same moment once, however many replicas saw it', async () => {
    const claimId = await claim();
    await Promise.all([sample(claimId, 0, 100), sample(claimId, 0, 100)]);
    const [row] = await knex('namespace_usage').where('claim_id', claimId);
    expect(Number(row.samples)).toBe(1);
    expect(Number(row.cpu_millicores_sum)).toBe(100);
  });

  it('says how much is missing where too few days were measured', async () => {
    const claimId = await claim();
    for (let day = 8; day >= 0; day--) {
      await sample(claimId, day, 900);
    }
    const usage = await new StoredUsage(store, () => now).read(
      { id: claimId },
      14,
    );
    expect(usage.cpu).toBeUndefined();
    expect(usage.unknown).toBe(
      'measured on 9 of 14 days, at least 10 are needed',
    );
  });

  it('forgets what is too old, and keeps a claim with one row a day', async () => {
    const claimId = await claim();
    await sample(claimId, 1, 1);
    await sample(claimId, 0, 1, 1);
    await sample(claimId, 0, 5);
    await store.prune('2026-11-21');
    const rows = await knex('namespace_usage').where('claim_id', claimId);
    expect(rows).toHaveLength(1);
    expect(Number(rows[0].cpu_millicores_max)).toBe(5);
  });
});
