import { mockCredentials } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { testControlPlane } from '@dugnad/control-plane';
import {
  componentStatusSchema,
  deliveryReceiptSchema,
  doraSchema,
  resourcePageSchema,
  Rollout,
  rolloutPageSchema,
  waitResultSchema,
  workloadPageSchema,
} from '@dugnad/plugin-rollouts-common';
import { Outage } from './__testUtils__/Outage';
import { RolloutsBackend } from './__testUtils__/RolloutsBackend';
import { eventually, TestCluster } from './__fixtures__/TestCluster';
import {
  apiPath,
  RollingKind,
  workload,
  WorkloadOptions,
} from './__fixtures__/workloads';

jest.setTimeout(90_000);

const suffix = Math.random().toString(36).slice(2, 8);
const maps = `maps-past-${suffix}`;
const forms = `forms-past-${suffix}`;
const mapsTeam = `group:default/maps-${suffix}`;
const formsTeam = `group:default/forms-${suffix}`;
const LARS = 'user:default/lars.vik';
const INGRID = 'user:default/ingrid.berg';
const ALL = ['rollouts.workload.read', 'rollouts.delivery.report'];
const group = `past-${suffix}.example.org`;
const component = `component:default/tiles-${suffix}`;

const controlPlane = testControlPlane();
let backend: RolloutsBackend;
let cluster: TestCluster;
let outage: Outage;

function crd(plural: string, kind: string): JsonObject {
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      scope: 'Namespaced',
      names: { plural, singular: kind.toLowerCase(), kind },
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          subresources: { status: {} },
          schema: {
            openAPIV3Schema: {
              type: 'object',
              'x-kubernetes-preserve-unknown-fields': true,
            },
          },
        },
      ],
    },
  };
}

const CRDS = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
const RBAC = '/apis/rbac.authorization.k8s.io/v1';

/** Kinds of this run alone: one the portal may read, one it may not. */
async function createKinds() {
  await cluster.send('POST', CRDS, crd('pumps', 'Pump'));
  await cluster.send('POST', CRDS, crd('vaults', 'Vault'));
  const name = `past-${suffix}`;
  await cluster.send('POST', `${RBAC}/clusterroles`, {
    metadata: { name },
    rules: [
      {
        apiGroups: [group],
        resources: ['pumps'],
        verbs: ['get', 'list', 'watch'],
      },
    ],
  });
  await cluster.send('POST', `${RBAC}/clusterrolebindings`, {
    metadata: { name },
    roleRef: {
      apiGroup: 'rbac.authorization.k8s.io',
      kind: 'ClusterRole',
      name,
    },
    subjects: [
      { kind: 'ServiceAccount', name: 'dugnad-portal', namespace: 'dugnad' },
    ],
  });
  await eventually(() => cluster.send('GET', `/apis/${group}/v1/pumps`));
}

async function deploy(
  options: WorkloadOptions,
  {
    kind = 'Deployment',
    namespace = maps,
  }: { kind?: RollingKind; namespace?: string } = {},
) {
  const path = apiPath(kind, namespace, options.name);
  await cluster.apply(path, workload(kind, namespace, options));
}

const labels = { 'backstage.io/kubernetes-id': `tiles-${suffix}` };
const image = (tag: string) => `registry.example/tiles:${tag}`;

async function history(query: string, person = LARS): Promise<Rollout[]> {
  const { body } = await backend.get(`/rollouts?${query}`, person);
  return rolloutPageSchema.parse(body).items;
}

async function recorded(name: string, expected: object[]) {
  return eventually(async () => {
    const found = await history(`namespace=${maps}&name=${name}`);
    expect(found).toMatchObject(expected);
    return found;
  });
}

beforeAll(async () => {
  const access = controlPlane.access();
  cluster = new TestCluster(access);
  await cluster.createNamespace(maps, {
    labels: { 'dugnad.dev/environment': 'prod' },
    annotations: { 'dugnad.dev/owner-ref': mapsTeam },
  });
  await cluster.createNamespace(forms, {
    annotations: { 'dugnad.dev/owner-ref': formsTeam },
  });
  await createKinds();
  outage = await Outage.before(access.url);
  backend = await RolloutsBackend.start({
    access,
    url: outage.url,
    people: [
      { ref: LARS, owners: [mapsTeam], permissions: ALL },
      { ref: INGRID, owners: [formsTeam], permissions: ALL },
    ],
    config: {
      resourceKinds: [
        { group, kind: 'Pump' },
        { group, kind: 'Vault' },
        { group, kind: 'Nowhere' },
      ],
    },
    entities: [
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: {
          name: `tiles-${suffix}`,
          annotations: { 'backstage.io/kubernetes-id': `tiles-${suffix}` },
        },
        spec: { type: 'service', owner: mapsTeam, lifecycle: 'production' },
        relations: [{ type: 'ownedBy', targetRef: mapsTeam }],
      },
    ],
  });
});

