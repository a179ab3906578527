import { randomBytes } from 'node:crypto';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { TestDatabases, mockCredentials } from '@backstage/backend-test-utils';
import { testControlPlane } from '@dugnad/control-plane';
import {
  ClaimDetail,
  NamespaceRequest,
} from '@dugnad/plugin-namespaces-common';
import { Knex } from 'knex';
import { adminApi } from '../__testUtils__/adminApi';
import { eventually } from '../__testUtils__/eventually';
import { startNamespaces } from '../__testUtils__/startNamespaces';

jest.setTimeout(150_000);

const DAY_MS = 86_400_000;
const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const inDays = (days: number) =>
  new Date(Date.now() + days * DAY_MS).toISOString();

describe.each(databases.eachSupportedId())(
  'ends of production on %s',
  databaseId => {
    const controlPlane = testControlPlane();
    const run = randomBytes(3).toString('hex');
    const made: string[] = [];
    const tasks = new Map<string, (signal: AbortSignal) => unknown>();
    let knex: Knex;
    let admin: ReturnType<typeof adminApi>;
    let portal: Awaited<ReturnType<typeof startNamespaces>>;

    beforeAll(async () => {
      const access = controlPlane.access();
      admin = adminApi(access);
      knex = await databases.init(databaseId);
      // Nobody asks anybody by policy: what takes two people does so whatever policy says
      portal = await startNamespaces({
        access,
        knex,
        features: [
          createServiceFactory({
            service: coreServices.scheduler,
            deps: {},
            factory: () => ({
              triggerTask: async () => {},
              createScheduledTaskRunner: () => ({ run: async () => {} }),
              getScheduledTasks: async () => [],
              cancelTask: async () => {},
              scheduleTask: async ({ id, fn }) => {
                tasks.set(id, fn);
              },
            }),
          }),
        ],
      });
    });

    afterAll(async () => {
      await portal?.stop();
      await Promise.all(
        made.map(name => admin('DELETE', `/api/v1/namespaces/${name}`)),
      );
    });

    const as = (name: string) => portal.as(name);

    async function ready(
      over: { environment?: 'dev' | 'prod'; expiresAt?: string } = {},
    ): Promise<ClaimDetail> {
      const name = `forms-s${run}${randomBytes(2).toString('hex')}`;
      made.push(name);
      const { id } = await as('ingrid').request({
        name,
        cluster: portal.cluster,
        environment: 'prod',
        ownerRef: 'group:default/forms',
        purpose: 'Testing its end',
        size: 'small',
        ...over,
      });
      return eventually(async () => {
        const claim = await as('nora').get(id);
        expect(['ready', 'expiring']).toContain(claim.state);
        return claim;
      });
    }

    const only = (requests: NamespaceRequest[], kind: string) => {
      const found = requests.filter(request => request.kind === kind);
      expect(found).toHaveLength(1);
      return found[0];
    };

    async function askToDelete({ id, name }: ClaimDetail, who = 'ingrid') {
      await as(who).release(id, { confirmName: name, acceptContents: true });
      const { openRequests } = await as('nora').get(id);
      return only(openRequests, 'deletion');
    }

    async function handOver(id: string) {
      const change = { kind: 'owner' as const, ownerRef: 'maps' };
      const asked = await as('ingrid').requestChange(id, change);
      await as('lars').approveRequest(asked.id);
    }

    /** What the clock does once an end is past, and then the grace after it. */
    async function passEndAndGrace(id: string) {
      for (const column of ['expires_at', 'grace_until']) {
        await knex('namespace_claims')
          .where({ id })
          .update({ [column]: inDays(-1) });
        await tasks.get('namespaces-lifecycle')?.(new AbortController().signal);
      }
      const { openRequests } = await as('nora').get(id);
      return only(openRequests, 'deletion');
    }

    const refusal = (status: number) => ({
      response: expect.objectContaining({ status }),
    });

    it('ends an open deletion when the namespace is handed over, and tells why', async () => {
      const claim = await ready();
      const deletion = await askToDelete(claim);
      await handOver(claim.id);
      expect(await as('nora').getRequest(deletion.id)).toMatchObject({
        state: 'superseded',
        reason: expect.stringContaining(
          'ownerRef was group:default/forms and is group:default/maps',
        ),
      });
      for (const who of ['kari', 'nora']) {
        await expect(as(who).approveRequest(deletion.id)).rejects.toMatchObject(
          refusal(409),
        );
      }
      expect((await as('nora').get(claim.id)).state).not.toBe('deleting');
    });

    it.each([
      ['a later end', { kind: 'expiry' as const, expiresAt: inDays(400) }],
      ['no end', { kind: 'expiry' as const, expiresAt: null }],
    ])(
      'ends an open deletion when the namespace gets %s',
      async (_w, change) => {
        const claim = await ready({ expiresAt: inDays(200) });
        const deletion = await askToDelete(claim);
        await as('kari').requestChange(claim.id, change);
        expect((await as('nora').getRequest(deletion.id)).state).toBe(
          'superseded',
        );
      },
    );

    it('ends an open handover when what would be taken over becomes another thing', async () => {
      const claim = await ready({ environment: 'dev' });
      const change = { kind: 'owner' as const, ownerRef: 'maps' };
      const asked = await as('ingrid').requestChange(claim.id, change);
      await as('ingrid').requestChange(claim.id, {
        kind: 'resize',
        quota: { cpu: '500m', memory: '1Gi', storage: '1Gi', pods: 5 },
      });
      await expect(as('lars').approveRequest(asked.id)).rejects.toMatchObject(
        refusal(409),
      );
      expect((await as('nora').get(claim.id)).ownerRef).toBe(
        'group:default/forms',
      );
    });

    it('keeps a request whose facts still hold, whatever else changes', async () => {
      const claim = await ready();
      const deletion = await askToDelete(claim);
      await as('kari').requestChange(claim.id, {
        kind: 'details',
        contact: '#forms',
      });
      expect((await as('nora').getRequest(deletion.id)).state).toBe('waiting');
      await as('kari').approveRequest(deletion.id);
      expect((await as('nora').get(claim.id)).state).toMatch(/^delet/);
    });

    it.each([
      ['sets an end', undefined],
      ['brings the end closer', inDays(100)],
    ])('asks a second person of whoever %s', async (_what, expiresAt) => {
      const claim = await ready({ expiresAt });
      const asked = await as('ingrid').requestChange(claim.id, {
        kind: 'expiry',
        expiresAt: new Date(Date.now() + 60_000).toISOString(),
      });
      expect(asked).toMatchObject({
        state: 'waiting',
        decision: { rule: 'end-two-people' },
        slots: [{ role: 'second' }],
      });
      await expect(as('ingrid').approveRequest(asked.id)).rejects.toMatchObject(
        refusal(403),
      );
      expect((await as('nora').get(claim.id)).expiresAt).toBe(claim.expiresAt);
    });

    it('lets no approver grant a sooner end than anybody asked for', async () => {
      const claim = await ready({ expiresAt: inDays(100) });
      const sooner = await as('ingrid').requestChange(claim.id, {
        kind: 'expiry',
        expiresAt: inDays(60),
      });
      await expect(
        as('kari').approveRequest(sooner.id, {
          granted: { expiresAt: inDays(1) },
        }),
      ).rejects.toMatchObject(refusal(400));
      const approved = await as('kari').approveRequest(sooner.id, {
        granted: { expiresAt: inDays(80) },
      });
      expect(approved.state).toBe('approved');
    });

    it('lets nobody who brought the end about be its second person', async () => {
      const claim = await ready();
      const sooner = await as('ingrid').requestChange(claim.id, {
        kind: 'expiry',
        expiresAt: inDays(40),
      });
      await as('kari').approveRequest(sooner.id);
      const deletion = await passEndAndGrace(claim.id);
      for (const who of ['ingrid', 'kari']) {
        await expect(as(who).approveRequest(deletion.id)).rejects.toMatchObject(
          refusal(403),
        );
        const queue = await as(who).listRequests({ for: 'me-to-decide' });
        expect(queue.items.map(({ id }) => id)).not.toContain(deletion.id);
        expect((await as(who).getRequest(deletion.id)).actions.decide).toBe(
          false,
        );
      }
      await as('nora').approveRequest(deletion.id);
      expect((await as('nora').get(claim.id)).state).toMatch(/^delet/);
    });

    it('lets who requested a namespace with an end not delete it alone when the clock asks', async () => {
      const claim = await ready({ expiresAt: inDays(20) });
      const deletion = await passEndAndGrace(claim.id);
      await expect(
        as('ingrid').approveRequest(deletion.id),
      ).rejects.toMatchObject(refusal(403));
      // Restored, nothing of the end is left to decide
      await as('ingrid').restore(claim.id, { reason: 'Still needed' });
      expect((await as('nora').getRequest(deletion.id)).state).toBe(
        'superseded',
      );
    });

    it('takes no service for one of the two people', async () => {
      const { id, name } = await ready();
      const response = await fetch(`${portal.baseUrl}/claims/${id}/release`, {
        method: 'POST',
        headers: {
          Authorization: mockCredentials.service.header(),
          'Content-Type': 'application/json',
        },
        body: JSON.stringify({ confirmName: name, acceptContents: true }),
      });
      expect(response.status).toBe(403);
      expect((await as('nora').get(id)).openRequests).toEqual([]);
    });
  },
);
