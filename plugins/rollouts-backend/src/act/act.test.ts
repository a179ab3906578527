import { JsonObject } from '@backstage/types';
import { testControlPlane } from '@dugnad/control-plane';
import {
  actionOptionsSchema,
  actionResultSchema,
  revisionPlanSchema,
} from '@dugnad/plugin-rollouts-common';
import { RolloutsBackend } from '../__testUtils__/RolloutsBackend';
import { eventually, TestCluster } from '../__fixtures__/TestCluster';
import {
  apiPath,
  RollingKind,
  workload,
  WorkloadOptions,
} from '../__fixtures__/workloads';

jest.setTimeout(60_000);

const suffix = Math.random().toString(36).slice(2, 8);
const maps = `maps-act-${suffix}`;
const production = `maps-act-prod-${suffix}`;
const unclaimed = `maps-act-none-${suffix}`;
const team = `group:default/maps-${suffix}`;
const LARS = 'user:default/lars.vik';
const INGRID = 'user:default/ingrid.berg';
const STRANGER = 'user:default/stranger';

const controlPlane = testControlPlane();
let backend: RolloutsBackend;
let cluster: TestCluster;

/** A namespace as a claim makes it: owned, with an account that may deploy there and nowhere else. */
async function createClaimed(name: string, environment: string) {
  await cluster.createNamespace(name, {
    labels: { 'dugnad.dev/environment': environment },
    annotations: { 'dugnad.dev/owner-ref': team },
  });
  await cluster.send('POST', `/api/v1/namespaces/${name}/serviceaccounts`, {
    metadata: { name: 'deployer' },
  });
  const api = 'rbac.authorization.k8s.io';
  await cluster.send(
    'POST',
    `/apis/${api}/v1/namespaces/${name}/rolebindings`,
    {
      metadata: { name: 'deployer' },
      roleRef: { apiGroup: api, kind: 'ClusterRole', name: 'edit' },
      subjects: [{ kind: 'ServiceAccount', name: 'deployer', namespace: name }],
    },
  );
}

const route = (kind: string, name: string, namespace = maps) =>
  `/workloads/test/${namespace}/${kind}/${name}`;

async function deploy(
  kind: RollingKind,
  options: WorkloadOptions,
  namespace = maps,
) {
  const path = apiPath(kind, namespace, options.name);
  await cluster.apply(path, workload(kind, namespace, options));
}

/** A workload whose second revision is current and healthy. */
async function twoRevisions(
  kind: RollingKind,
  options: WorkloadOptions,
  namespace = maps,
) {
  const path = route(kind, options.name, namespace);
  await deploy(kind, options, namespace);
  await backend.becomes(path, LARS, { verdict: { status: 'Healthy' } });
  const image = 'registry.example/web:2.0.0';
  await deploy(kind, { ...options, image }, namespace);
  return backend.becomes(path, LARS, {
    version: '2.0.0',
    verdict: { status: 'Healthy' },
    revisions: [{ state: 'current' }, { state: 'superseded' }],
  });
}

async function plan(kind: string, name: string, revision = '0') {
  const path = `${route(kind, name)}/revisions/${revision}/plan`;
  const { body } = await backend.get(path, LARS);
  return revisionPlanSchema.parse(body);
}

async function optionsOf(kind: string, name: string, person = LARS) {
  const { body } = await backend.get(`${route(kind, name)}/actions`, person);
  return actionOptionsSchema.parse(body);
}

/** Reads one field of a live object. */
async function live(kind: RollingKind, name: string, ...path: string[]) {
  const object: unknown = await cluster.send('GET', apiPath(kind, maps, name));
  return path.reduce((value, key) => Object(value)[key], object);
}