afterAll(async () => {
  await backend?.stop();
  await outage?.stop();
  const doomed = [
    `/api/v1/namespaces/${maps}`,
    `/api/v1/namespaces/${forms}`,
    `${CRDS}/pumps.${group}`,
    `${CRDS}/vaults.${group}`,
    `${RBAC}/clusterroles/past-${suffix}`,
    `${RBAC}/clusterrolebindings/past-${suffix}`,
  ];
  await Promise.all(doomed.map(path => cluster.send('DELETE', path)));
});

describe('history', () => {
  it('keeps failure and recovery, author and digests, and survives ReplicaSets and the workload', async () => {
    const name = 'past';
    const pinned = `${image('1.0.0')}@sha256:${'a'.repeat(64)}`;
    await deploy({ name, labels, image: pinned });
    await recorded(name, [{ revision: '1', status: 'healthy' }]);
    await deploy({ name, labels, image: image('bad') });
    await recorded(name, [{ revision: '2', status: 'failed' }, {}]);
    await deploy({ name, labels, image: image('1.0.2') });
    const [third, second, first] = await recorded(name, [
      { revision: '3', status: 'healthy' },
      { revision: '2', replacedBy: '3' },
      { revision: '1', replacedBy: '2' },
    ]);
    expect(third).toMatchObject({
      version: '1.0.2',
      previousVersion: 'bad',
      entityRef: component,
      ownerRef: mapsTeam,
      environment: 'prod',
      by: { name: 'rollouts-test', source: 'manager' },
      observedLate: false,
    });
    expect(second.failures).toMatchObject([
      { phase: 'rollout', reason: 'ImageMissing', recoveredBy: '3' },
    ]);
    expect(second.failures[0].cause?.container).toBe('web');
    expect(first.images).toEqual([
      { container: 'web', image: pinned, digest: `sha256:${'a'.repeat(64)}` },
    ]);
    await cluster.send('DELETE', apiPath('Deployment', maps, name));
    const [last, ...rest] = await eventually(async () => {
      const found = await history(`namespace=${maps}&name=${name}`);
      expect(found[0].replacedAt).toBeDefined();
      return found;
    });
    expect(last.status).toBe('healthy');
    expect(rest).toHaveLength(2);
  });

  it('tells the owners once that it failed and once that it recovered', async () => {
    // Others may be using the same cluster
    const link = `/rollouts/test/${maps}/Deployment/past`;
    const told = backend.told.filter(({ payload }) => payload.link === link);
    expect(told.map(({ payload }) => payload.title)).toEqual([
      'past bad failed in prod, test',
      'past 1.0.2 is healthy in prod, test',
    ]);
    for (const { recipients } of told) {
      expect(recipients).toEqual({ type: 'entity', entityRef: mapsTeam });
    }
  });

  it.each(['StatefulSet', 'DaemonSet'] as const)(
    'records a %s that goes back to an earlier template as a new rollout',
    async kind => {
      const name = kind.toLowerCase();
      for (const [index, tag] of ['1.0.0', '1.0.1', '1.0.0'].entries()) {
        await deploy({ name, image: image(tag) }, { kind });
        await eventually(async () => {
          const [latest] = await history(`namespace=${maps}&name=${name}`);
          expect(latest).toMatchObject({
            revision: String(index + 1),
            version: tag,
            status: 'healthy',
          });
        });
      }
    },
  );

  it('answers nobody about what they may not see, in list, by id and in figures', async () => {
    const [own] = await history(`namespace=${maps}`);
    expect(await history(`namespace=${maps}`, INGRID)).toEqual([]);
    const foreign = await backend.get(`/rollouts/${own.id}`, INGRID);
    expect(foreign.status).toBe(404);
    expect((await backend.get(`/rollouts/${own.id}`, LARS)).status).toBe(200);
    const { body } = await backend.get(`/dora?ownerRef=${mapsTeam}`, INGRID);
    expect(doraSchema.parse(body).counts.deployments).toBe(0);
  });
});

