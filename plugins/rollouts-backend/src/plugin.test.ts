import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { testControlPlane } from '@dugnad/control-plane';
import {
  createRolloutWorkloadConditionalDecision,
  rolloutWorkloadConditions,
  Workload,
  WorkloadDetail,
  workloadDetailSchema,
  entityWorkloadsSchema,
  workloadPageSchema,
} from '@dugnad/plugin-rollouts-common';
import request from 'supertest';
import {
  deployment,
  DeploymentOptions,
  deploymentPath,
} from './__fixtures__/deployment';
import { eventually, TestCluster } from './__fixtures__/TestCluster';
import rolloutsPlugin from './index';

jest.setTimeout(60_000);

const suffix = Math.random().toString(36).slice(2, 8);
const maps = `maps-rollouts-${suffix}`;
const forms = `forms-rollouts-${suffix}`;
// Owners of this run alone: others may be using the same cluster
const mapsTeam = `group:default/maps-${suffix}`;
const formsTeam = `group:default/forms-${suffix}`;
const LARS = 'user:default/lars.vik';
const INGRID = 'user:default/ingrid.berg';
const STRANGER = 'user:default/stranger';
const OWNED: Record<string, string[]> = {
  [LARS]: [mapsTeam],
  [INGRID]: [formsTeam],
};

const controlPlane = testControlPlane();
const announced: string[] = [];
let backend: TestBackend;
let cluster: TestCluster;

const permissions = mockServices.permissions.mock({
  authorizeConditional: async (requests, { credentials }) =>
    requests.map(() => {
      const { principal } = mockCredentialsOf(credentials);
      return principal in OWNED
        ? createRolloutWorkloadConditionalDecision(
            rolloutWorkloadConditions.isOwner({ ownerRefs: OWNED[principal] }),
          )
        : { result: AuthorizeResult.DENY };
    }),
});

function mockCredentialsOf(credentials: { principal: unknown }) {
  const { principal } = credentials;
  const known =
    typeof principal === 'object' &&
    principal !== null &&
    'userEntityRef' in principal;
  return { principal: known ? String(principal.userEntityRef) : '' };
}

function component(
  name: string,
  owner: string,
  annotations: Record<string, string>,
) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, annotations },
    spec: { type: 'service', owner, lifecycle: 'production' },
    relations: [{ type: 'ownedBy', targetRef: owner }],
  };
}

async function get(path: string, user = LARS) {
  return request(backend.server)
    .get(`/api/rollouts${path}`)
    .set('Authorization', mockCredentials.user.header(user));
}

async function list(query: string, user = LARS): Promise<Workload[]> {
  const { body } = await get(`/workloads?${query}`, user);
  return workloadPageSchema.parse(body).items;
}

async function detail(name: string, namespace = maps): Promise<WorkloadDetail> {
  const { body } = await get(`/workloads/test/${namespace}/Deployment/${name}`);
  return workloadDetailSchema.parse(body);
}

async function deploy(
  options: Omit<DeploymentOptions, 'namespace'>,
  namespace = maps,
) {
  const object = deployment({ ...options, namespace });
  await cluster.apply(deploymentPath(namespace, options.name), object);
}

async function becomes(name: string, expected: object) {
  return eventually(async () => {
    const found = await detail(name);
    expect(found).toMatchObject(expected);
    return found;
  });
}

