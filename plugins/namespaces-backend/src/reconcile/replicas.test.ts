import { randomBytes } from 'node:crypto';
import { TestDatabases } from '@backstage/backend-test-utils';
import { testControlPlane } from '@dugnad/control-plane';
import { adminApi } from '../__testUtils__/adminApi';
import { eventually } from '../__testUtils__/eventually';
import { startNamespaces } from '../__testUtils__/startNamespaces';
import { DatabaseWorkQueue } from '../database/DatabaseWorkQueue';

jest.setTimeout(240_000);

const CLAIMS = 100;
const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

describe('two backends on one PostgreSQL', () => {
  const controlPlane = testControlPlane();
  const run = `forms-r${randomBytes(3).toString('hex')}`;
  let portals: Awaited<ReturnType<typeof startNamespaces>>[];
  let admin: ReturnType<typeof adminApi>;
  let queue: DatabaseWorkQueue;

  beforeAll(async () => {
    const access = controlPlane.access();
    const knex = await databases.init('POSTGRES_18');
    admin = adminApi(access);
    queue = new DatabaseWorkQueue(knex);
    portals = [await startNamespaces({ access, knex })];
    portals.push(await startNamespaces({ access, knex }));
  });

  afterAll(async () => {
    await Promise.all((portals ?? []).map(portal => portal.stop()));
    const { body } = await admin('GET', '/api/v1/namespaces');
    const left: string[] = body.items
      .map((item: { metadata: { name: string } }) => item.metadata.name)
      .filter((name: string) => name.startsWith(run));
    await Promise.all(
      left.map(n => admin('DELETE', `/api/v1/namespaces/${n}`)),
    );
  });

  it(`bring ${CLAIMS} claims to ready, each once, also those a dead process held`, async () => {
    const request = (i: number) => ({
      name: `${run}-${i}`,
      cluster: portals[0].cluster,
      environment: 'dev' as const,
      ownerRef: 'group:default/forms',
      purpose: 'Racing',
      size: 'small',
    });
    // Everything is asked for twice at once, through both
    const numbers = Array.from({ length: CLAIMS }, (_item, i) => i);
    const claims = await Promise.all(
      numbers.map(async i => {
        const [a, b] = await Promise.all(
          portals.map(portal => portal.as('ingrid').request(request(i))),
        );
        expect(a.id).toBe(b.id);
        return a;
      }),
    );
    // A process that takes work and is killed: nobody renews these leases
    const nowMs = Date.now();
    const dead = await queue.take({ nowMs, limit: 20, leaseMs: 3_000 });
    await eventually(async () => {
      const query = { text: run, state: ['ready' as const], limit: 1 };
      const { totalItems } = await portals[1].as('ingrid').list(query);
      expect(totalItems).toBe(CLAIMS);
    }, 180_000);
    for (const { id } of claims) {
      const history = await portals[0].as('ingrid').history(id);
      expect(history.map(({ kind }) => kind).reverse()).toEqual([
        'requested',
        'approved',
        'provisioning',
        'ready',
      ]);
    }
    for (const { claimId } of dead) {
      const { objects } = await portals[0].as('ingrid').get(claimId);
      expect(objects).toHaveLength(13);
      expect(objects.every(({ state }) => state === 'applied')).toBe(true);
    }
  });
});