describe('signals', () => {
  it('name nothing that could be read: keys match only the rows a person sees', async () => {
    const rows = async (person: string) => {
      const { body } = await backend.get('/workloads?limit=1000', person);
      return workloadPageSchema.parse(body).items;
    };
    await deploy({ name: 'intake' }, { namespace: forms });
    const [formsRow] = await eventually(async () => {
      const found = await rows(INGRID);
      expect(found).toHaveLength(1);
      expect(backend.announced).toContain(found[0].signalKey);
      return found;
    });
    const mapsKeys = (await rows(LARS)).map(({ signalKey }) => signalKey);
    expect(mapsKeys).not.toContain(formsRow.signalKey);
    const stream = backend.announced.join(' ');
    for (const word of [maps, forms, 'intake', 'test/', 'maps', 'forms']) {
      expect(stream).not.toContain(word);
    }
  });
});

describe('deliveries', () => {
  const report = {
    entityRef: component,
    image: image('1.2.3'),
    commit: '0123456789abcdef0123456789abcdef01234567',
    committedAt: new Date(Date.now() - 3_600_000).toISOString(),
    pipelineUrl: 'https://ci.example/runs/7',
  };

  it('are joined to the rollouts of their image, once however often they are reported', async () => {
    const first = await backend.post('/deliveries', report, LARS);
    expect(first.status).toBe(201);
    await deploy({ name: 'delivered', labels, image: report.image });
    await recorded('delivered', [
      {
        status: 'healthy',
        commit: report.commit,
        committedAt: report.committedAt,
        pipelineUrl: report.pipelineUrl,
      },
    ]);
    const again = await backend.post('/deliveries', report, LARS);
    expect(again.status).toBe(200);
    expect(deliveryReceiptSchema.parse(again.body)).toMatchObject({
      created: false,
      rollouts: 1,
    });
    expect(backend.audited).toContainEqual(
      expect.objectContaining({
        eventId: 'delivery-report',
        outcome: 'succeeded',
      }),
    );
  });

  it('give the lead time, with the events counted', async () => {
    const { body } = await backend.get(`/dora?entityRef=${component}`, LARS);
    const dora = doraSchema.parse(body);
    expect(dora.environments).toEqual(['prod']);
    expect(dora.leadTimeMs).toBeGreaterThan(3_599_000);
    expect(dora.events.leadTimes).toMatchObject([{ name: 'delivered' }]);
    expect(dora.counts).toMatchObject({ deployments: 3, failures: 1 });
    expect(dora.changeFailureRate).toBeCloseTo(1 / 4);
    expect(dora.events.restores).toMatchObject([{ name: 'past' }]);
    expect(dora.periods[0]).toMatchObject({ recorded: false });
    expect(dora.periods[0].deploymentsPerDay).toBeUndefined();
  });

  it('are refused for a component of others as for one that does not exist', async () => {
    const foreign = await backend.post('/deliveries', report, INGRID);
    expect(foreign.status).toBe(404);
    const entityRef = 'component:default/none';
    const absent = { ...report, entityRef };
    expect((await backend.post('/deliveries', absent, LARS)).status).toBe(404);
    const odd = { ...report, entityRef: '///' };
    expect((await backend.post('/deliveries', odd, LARS)).status).toBe(404);
  });

  it.each([
    ['a link that is no web address', { pipelineUrl: 'data:text/html,x' }],
    ['a commit that is none', { commit: 'main' }],
    ['an unknown field', { commitAt: 'x' }],
  ])('refuse %s', async (_name, over) => {
    const body = { ...report, ...over };
    expect((await backend.post('/deliveries', body, LARS)).status).toBe(400);
  });
});