beforeAll(async () => {
  const { url, caData, portalToken } = controlPlane.access();
  cluster = new TestCluster(controlPlane.access());
  await cluster.createNamespace(maps, {
    labels: { 'dugnad.dev/environment': 'test' },
    annotations: { 'dugnad.dev/owner-ref': mapsTeam },
  });
  await cluster.createNamespace(forms, {
    annotations: { 'dugnad.dev/owner-ref': formsTeam },
  });
  backend = await startTestBackend({
    features: [
      rolloutsPlugin,
      mockServices.rootConfig.factory({
        data: {
          kubernetes: {
            clusterLocatorMethods: [
              {
                type: 'config',
                clusters: [
                  {
                    name: 'test',
                    title: 'Test',
                    url,
                    caData,
                    authProvider: 'serviceAccount',
                    serviceAccountToken: portalToken,
                  },
                ],
              },
            ],
          },
        },
      }),
      catalogServiceMock.factory({
        entities: [
          component('tiles', mapsTeam, {
            'backstage.io/kubernetes-id': `tiles-${suffix}`,
          }),
          component('intake', formsTeam, {
            'backstage.io/kubernetes-label-selector': 'app=intake',
            'backstage.io/kubernetes-namespace': forms,
          }),
          // Registered by Ingrid's team, pointing at what maps runs
          component('annexed', formsTeam, {
            'backstage.io/kubernetes-label-selector': 'app,app!=intake',
            'backstage.io/kubernetes-namespace': maps,
          }),
          component('annexed-by-id', formsTeam, {
            'backstage.io/kubernetes-id': `tiles-${suffix}`,
            'backstage.io/kubernetes-namespace': maps,
          }),
        ],
      }),
      permissions.factory,
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({
          publish: async ({ message }) => {
            announced.push(...JSON.parse(JSON.stringify(message)).keys);
          },
        }),
      }),
    ],
  });
});

afterAll(async () => {
  await Promise.all([maps, forms].map(name => cluster.removeNamespace(name)));
  await backend?.stop();
});

describe('a rollout on a real control plane', () => {
  it('goes live to Healthy, with version, owner and environment', async () => {
    await deploy({
      name: 'healthy',
      replicas: 2,
      component: `tiles-${suffix}`,
    });
    const found = await becomes('healthy', {
      verdict: { status: 'Healthy', reason: 'RolledOut', serving: 'current' },
    });
    expect(found).toMatchObject({
      application: 'tiles',
      entityRef: 'component:default/tiles',
      ownerRef: mapsTeam,
      environment: 'test',
      version: '1.0.0',
      replicas: { desired: 2, available: 2 },
      revisions: [{ revision: '1', state: 'current' }],
    });
    expect(found.pods).toHaveLength(2);
    expect(announced).toContain(found.signalKey);
  });

  it('fails with the cause while the previous version serves, and recovers', async () => {
    await deploy({ name: 'image' });
    await becomes('image', { verdict: { status: 'Healthy' } });
    await deploy({ name: 'image', image: 'registry.example/web:bad' });
    const failed = await becomes('image', {
      version: 'bad',
      verdict: { status: 'Degraded', reason: 'ImageMissing' },
    });
    expect(failed.verdict).toMatchObject({
      serving: 'previous',
      cause: { kind: 'imagePull', container: 'web' },
    });
    expect(failed.verdict.cause?.message).toContain('registry.example/web:bad');
    expect(failed.revisions.map(({ state }) => state)).toEqual([
      'current',
      'previous',
    ]);
    await deploy({ name: 'image', image: 'registry.example/web:1.0.1' });
    const recovered = await becomes('image', {
      verdict: { status: 'Healthy' },
    });
    expect(recovered.revisions[1].state).toBe('superseded');
  });

  it('sees a crash loop with nothing serving', async () => {
    await deploy({
      name: 'crash',
      podAnnotations: { 'fakelet/crash': 'true' },
    });
    const found = await becomes('crash', {
      verdict: {
        status: 'Degraded',
        serving: 'nothing',
        cause: { kind: 'crashLoop', container: 'web' },
      },
    });
    expect(found.pods[0].verdict.reason).toBe('CrashLoop');
  });

  it('names the quota that stops new pods', async () => {
    await cluster.send('POST', `/api/v1/namespaces/${forms}/resourcequotas`, {
      metadata: { name: 'small' },
      spec: { hard: { 'requests.cpu': '2m' } },
    });
    await eventually(async () => {
      await deploy({ name: 'intake', replicas: 3 }, forms);
      const [found] = await list(`namespace=${forms}`, INGRID);
      expect(found.verdict).toMatchObject({
        status: 'Degraded',
        reason: 'QuotaExceeded',
      });
      expect(found.verdict.cause?.message).toContain('exceeded quota: small');
    });
  });

  it('gives a pod that no node takes 15 s, then fails by itself', async () => {
    await deploy({ name: 'huge', cpuRequest: '9999' });
    await becomes('huge', {
      verdict: { status: 'Progressing', cause: { kind: 'unschedulable' } },
    });
    await becomes('huge', {
      verdict: { status: 'Degraded', reason: 'UnschedulableResource' },
    });
    expect((await detail('huge')).pods[0].node).toBeUndefined();
  });

  it('reads paused and scaled to zero as states of their own', async () => {
    await deploy({ name: 'zero', replicas: 0 });
    const found = await becomes('zero', {
      verdict: { status: 'Suspended', reason: 'ScaledToZero' },
    });
    expect(found.pods).toEqual([]);
  });

  it('forgets a deleted workload', async () => {
    await deploy({ name: 'gone' });
    await becomes('gone', { name: 'gone' });
    await cluster.send('DELETE', deploymentPath(maps, 'gone'));
    await eventually(async () => {
      const { status } = await get(`/workloads/test/${maps}/Deployment/gone`);
      expect(status).toBe(404);
    });
  });
});

