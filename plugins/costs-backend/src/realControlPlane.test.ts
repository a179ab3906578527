import { randomBytes } from 'node:crypto';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { testControlPlane } from '@dugnad/control-plane';
import createKnex, { Knex } from 'knex';
import { adminApi } from './__testUtils__/adminApi';
import { eventually } from './__testUtils__/eventually';
import { IntervalScheduler } from './__testUtils__/IntervalScheduler';
import { startPrometheus } from './__testUtils__/startPrometheus';
import { costsPlugin } from './plugin';

jest.setTimeout(180_000);

const plane = testControlPlane();
const namespace = `costs-${randomBytes(4).toString('hex')}`;
const GIB = 2 ** 30;

/** Cores requested and used; all of them request and use a GiB. */
const WORKLOADS: Record<string, { request: string; use: string; tag: string }> =
  {
    'asks-little': { request: '1', use: '2', tag: 'ok' },
    'asks-much': { request: '2', use: '1', tag: 'ok' },
    'never-starts': { request: '1', use: '1', tag: 'bad' },
  };

beforeAll(async () => {
  const call = adminApi(plane.access());
  await call('POST', '/api/v1/namespaces', {
    metadata: {
      name: namespace,
      annotations: { 'dugnad.dev/owner-ref': 'group:default/forms' },
    },
  });
  for (const [name, { request, use, tag }] of Object.entries(WORKLOADS)) {
    await call('POST', `/apis/apps/v1/namespaces/${namespace}/deployments`, {
      metadata: { name },
      spec: {
        replicas: 1,
        selector: { matchLabels: { app: name } },
        template: {
          metadata: {
            labels: { app: name },
            annotations: {
              'fake.dugnad.dev/cpu': use,
              'fake.dugnad.dev/memory': '1Gi',
            },
          },
          spec: {
            containers: [
              {
                name: 'web',
                image: `registry.test/${name}:${tag}`,
                resources: { requests: { cpu: request, memory: '1Gi' } },
              },
            ],
          },
        },
      },
    });
  }
  await eventually(async () => {
    const running = (await pods()).filter(({ phase }) => phase === 'Running');
    if (running.length !== 2) {
      throw new Error(`${running.length} pods run`);
    }
  }, 60_000);
});

afterAll(() =>
  adminApi(plane.access())('DELETE', `/api/v1/namespaces/${namespace}`),
);

async function pods(): Promise<{ name: string; phase: string }[]> {
  const { body } = await adminApi(plane.access())(
    'GET',
    `/api/v1/namespaces/${namespace}/pods`,
  );
  return body.items.map(
    (item: { metadata: { name: string }; status: { phase: string } }) => ({
      name: item.metadata.name,
      phase: item.status.phase,
    }),
  );
}

/** The portal with its own rights in the cluster, looking every second. */
async function startPortal(usage: object) {
  const db = createKnex({
    client: 'better-sqlite3',
    connection: ':memory:',
    useNullAsDefault: true,
    pool: { min: 1, max: 1 },
  });
  const scheduler = new IntervalScheduler();
  const { name, url, caData, portalToken } = plane.access();
  const backend = await startTestBackend({
    features: [
      costsPlugin,
      catalogServiceMock.factory({ entities: [] }),
      mockServices.rootConfig.factory({
        data: {
          costs: {
            charges: [
              {
                cluster: name,
                name: 'Servers',
                kind: 'server',
                amount: '3000000',
                validFrom: '2020-01-01',
              },
            ],
            sampling: { interval: '1s', flush: '1s' },
            usage: [{ cluster: name, ...usage }],
          },
          kubernetes: {
            serviceLocatorMethod: { type: 'multiTenant' },
            clusterLocatorMethods: [
              {
                type: 'config',
                clusters: [
                  {
                    name,
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
      mockServices.scheduler.mock({
        scheduleTask: task => scheduler.scheduleTask(task),
      }).factory,
      createServiceFactory({
        service: coreServices.database,
        deps: {},
        factory: () => ({ getClient: async () => db }),
      }),
    ],
  });
  return {
    db,
    stop: async () => {
      scheduler.stop();
      await backend.stop();
      await db.destroy();
    },
  };
}

const samples = (db: Knex) =>
  db('cost_samples as s')
    .join('cost_subjects as u', 'u.id', 's.subject_id')
    .join('cost_hours as h', 'h.id', 's.hour_id')
    .where('u.namespace', namespace)
    .orderBy('u.name')
    .select(
      'u.kind',
      'u.name',
      'u.owner_ref',
      'h.source',
      's.cpu_requested',
      's.cpu_used',
      's.cpu_charged',
      's.cpu_micros',
    );

async function expectEachPaysTwo(db: Knex, source: string) {
  const rows = await eventually(async () => {
    const found = await samples(db);
    expect(found).toHaveLength(2);
    expect(found.every(row => row.source === source && row.cpu_used > 0)).toBe(
      true,
    );
    return found;
  }, 60_000);
  const [little, much] = rows;
  expect(little).toMatchObject({
    kind: 'Deployment',
    name: 'asks-little',
    owner_ref: 'group:default/forms',
    cpu_requested: 1000,
  });
  expect(much).toMatchObject({ name: 'asks-much', cpu_requested: 2000 });
  // Pays for what it uses above its request, and for what it requests above its use
  expect(little.cpu_charged / 1000).toBeCloseTo(2, 1);
  expect(much.cpu_charged).toBe(2000);
  expect(much.cpu_used / 1000).toBeCloseTo(1, 1);
  expect(little.cpu_micros / much.cpu_micros).toBeCloseTo(1, 1);
  expect(much.cpu_micros).toBeGreaterThan(0);
}

type Series = { metric: { container?: string }; value: [number, string] };

it('charges by a real Prometheus: requests 1 and uses 2 pays 2, requests 2 and uses 1 pays 2, never started pays nothing', async () => {
  const running = await pods();
  const prometheus = await startPrometheus(() =>
    running.flatMap(({ name }) => {
      const workload = Object.keys(WORKLOADS).find(key => name.startsWith(key));
      return workload
        ? [
            {
              namespace,
              pod: name,
              container: 'web',
              cpuCores: Number(WORKLOADS[workload].use),
              memoryBytes: GIB,
            },
          ]
        : [];
    }),
  );
  try {
    const query = `${prometheus.url}/api/v1/query?query=rate(container_cpu_usage_seconds_total[10s])`;
    await eventually(async () => {
      const answer = await (await fetch(query)).json();
      const rates = answer.data.result
        .filter(({ metric }: Series) => metric.container === 'web')
        .map(({ value }: Series) => Math.round(Number(value[1])));
      expect(rates.sort()).toEqual([1, 1, 2]);
    }, 60_000);
    const portal = await startPortal({
      type: 'prometheus',
      url: prometheus.url,
      selector: 'cluster="oslo"',
      window: '10s',
    });
    try {
      await expectEachPaysTwo(portal.db, 'prometheus');
    } finally {
      await portal.stop();
    }
  } finally {
    await prometheus.stop();
  }
});

it('charges by the metrics API of the cluster alike', async () => {
  expect.hasAssertions();
  const portal = await startPortal({ type: 'metrics' });
  try {
    await expectEachPaysTwo(portal.db, 'metrics');
  } finally {
    await portal.stop();
  }
});