beforeAll(async () => {
  cluster = new TestCluster(controlPlane.access());
  await createClaimed(maps, 'test');
  await createClaimed(production, 'prod');
  await cluster.createNamespace(unclaimed, {
    annotations: { 'dugnad.dev/owner-ref': team },
  });
  backend = await RolloutsBackend.start({
    access: controlPlane.access(),
    people: [
      {
        ref: LARS,
        owners: [team],
        permissions: ['read', 'logs', 'update'].map(
          name => `rollouts.workload.${name}`,
        ),
      },
      {
        ref: INGRID,
        owners: [team],
        permissions: ['rollouts.workload.read'],
      },
    ],
  });
});

afterAll(async () => {
  await backend?.stop();
  await Promise.all(
    [maps, production, unclaimed].map(name => cluster.removeNamespace(name)),
  );
});

describe.each<[RollingKind]>([['Deployment'], ['StatefulSet'], ['DaemonSet']])(
  'rolling a %s back',
  kind => {
    const name = `back-${kind.toLowerCase()}`;
    const path = route(kind, name);

    it('is planned with what the API server would store, and changes nothing', async () => {
      const { revisions } = await twoRevisions(kind, { name });
      expect(revisions.map(({ version }) => version)).toEqual([
        '2.0.0',
        '1.0.0',
      ]);
      const planned = await plan(kind, name);
      expect(planned).toMatchObject({
        from: { version: '2.0.0' },
        to: { version: '1.0.0', revision: revisions[1].revision },
        refusals: [],
        confirmName: false,
        changes: [
          {
            path: '/spec/template/spec/containers/0/image',
            before: 'registry.example/web:2.0.0',
            after: 'registry.example/web:1.0.0',
          },
        ],
      });
      expect(planned.after).toContain('image: registry.example/web:1.0.0');
      expect(planned.after).not.toContain('pod-template-hash');
      expect(planned.warnings.map(({ code }) => code)).toContain(
        'configurationStays',
      );
      expect((await backend.get(path, LARS)).body.version).toBe('2.0.0');
    });

    it('puts the template back and leaves a record of who, when and why', async () => {
      const { to, resourceVersion, generation } = await plan(kind, name);
      const { body, status } = await backend.post(
        `${path}/rollback`,
        {
          revision: to.revision,
          resourceVersion,
          generation,
          reason: 'Tiles are grey',
        },
        LARS,
      );
      expect(status).toBe(200);
      expect(actionResultSchema.parse(body)).toMatchObject({ changed: true });
      const found = await backend.becomes(path, LARS, {
        version: '1.0.0',
        verdict: { status: 'Healthy' },
      });
      // As with kubectl, the revision that was gone back to is the newest now
      expect(found.revisions.map(({ state }) => state)).toEqual([
        'current',
        'superseded',
      ]);
      expect(Number(found.revisions[0].revision)).toBe(3);
      expect(await live(kind, name, 'metadata', 'annotations')).toMatchObject({
        'dugnad.dev/changed-by': LARS,
        'dugnad.dev/change-action': 'rollback',
        'dugnad.dev/change-reason': 'Tiles are grey',
        'dugnad.dev/changed-at': expect.stringMatching(/^20/),
      });
      const labels = await live(
        kind,
        name,
        ...['spec', 'template', 'metadata', 'labels'],
      );
      expect(labels).toEqual({ app: name });
      expect(backend.audited).toContainEqual({
        eventId: 'workload-change',
        outcome: 'succeeded',
        meta: expect.objectContaining({ action: 'rollback', kind, name }),
      });
    });

    it('is in the history, with who did it', async () => {
      await eventually(async () => {
        const search = `cluster=test&namespace=${maps}&name=${name}`;
        const { body } = await backend.get(`/rollouts?${search}`, LARS);
        expect(body.items[0]).toMatchObject({
          version: '1.0.0',
          by: { name: LARS, source: 'portal', action: 'rollback' },
        });
      });
    });

    it('writes nothing where the template is that of the revision already', async () => {
      const { resourceVersion, revisions } = await backend.becomes(path, LARS, {
        verdict: { status: 'Healthy' },
      });
      const current = revisions[0].revision;
      const planned = await plan(kind, name, current);
      expect(planned.refusals.map(({ code }) => code)).toEqual([
        'templatesEqual',
      ]);
      const { body } = await backend.post(
        `${path}/rollback`,
        { revision: current, resourceVersion: planned.resourceVersion },
        LARS,
      );
      expect(body).toMatchObject({ changed: false });
      expect(resourceVersion).toBe(planned.resourceVersion);
    });
  },
);