describe('lists', () => {
  it('put the most troubled first and count what the status filter hides', async () => {
    const { body } = await get(`/workloads?namespace=${maps}&status=Degraded`);
    const { items, counts, clusters } = workloadPageSchema.parse(body);
    expect(items.map(({ name }) => name).sort()).toEqual(['crash', 'huge']);
    expect(counts).toMatchObject({ Degraded: 2, Healthy: 2, Suspended: 1 });
    expect(clusters).toMatchObject([{ name: 'test', state: 'live' }]);
    const [first] = await list(`namespace=${maps}`);
    expect(first.verdict.status).toBe('Degraded');
  });

  it('filter by text and by entity, and page', async () => {
    expect(await list(`namespace=${maps}&text=tiles+1.0.0`)).toHaveLength(1);
    expect(await list('entityRef=component:default/tiles')).toHaveLength(1);
    expect(await list(`namespace=${maps}&limit=1&offset=1`)).toHaveLength(1);
  });

  it('refuse a status that does not exist, naming it', async () => {
    const { status, body } = await get('/workloads?status=Fine');
    expect(status).toBe(400);
    expect(body.error.message).toContain('status');
  });
});

describe('permissions', () => {
  it('show each person only what they own, in the list', async () => {
    const names = async (user: string) =>
      (await list('limit=1000', user)).map(({ namespace }) => namespace);
    expect(new Set(await names(LARS))).toEqual(new Set([maps]));
    expect(new Set(await names(INGRID))).toEqual(new Set([forms]));
  });

  it('answer the same for a foreign workload as for one that does not exist', async () => {
    const path = `/workloads/test/${maps}/Deployment`;
    const foreign = await get(`${path}/healthy`, INGRID);
    const absent = await get(`${path}/healthier`, INGRID);
    expect(foreign.status).toBe(404);
    expect(absent.status).toBe(404);
    expect(foreign.body.error.message.replace('healthy', 'healthier')).toBe(
      absent.body.error.message,
    );
  });

  it('keep a foreign entity empty', async () => {
    const path = '/entities/component/default/tiles/workloads';
    const own = entityWorkloadsSchema.parse((await get(path)).body);
    expect(own.items.map(({ name }) => name)).toEqual(['healthy']);
    const foreign = await get(path, INGRID);
    expect(entityWorkloadsSchema.parse(foreign.body).items).toEqual([]);
  });

  it('show nothing to who registers a component that points at it', async () => {
    const namespaces = (await list('limit=1000', INGRID)).map(
      workload => workload.namespace,
    );
    expect(namespaces).not.toContain(maps);
    for (const name of ['annexed', 'annexed-by-id']) {
      const path = `/entities/component/default/${name}/workloads`;
      for (const user of [INGRID, LARS]) {
        const { body } = await get(path, user);
        expect(entityWorkloadsSchema.parse(body).items).toEqual([]);
      }
    }
  });

  it('refuse those who may see nothing', async () => {
    expect((await get('/workloads', STRANGER)).status).toBe(403);
  });
});

it('finds the workloads of a component by label selector and namespace', async () => {
  const { body } = await get(
    '/entities/component/default/intake/workloads',
    INGRID,
  );
  expect(entityWorkloadsSchema.parse(body).items).toMatchObject([
    { name: 'intake', namespace: forms, entityRef: 'component:default/intake' },
  ]);
});