describe('waiting', () => {
  const wait = async (name: string, query: string) => {
    const path = `/workloads/test/${maps}/Deployment/${name}/wait?${query}`;
    const { status, body } = await backend.get(path, LARS);
    return { status, body };
  };

  it('returns when the image that was just applied is healthy, and not before', async () => {
    const name = 'gated';
    await deploy({ name, image: image('1.0.0') });
    await recorded(name, [{ status: 'healthy' }]);
    const waiting = wait(name, `image=${image('1.0.1')}&timeoutSeconds=30`);
    await deploy({ name, image: image('1.0.1') });
    const { status, body } = await waiting;
    expect(status).toBe(200);
    expect(waitResultSchema.parse(body)).toMatchObject({
      outcome: 'healthy',
      revision: '2',
      version: '1.0.1',
    });
  });

  it('fails with the cause, by HTTP status as well', async () => {
    await deploy({ name: 'gated', image: image('bad') });
    const { status, body } = await wait('gated', `image=${image('bad')}`);
    expect(status).toBe(424);
    expect(waitResultSchema.parse(body).verdict?.cause?.kind).toBe('imagePull');
  });

  it('says when the time is up, and that a revision has gone by', async () => {
    const late = await wait('gated', 'revision=9&timeoutSeconds=1');
    expect(late.status).toBe(504);
    expect(late.body.outcome).toBe('timedOut');
    const gone = await wait('gated', 'revision=1');
    expect(gone.status).toBe(409);
    expect(gone.body.outcome).toBe('superseded');
  });

  it('refuses two things to wait for', async () => {
    expect((await wait('gated', 'revision=1&image=x')).status).toBe(400);
  });
});

describe('status and badge', () => {
  const path = `/entities/component/default/tiles-${suffix}`;

  it('say how a component does', async () => {
    const { body } = await backend.get(`${path}/status`, LARS);
    expect(componentStatusSchema.parse(body)).toMatchObject({
      status: 'Healthy',
      versions: ['1.2.3'],
      workloads: [{ name: 'delivered', environment: 'prod' }],
    });
    const badge = await backend.get(`${path}/badge.svg`, LARS);
    expect(badge.headers['content-type']).toContain('image/svg+xml');
    expect(badge.body.toString()).toContain('healthy 1.2.3');
  });

  it('say nothing of it to others, and ask everyone to sign in', async () => {
    const badge = await backend.get(`${path}/badge.svg`, INGRID);
    expect(badge.body.toString()).toContain('not running');
    const { status } = await backend
      .get(`${path}/badge.svg`, LARS)
      .set('Authorization', mockCredentials.none.header());
    expect(status).toBe(401);
  });
});

it.each(['/rollouts/%00', '/rollouts?entityRef=%00', '/dora?ownerRef=a%00'])(
  'refuses %s, which PostgreSQL would fail on',
  async path => {
    expect((await backend.get(path, LARS)).status).toBe(400);
  },
);

it.each(['workloads', 'status', 'badge.svg'])(
  'answers for %s of what no entity can be called as for one that is not there',
  async what => {
    const path = `/entities/a%2Fb/x/c:d/${what}`;
    expect((await backend.get(path, LARS)).status).toBe(200);
  },
);

