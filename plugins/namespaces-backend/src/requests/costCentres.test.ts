import { randomBytes } from 'node:crypto';
import { TestDatabases } from '@backstage/backend-test-utils';
import { testControlPlane } from '@dugnad/control-plane';
import { Knex } from 'knex';
import { adminApi } from '../__testUtils__/adminApi';
import { startNamespaces } from '../__testUtils__/startNamespaces';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const OWN = { forms: '4100', maps: '4200' };
const refused = {
  body: { error: { message: expect.stringContaining('4200') } },
};

describe.each(databases.eachSupportedId())(
  'cost centres of others on %s',
  databaseId => {
    const controlPlane = testControlPlane();
    const made: string[] = [];
    let knex: Knex;
    let portal: Awaited<ReturnType<typeof startNamespaces>> | undefined;

    beforeAll(async () => {
      knex = await databases.init(databaseId);
    });

    afterEach(async () => {
      await portal?.stop();
      const admin = adminApi(controlPlane.access());
      await Promise.all(
        made
          .splice(0)
          .map(name => admin('DELETE', `/api/v1/namespaces/${name}`)),
      );
    });

    async function start(
      options: {
        costCentres?: Record<string, string>;
        config?: object;
        namespaces?: object;
      } = {},
    ) {
      portal = await startNamespaces({
        access: controlPlane.access(),
        knex,
        ...options,
      });
      return portal;
    }

    function request(costCenter?: string) {
      const name = `forms-c${randomBytes(4).toString('hex')}`;
      made.push(name);
      return {
        name,
        cluster: controlPlane.access().name,
        environment: 'dev' as const,
        ownerRef: 'group:default/forms',
        purpose: 'Tests who pays',
        size: 'small',
        costCenter,
      };
    }

    it('are refused at preview and at the door, with what may be charged', async () => {
      const { as } = await start({ costCentres: OWN });
      const asked = request('4200');
      const { verdict } = await as('ingrid').preview(asked);
      expect(verdict).toMatchObject({
        verdict: 'refuse',
        reasons: [
          {
            field: 'costCenter',
            rule: 'cost-centre-of-others',
            values: { value: '4200', known: '4100' },
          },
        ],
      });
      await expect(as('ingrid').request(asked)).rejects.toMatchObject(refused);
      await expect(
        as('ingrid').requestBatch({ requests: [request('4100'), asked] }),
      ).rejects.toMatchObject(refused);
      // Who may do everything else charges nobody's either
      await expect(as('nora').request(asked)).rejects.toMatchObject(refused);
      const { items } = await as('nora').list({});
      expect(items.filter(({ name }) => made.includes(name))).toEqual([]);
    });

    it('are refused where configuration lists them for another group, and where it does not list them', async () => {
      const costCentres = [{ id: 1000 }, { id: '4200', owners: ['maps'] }];
      const { as } = await start({ config: { costs: { costCentres } } });
      await expect(as('ingrid').request(request('4200'))).rejects.toMatchObject(
        refused,
      );
      await expect(as('ingrid').request(request('4300'))).rejects.toThrow();
      const claim = await as('ingrid').request(request('1000'));
      expect(claim.costCenter).toBe('1000');
    });

    it('are refused when details change, and when a claim would take its own along to a new owner', async () => {
      const { as } = await start({ costCentres: OWN });
      const { id } = await as('ingrid').request(request('4100'));
      const details = { kind: 'details' as const };
      await expect(
        as('ingrid').requestChange(id, { ...details, costCenter: '4200' }),
      ).rejects.toMatchObject(refused);
      const owner = { kind: 'owner' as const, ownerRef: 'maps' };
      const preview = await as('ingrid').previewChange(id, owner);
      expect(preview.verdict.reasons).toMatchObject([
        { rule: 'cost-centre-stays' },
      ]);
      await expect(as('ingrid').requestChange(id, owner)).rejects.toMatchObject(
        {
          body: {
            error: { message: expect.stringContaining('details first') },
          },
        },
      );
      await as('ingrid').requestChange(id, { ...details, costCenter: '' });
      const asked = await as('ingrid').requestChange(id, owner);
      expect(asked.state).toBe('waiting');
    });

    it('are refused at approval where they became somebody else’s meanwhile', async () => {
      const rules = [{ name: 'all', then: 'ask', when: {} }];
      const namespaces = { policy: { rules } };
      const before = await start({ namespaces });
      const { id } = await before.as('ingrid').request(request('4200'));
      const other = await before.as('ingrid').request(request('free text'));
      await before.stop();
      const { as } = await start({ namespaces, costCentres: OWN });
      const [waiting] = (await as('nora').get(id)).openRequests;
      await expect(as('nora').approveRequest(waiting.id)).rejects.toMatchObject(
        refused,
      );
      expect((await as('nora').get(id)).state).toBe('waiting');
      const [free] = (await as('nora').get(other.id)).openRequests;
      await as('nora').approveRequest(free.id);
      expect((await as('nora').get(other.id)).state).not.toBe('waiting');
    });

    it('cannot be told where nobody has one, and free text stays', async () => {
      const { as } = await start();
      const claim = await as('ingrid').request(request('4200'));
      expect(claim.costCenter).toBe('4200');
    });
  },
);