describe('a concurrent change', () => {
  it('is a conflict that names who made it, and nothing is done', async () => {
    await twoRevisions('Deployment', { name: 'contested' });
    const { resourceVersion, generation } = await plan(
      'Deployment',
      'contested',
    );
    const image = 'registry.example/web:3.0.0';
    await deploy('Deployment', { name: 'contested', image });
    const { status, body } = await backend.post(
      `${route('Deployment', 'contested')}/rollback`,
      { revision: '1', resourceVersion, generation },
      LARS,
    );
    expect(status).toBe(409);
    expect(body.error.message).toContain('last by rollouts-test');
    const [container] = Object.values(
      Object(
        await live(
          'Deployment',
          'contested',
          ...['spec', 'template', 'spec', 'containers'],
        ),
      ),
    );
    expect(container).toMatchObject({ image });
  });

  it('of the status alone is none for who names the generation, and one for who does not', async () => {
    await twoRevisions('Deployment', { name: 'busy' });
    const { resourceVersion, generation } = await plan('Deployment', 'busy');
    await cluster.send(
      'PATCH',
      `${apiPath('Deployment', maps, 'busy')}/status`,
      { status: { collisionCount: 7 } },
      'merge-patch+json',
    );
    const path = `${route('Deployment', 'busy')}/rollback`;
    const strict = await backend.post(
      path,
      { revision: '1', resourceVersion },
      LARS,
    );
    expect(strict.status).toBe(409);
    const lenient = await backend.post(
      path,
      { revision: '1', resourceVersion, generation },
      LARS,
    );
    expect(lenient.body).toMatchObject({ changed: true });
  });

  it('lets only one of two people through', async () => {
    await twoRevisions('Deployment', { name: 'raced' });
    const { resourceVersion } = await plan('Deployment', 'raced');
    const path = `${route('Deployment', 'raced')}/scale`;
    const answers = await Promise.all(
      [3, 4].map(replicas =>
        backend.post(path, { replicas, resourceVersion }, LARS),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});

it('goes back with a variable, and says which configuration stays and what of it changed', async () => {
  const configMaps = `/api/v1/namespaces/${maps}/configmaps`;
  for (const name of ['stable', 'changing']) {
    await cluster.send('POST', configMaps, {
      metadata: { name },
      data: { a: '1' },
    });
  }
  const podSpec = (names: string[]): JsonObject => ({
    volumes: names.map(name => ({
      name,
      configMap: { name, optional: true },
    })),
  });
  const name = 'configured';
  const references = podSpec(['stable', 'changing', 'lost']);
  const container = {
    envFrom: [{ secretRef: { name: 'key', optional: true } }],
  };
  // Times are whole seconds
  await new Promise(resolve => {
    setTimeout(resolve, 1_100);
  });
  await deploy('Deployment', {
    ...{ name, container, podSpec: references },
    env: { MODE: 'old' },
  });
  await backend.becomes(route('Deployment', name), LARS, {
    revisions: [{ revision: '1' }],
  });
  await new Promise(resolve => {
    setTimeout(resolve, 1_100);
  });
  await cluster.send(
    'PATCH',
    `${configMaps}/changing?fieldManager=somebody`,
    { data: { a: '2' } },
    'merge-patch+json',
  );
  await deploy('Deployment', {
    ...{ name, container, podSpec: references },
    env: { MODE: 'new' },
  });
  await backend.becomes(route('Deployment', name), LARS, {
    revisions: [{ revision: '2' }, { revision: '1' }],
  });
  const planned = await plan('Deployment', name);
  expect(
    planned.configuration.map(one => `${one.kind} ${one.name}: ${one.state}`),
  ).toEqual([
    'ConfigMap changing: changed',
    'ConfigMap lost: missing',
    expect.stringMatching(/^ConfigMap stable: (unchanged|unknown)$/),
    'Secret key: unknown',
  ]);
  expect(planned.warnings.map(({ code }) => code)).toEqual([
    'configurationStays',
    'configurationChanged',
    'configurationMissing',
    'environmentGoesBack',
  ]);
});

describe('a workload that another tool renders', () => {
  const name = 'rendered';
  const path = route('Deployment', name);

  it('is not patched; the change in Git is offered instead', async () => {
    await twoRevisions('Deployment', {
      name,
      annotations: {
        'argocd.argoproj.io/tracking-id': `tiles:apps/Deployment:${maps}/${name}`,
      },
    });
    const planned = await plan('Deployment', name);
    expect(planned.owner).toMatchObject({
      tool: 'argocd',
      name: 'tiles',
      change: {
        text: expect.stringContaining('image: registry.example/web:1.0.0'),
        description: expect.stringContaining('Argo CD application tiles'),
      },
    });
    const { resourceVersion } = planned;
    const refused = await backend.post(
      `${path}/rollback`,
      { revision: '1', resourceVersion },
      LARS,
    );
    expect(refused.status).toBe(400);
    expect(refused.body.error.message).toContain('Argo CD application tiles');
    expect((await backend.get(path, LARS)).body.version).toBe('2.0.0');
  });

  it('is patched for who insists', async () => {
    const { resourceVersion } = await plan('Deployment', name);
    const { body } = await backend.post(
      `${path}/rollback`,
      { revision: '1', resourceVersion, overrideOwner: true },
      LARS,
    );
    expect(body).toMatchObject({ changed: true });
  });
});

describe('restart, scale, pause and resume', () => {
  const name = 'handled';
  const path = route('Deployment', name);
  const act = async (action: string, more: object = {}) => {
    const { resourceVersion, generation } = await optionsOf('Deployment', name);
    const body = { resourceVersion, generation, ...more };
    return backend.post(`${path}/${action}`, body, LARS);
  };

  it('restart replaces the pods of the same version', async () => {
    await deploy('Deployment', { name });
    const before = await backend.becomes(path, LARS, {
      verdict: { status: 'Healthy' },
    });
    expect((await act('restart')).body).toMatchObject({ changed: true });
    const after = await backend.becomes(path, LARS, {
      verdict: { status: 'Healthy' },
      revision: '2',
      pods: [{ current: true }],
    });
    expect(after.pods[0].name).not.toBe(before.pods[0].name);
    expect(after.version).toBe(before.version);
  });

  it('scale sets the replicas, and does nothing twice', async () => {
    expect((await act('scale', { replicas: 3 })).body.changed).toBe(true);
    await backend.becomes(path, LARS, {
      verdict: { status: 'Healthy' },
      replicas: { desired: 3, available: 3 },
    });
    expect((await act('scale', { replicas: 3 })).body.changed).toBe(false);
    expect((await act('scale', { replicas: -1 })).status).toBe(400);
  });

  it('scale leaves what an autoscaler decides, unless told to', async () => {
    const version = 'autoscaling/v1';
    await cluster.send(
      'POST',
      `/apis/${version}/namespaces/${maps}/horizontalpodautoscalers`,
      {
        metadata: { name },
        spec: {
          minReplicas: 2,
          maxReplicas: 5,
          scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
        },
      },
    );
    const { autoscaler, actions } = await optionsOf('Deployment', name);
    expect(autoscaler).toEqual({ name, minReplicas: 2, maxReplicas: 5 });
    const scale = actions.find(({ action }) => action === 'scale');
    expect(scale?.warnings.map(({ code }) => code)).toEqual(['autoscaled']);
    expect((await act('scale', { replicas: 4 })).status).toBe(400);
    const insisted = await act('scale', { replicas: 4, overrideOwner: true });
    expect(insisted.body.changed).toBe(true);
  });

  it('a paused Deployment refuses to roll back until it is resumed', async () => {
    expect((await act('pause')).body).toMatchObject({ changed: true });
    await backend.becomes(path, LARS, {
      paused: true,
      verdict: { status: 'Suspended', reason: 'Paused' },
    });
    const planned = await plan('Deployment', name, '1');
    expect(planned.refusals.map(({ code }) => code)).toEqual(['paused']);
    const refused = await act('rollback', { revision: '1' });
    expect(refused.status).toBe(400);
    expect(refused.body.error.message).toContain('resume it first');
    expect((await act('resume')).body).toMatchObject({ changed: true });
    expect((await act('resume')).body).toMatchObject({ changed: false });
  });

  it('say what a kind cannot do', async () => {
    const path2 = route('DaemonSet', 'back-daemonset');
    const { resourceVersion } = await optionsOf('DaemonSet', 'back-daemonset');
    const body = { resourceVersion, replicas: 2 };
    const { status } = await backend.post(`${path2}/scale`, body, LARS);
    expect(status).toBe(400);
  });
});

describe('permission', () => {
  const path = route('Deployment', 'handled');

  it('to see is none to act: two people, one of them may', async () => {
    const seen = await optionsOf('Deployment', 'handled', INGRID);
    expect(seen.actions.every(({ possible }) => !possible)).toBe(true);
    expect(seen.logs).toBe(false);
    const { resourceVersion } = seen;
    for (const [action, body] of [
      ['rollback', { revision: '1', resourceVersion }],
      ['restart', { resourceVersion }],
      ['scale', { replicas: 0, resourceVersion }],
      ['pause', { resourceVersion }],
      ['resume', { resourceVersion }],
    ] as const) {
      const answer = await backend.post(`${path}/${action}`, body, INGRID);
      expect(answer.status).toBe(403);
      expect(backend.audited.at(-1)).toMatchObject({
        eventId: 'workload-change',
        outcome: 'failed',
        error: 'NotAllowedError',
        meta: { action },
      });
    }
    const planned = await backend.get(`${path}/revisions/0/plan`, INGRID);
    expect(planned.status).toBe(403);
    expect(await live('Deployment', 'handled', 'spec', 'replicas')).not.toBe(0);
  });

  it('is refused to strangers', async () => {
    const { status } = await backend.post(
      `${path}/restart`,
      { resourceVersion: '1' },
      STRANGER,
    );
    expect(status).toBe(403);
  });

  it('ends at the namespace: the account that acts can do nothing elsewhere', async () => {
    await deploy('Deployment', { name: 'bare' }, unclaimed);
    const bare = route('Deployment', 'bare', unclaimed);
    const found = await backend.becomes(bare, LARS, { name: 'bare' });
    const { status, body } = await backend.post(
      `${bare}/restart`,
      { resourceVersion: found.resourceVersion },
      LARS,
    );
    expect(status).toBe(403);
    expect(body.error.message).toContain('has no account "deployer"');
    const told = await backend.get(`${bare}/actions`, LARS);
    expect(told.body.actions[0].refusal.code).toBe('noDeployer');
  });
});

it('asks for the name in production', async () => {
  const path = route('Deployment', 'careful', production);
  await deploy('Deployment', { name: 'careful' }, production);
  const { resourceVersion } = await backend.becomes(path, LARS, {
    environment: 'prod',
    verdict: { status: 'Healthy' },
  });
  const restart = (confirmName?: string) =>
    backend.post(`${path}/restart`, { resourceVersion, confirmName }, LARS);
  expect((await restart()).status).toBe(400);
  expect((await restart('careless')).status).toBe(400);
  await eventually(async () => {
    expect((await restart('careful')).body).toMatchObject({ changed: true });
  });
});