describe('resources', () => {
  const path = (rest: string) => `/api/v1/namespaces/${maps}/${rest}`;
  const list = async (query: string, person = LARS) => {
    const { body } = await backend.get(`/resources?${query}`, person);
    return resourcePageSchema.parse(body);
  };

  beforeAll(async () => {
    await cluster.send('POST', path('services'), {
      metadata: { name: 'door', labels },
      spec: { type: 'LoadBalancer', ports: [{ port: 80 }] },
    });
    await cluster.send('POST', path('pods'), {
      metadata: { name: 'alone' },
      spec: {
        containers: [{ name: 'web', image: image('bad') }],
      },
    });
    await cluster.send('POST', `/apis/batch/v1/namespaces/${maps}/jobs`, {
      metadata: { name: 'once' },
      spec: {
        template: {
          spec: {
            restartPolicy: 'Never',
            containers: [{ name: 'run', image: image('1.0.0') }],
          },
        },
      },
    });
    await cluster.send(
      'POST',
      `/apis/policy/v1beta1/namespaces/${maps}/poddisruptionbudgets`,
      {
        metadata: { name: 'budget' },
        spec: {
          minAvailable: 1,
          selector: { matchLabels: { app: 'delivered' } },
        },
      },
    );
    const pumps = `/apis/${group}/v1/namespaces/${maps}/pumps`;
    await cluster.send('POST', pumps, {
      apiVersion: `${group}/v1`,
      kind: 'Pump',
      metadata: { name: 'north' },
    });
    await cluster.send(
      'PATCH',
      `${pumps}/north/status`,
      {
        status: {
          conditions: [
            {
              type: 'Ready',
              status: 'False',
              reason: 'Dry',
              message: 'no oil',
            },
          ],
        },
      },
      'merge-patch+json',
    );
  });

  it('show what stands beside workloads, by namespace owner and by component, the most troubled first', async () => {
    const { items } = await eventually(async () => {
      const found = await list(`namespace=${maps}`);
      const by = (kind: string) =>
        found.items.find(one => one.kind === kind)?.verdict;
      expect(by('Pod')).toMatchObject({ reason: 'ImageMissing' });
      expect(by('Job')).toMatchObject({ status: 'Healthy' });
      expect(by('Service')).toMatchObject({ reason: 'AddressPending' });
      expect(by('PodDisruptionBudget')).toMatchObject({ status: 'Healthy' });
      expect(by('Pump')).toMatchObject({
        status: 'Degraded',
        message: expect.stringContaining('no oil'),
      });
      return found;
    });
    expect(items[0].verdict.status).toBe('Degraded');
    expect(items.filter(({ kind }) => kind === 'Pod')).toHaveLength(1);
    const { body } = await backend.get(
      `/entities/component/default/tiles-${suffix}/workloads`,
      LARS,
    );
    expect(body.resources).toMatchObject([{ kind: 'Service', name: 'door' }]);
  });

  it('show nothing of it to others', async () => {
    expect((await list(`namespace=${maps}`, INGRID)).items).toEqual([]);
  });

  it('name a kind that is served and may not be read as a gap, and one that is not served not at all', async () => {
    const { gaps } = await eventually(async () => {
      const found = await list('');
      const states = found.gaps.map(({ kind }) => kind);
      expect(states).toContain('Vault');
      expect(states).not.toContain('Nowhere');
      return found;
    });
    const vault = gaps.find(({ kind }) => kind === 'Vault');
    expect(vault).toMatchObject({ group, state: 'forbidden' });
    expect(vault?.error).toContain('vaults');
    expect(gaps.map(({ kind }) => kind)).not.toContain('Pump');
  });
});

describe('watching', () => {
  it('costs the API server nothing for a hundred readers', async () => {
    const { clusters } = backend;
    const before = clusters?.stats('test');
    await Promise.all(
      Array.from({ length: 100 }, () =>
        backend.get(`/workloads?namespace=${maps}`, LARS),
      ),
    );
    const after = clusters?.stats('test');
    expect(after?.watches).toBe(before?.watches);
    // A probe of the cluster's health may fall into that time
    expect((after?.calls ?? 0) - (before?.calls ?? 0)).toBeLessThan(5);
  });

  it('reads unknown since when a cluster goes away, waits it out, and is true again afterwards', async () => {
    const list = async () => {
      const { body } = await backend.get(`/workloads?namespace=${maps}`, LARS);
      return workloadPageSchema.parse(body);
    };
    const lostAfter = Date.now();
    outage.begin();
    const lost = await eventually(async () => {
      const page = await list();
      expect(page.clusters[0].state).toBe('unreachable');
      return page;
    }, 40_000);
    for (const { verdict, staleSince } of lost.items) {
      expect(verdict).toMatchObject({
        status: 'Unknown',
        reason: 'ClusterUnreachable',
      });
      expect(Date.parse(staleSince ?? '')).toBeGreaterThan(lostAfter - 5_000);
    }
    const { body } = await backend.get(`/resources?namespace=${maps}`, LARS);
    const { items } = resourcePageSchema.parse(body);
    expect(new Set(items.map(({ verdict }) => verdict.status))).toEqual(
      new Set(['Unknown']),
    );
    const path = `/workloads/test/${maps}/Deployment/delivered/wait`;
    const waiting = backend.get(`${path}?timeoutSeconds=60`, LARS);
    const [result] = await Promise.all([
      waiting,
      new Promise(resolve => {
        setTimeout(resolve, 500);
      }).then(() => outage.end()),
    ]);
    expect(result.status).toBe(200);
    const [row] = (await list()).items.filter(one => one.name === 'delivered');
    expect(row.verdict.status).toBe('Healthy');
    // An outage is nothing that happened to a rollout
    const [last] = await history(`namespace=${maps}&name=delivered`);
    expect(last).toMatchObject({ status: 'healthy', failures: [] });
  });
});
