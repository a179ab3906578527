import { randomBytes } from 'node:crypto';
import { TestDatabases } from '@backstage/backend-test-utils';
import { testControlPlane } from '@dugnad/control-plane';
import { adminApi } from '../__testUtils__/adminApi';
import { startNamespaces } from '../__testUtils__/startNamespaces';

jest.setTimeout(120_000);

const REQUESTS = 50;
const LIMIT = 3;
const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())(
  `${REQUESTS} requests of one team at once on %s`,
  id => {
    const controlPlane = testControlPlane();
    const run = `forms-w${randomBytes(3).toString('hex')}`;
    let portals: Awaited<ReturnType<typeof startNamespaces>>[] = [];
    let admin: ReturnType<typeof adminApi>;

    beforeAll(async () => {
      const access = controlPlane.access();
      admin = adminApi(access);
      const knex = await databases.init(id);
      const namespaces = {
        policy: { teamLimits: { default: { cpu: LIMIT } } },
      };
      portals = [await startNamespaces({ access, knex, namespaces })];
      // One process holds an SQLite database
      if (id !== 'SQLITE_3') {
        portals.push(await startNamespaces({ access, knex, namespaces }));
      }
    });

    afterAll(async () => {
      await Promise.all(portals.map(portal => portal.stop()));
      await Promise.all(
        Array.from({ length: REQUESTS }, (_item, i) =>
          admin('DELETE', `/api/v1/namespaces/${run}-${i}`),
        ),
      );
    });

    it('never exceed its limit, and reach it', async () => {
      const claims = await Promise.all(
        Array.from({ length: REQUESTS }, (_item, i) =>
          portals[i % portals.length].as('ingrid').request({
            name: `${run}-${i}`,
            cluster: portals[0].cluster,
            environment: 'dev',
            ownerRef: 'group:default/forms',
            purpose: 'Racing',
            size: 'small',
          }),
        ),
      );
      const waiting = claims.filter(({ state }) => state === 'waiting');
      expect(REQUESTS - waiting.length).toBe(LIMIT);
      const { items } = await portals[0]
        .as('nora')
        .listRequests({ for: 'me-to-decide', limit: 200 });
      expect(items).toHaveLength(waiting.length);
      expect(items[0].decision).toMatchObject({
        verdict: 'ask',
        rule: 'team-limit',
        measurements: expect.arrayContaining([
          {
            scope: 'team',
            resource: 'cpu',
            unit: 'millicores',
            before: LIMIT * 1_000,
            after: (LIMIT + 1) * 1_000,
            limit: LIMIT * 1_000,
          },
        ]),
      });
    });
  },
);
