import { randomBytes } from 'node:crypto';
import { TestDatabases, mockServices } from '@backstage/backend-test-utils';
import { testControlPlane } from '@dugnad/control-plane';
import { ClaimDetail, Environment } from '@dugnad/plugin-namespaces-common';
import { Knex } from 'knex';
import { adminApi } from '../__testUtils__/adminApi';
import { eventually } from '../__testUtils__/eventually';
import { startNamespaces } from '../__testUtils__/startNamespaces';
import { DatabaseLifecycleStore } from './DatabaseLifecycleStore';
import { LifecycleRound } from './LifecycleRound';

jest.setTimeout(150_000);

const MERGE = 'application/merge-patch+json';
const DAY_MS = 86_400_000;
const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

describe('the end of a namespace on a real control plane', () => {
  const controlPlane = testControlPlane();
  const run = randomBytes(3).toString('hex');
  const made: string[] = [];
  let portal: Awaited<ReturnType<typeof startNamespaces>>;
  let admin: ReturnType<typeof adminApi>;
  let knex: Knex;

  beforeAll(async () => {
    const access = controlPlane.access();
    admin = adminApi(access);
    knex = await databases.init('POSTGRES_18');
    portal = await startNamespaces({ access, knex });
  });

  afterAll(async () => {
    await portal?.stop();
    await Promise.all(
      made.map(name => admin('DELETE', `/api/v1/namespaces/${name}`)),
    );
  });

  async function inState(id: string, state: string, timeoutMs = 30_000) {
    return eventually(async () => {
      const claim = await portal.as('nora').get(id);
      expect(claim).toMatchObject({ state });
      return claim;
    }, timeoutMs);
  }

  async function ready(
    environment: Environment = 'dev',
    expiresAt?: string,
  ): Promise<ClaimDetail> {
    const name = `forms-l${run}${randomBytes(2).toString('hex')}`;
    made.push(name);
    const { id, state } = await portal.as('ingrid').request({
      name,
      cluster: portal.cluster,
      environment,
      ownerRef: 'group:default/forms',
      purpose: 'Testing its end',
      size: 'small',
      expiresAt,
    });
    if (state === 'waiting') {
      const [request] = (await portal.as('nora').get(id)).openRequests;
      await portal.as('nora').approveRequest(request.id);
    }
    return inState(id, expiresAt ? 'expiring' : 'ready');
  }

  /** A round as the portal's schedule runs it, at another time. */
  async function roundAt(now: Date, asked: string[] = []) {
    await new LifecycleRound({
      store: new DatabaseLifecycleStore(knex),
      expiry: { warnDays: [30, 7, 1], graceDays: 14, extendDays: 90 },
      tell: async () => {},
      askForDeletion: async ({ id }) => {
        asked.push(id);
      },
      changed: () => {},
      logger: mockServices.logger.mock(),
    }).run(now);
  }

  const apps = (ns: string, kind: string) =>
    `/apis/apps/v1/namespaces/${ns}/${kind}`;

  async function deploy(namespace: string) {
    const template = {
      metadata: { labels: { app: 'web' } },
      spec: { containers: [{ name: 'web', image: 'web:1' }] },
    };
    const selector = { matchLabels: { app: 'web' } };
    const spec = { replicas: 3, selector, template };
    await admin('POST', apps(namespace, 'deployments'), {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web' },
      spec,
    });
    await admin('POST', apps(namespace, 'statefulsets'), {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'store' },
      spec: { ...spec, replicas: 0, serviceName: 'store' },
    });
    const version = (await admin('GET', '/apis/batch')).body.preferredVersion;
    const resources = await admin('GET', '/apis/batch/v1beta1');
    const cron = resources.status === 200 ? 'v1beta1' : version.version;
    await admin(
      'POST',
      `/apis/batch/${cron}/namespaces/${namespace}/cronjobs`,
      {
        apiVersion: `batch/${cron}`,
        kind: 'CronJob',
        metadata: { name: 'nightly' },
        spec: {
          schedule: '0 3 * * *',
          jobTemplate: {
            spec: {
              template: {
                spec: { ...template.spec, restartPolicy: 'Never' },
              },
            },
          },
        },
      },
    );
    await eventually(async () => {
      const { body } = await admin('GET', apps(namespace, 'deployments/web'));
      expect(body.status.replicas).toBe(3);
    });
    return `/apis/batch/${cron}/namespaces/${namespace}/cronjobs/nightly`;
  }

  const policies = async (namespace: string) =>
    (
      await admin(
        'GET',
        `/apis/networking.k8s.io/v1/namespaces/${namespace}/networkpolicies`,
      )
    ).body.items.map((p: { metadata: { name: string } }) => p.metadata.name);

  it('closes and stops an expired namespace, and restores it exactly', async () => {
    const end = new Date(Date.now() + 5 * DAY_MS).toISOString();
    const claim = await ready('dev', end);
    const cron = await deploy(claim.name);
    const before = await policies(claim.name);
    const pods = `/api/v1/namespaces/${claim.name}/pods`;
    await roundAt(new Date(end));
    const expired = await inState(claim.id, 'expired');
    expect(expired.graceUntil).toBeDefined();
    expect(expired.actions).toMatchObject({ restore: true, deploy: false });
    await eventually(async () => {
      const web = await admin('GET', apps(claim.name, 'deployments/web'));
      expect(web.body.spec.replicas).toBe(0);
      expect((await admin('GET', cron)).body.spec.suspend).toBe(true);
      expect(await policies(claim.name)).toEqual(['dugnad-default-deny']);
      expect((await admin('GET', pods)).body.items).toEqual([]);
    }, 30_000);
    const { stopped } = await portal.as('ingrid').expiry(claim.id);
    expect(stopped).toEqual([
      { group: 'batch', kind: 'CronJob', name: 'nightly', suspended: false },
      { group: 'apps', kind: 'Deployment', name: 'web', replicas: 3 },
    ]);
    // Nobody starts anything meanwhile, whoever scales it
    await admin(
      'PATCH',
      apps(claim.name, 'deployments/web'),
      { spec: { replicas: 7 } },
      MERGE,
    );
    await expect(
      portal.as('lars').restore(claim.id, { reason: 'I want it' }),
    ).rejects.toMatchObject({ response: { status: 404 } });
    await portal.as('ingrid').restore(claim.id, { reason: 'Still needed' });
    const back = await inState(claim.id, 'ready');
    expect(back.graceUntil).toBeUndefined();
    await eventually(async () => {
      const web = await admin('GET', apps(claim.name, 'deployments/web'));
      const store = await admin('GET', apps(claim.name, 'statefulsets/store'));
      expect(web.body.spec.replicas).toBe(3);
      expect(store.body.spec.replicas).toBe(0);
      expect((await admin('GET', cron)).body.spec.suspend).toBe(false);
      expect(await policies(claim.name)).toEqual(before);
    });
    expect((await portal.as('ingrid').expiry(claim.id)).stopped).toEqual([]);
    const kinds = (await portal.as('ingrid').history(claim.id)).map(
      e => e.kind,
    );
    expect(kinds).toEqual(expect.arrayContaining(['expired', 'grace-undone']));
  });

  it('deletes after the grace what nobody restored', async () => {
    const end = new Date(Date.now() + DAY_MS).toISOString();
    const claim = await ready('dev', end);
    await roundAt(new Date(end));
    const { graceUntil } = await inState(claim.id, 'expired');
    await roundAt(new Date(graceUntil ?? ''));
    await inState(claim.id, 'deleted', 90_000);
    const { status } = await admin('GET', `/api/v1/namespaces/${claim.name}`);
    expect(status).toBe(404);
  });

  it('never takes an earlier end for an extension', async () => {
    const end = new Date(Date.now() + 20 * DAY_MS).toISOString();
    const claim = await ready('dev', end);
    const earlier = new Date(Date.now() + 10 * DAY_MS).toISOString();
    await expect(
      portal
        .as('ingrid')
        .extend(claim.id, { expiresAt: earlier, reason: 'Testing' }),
    ).rejects.toMatchObject({ response: { status: 400 } });
    await portal.as('ingrid').extend(claim.id, { reason: 'Testing' });
    const { expiresAt = '' } = await inState(claim.id, 'ready');
    expect(Date.parse(expiresAt)).toBeGreaterThan(Date.now() + 80 * DAY_MS);
  });

  it('tells what is in a namespace beyond its own objects, volumes first', async () => {
    const claim = await ready();
    expect(await portal.as('ingrid').contents(claim.id)).toMatchObject({
      empty: true,
      kinds: [],
      // Secrets may be there or not: the portal may not look
      unread: expect.arrayContaining([{ group: '', kind: 'Secret' }]),
    });
    await deploy(claim.name);
    await volume(claim.name);
    const { empty, kinds } = await portal.as('ingrid').contents(claim.id);
    expect(empty).toBe(false);
    expect(kinds.map(({ kind, names }) => [kind, names])).toEqual([
      ['PersistentVolumeClaim', ['data']],
      ['CronJob', ['nightly']],
      ['Deployment', ['web']],
      ['StatefulSet', ['store']],
    ]);
  });

  function volume(namespace: string, finalizers: string[] = []) {
    return admin(
      'POST',
      `/api/v1/namespaces/${namespace}/persistentvolumeclaims`,
      {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: { name: 'data', finalizers },
        spec: {
          accessModes: ['ReadWriteOnce'],
          resources: { requests: { storage: '1Gi' } },
        },
      },
    );
  }

  it('deletes production only after a second person agreed who saw what is in it', async () => {
    const claim = await ready('prod');
    await volume(claim.name);
    const confirm = { confirmName: claim.name, reason: 'Moved' };
    const ingrid = portal.as('ingrid');
    await expect(ingrid.release(claim.id, confirm)).rejects.toMatchObject({
      response: { status: 409 },
      body: {
        error: {
          message: expect.stringContaining('1 PersistentVolumeClaim (data)'),
        },
      },
    });
    await ingrid.release(claim.id, { ...confirm, acceptContents: true });
    // Asking twice is asking once
    await ingrid.release(claim.id, { ...confirm, acceptContents: true });
    const { state, openRequests } = await ingrid.get(claim.id);
    expect(state).toBe('ready');
    expect(openRequests).toHaveLength(1);
    const [request] = openRequests;
    expect(request).toMatchObject({
      kind: 'deletion',
      requestedBy: 'user:default/ingrid',
      requested: { contents: { empty: false } },
    });
    await expect(ingrid.approveRequest(request.id)).rejects.toMatchObject({
      response: { status: 403 },
    });
    await expect(
      portal.as('lars').approveRequest(request.id),
    ).rejects.toMatchObject({ response: { status: 404 } });
    await portal.as('nora').approveRequest(request.id);
    await inState(claim.id, 'deleted', 90_000);
    const release = (await ingrid.history(claim.id)).find(
      ({ kind }) => kind === 'release',
    );
    expect(release).toMatchObject({
      by: 'user:default/nora',
      reason: expect.stringContaining('Asked by user:default/ingrid'),
    });
    // The name stays its last owner's
    const { verdict } = await portal.as('nora').preview({
      name: claim.name,
      cluster: portal.cluster,
      environment: 'dev',
      ownerRef: 'group:default/platform',
      purpose: 'Taking a name',
      size: 'small',
    });
    expect(verdict.verdict).toBe('refuse');
  });

  it('shows which finalizers of which objects keep a namespace, and strips none', async () => {
    const claim = await ready();
    await volume(claim.name, ['example.org/backup']);
    await portal.as('ingrid').release(claim.id, { confirmName: claim.name });
    const stuck = await eventually(async () => {
      const { objects } = await portal.as('ingrid').get(claim.id);
      const found = objects.find(
        ({ kind }) => kind === 'PersistentVolumeClaim',
      );
      expect(found).toBeDefined();
      return found;
    }, 60_000);
    expect(stuck).toMatchObject({
      name: 'data',
      role: 'remaining',
      state: 'removing',
      finalizers: expect.arrayContaining(['example.org/backup']),
    });
    const path = `/api/v1/namespaces/${claim.name}/persistentvolumeclaims/data`;
    const { finalizers } = (await admin('GET', path)).body.metadata;
    expect(finalizers).toContain('example.org/backup');
    await admin('PATCH', path, { metadata: { finalizers: null } }, MERGE);
    await inState(claim.id, 'deleted', 90_000);
  });
});
