import { randomBytes } from 'node:crypto';
import { createBackendPlugin } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { testControlPlane } from '@dugnad/control-plane';
import {
  ClusterDetail,
  clusterDetailSchema,
  namespacesPageSchema,
} from '@dugnad/plugin-clusters-common';
import {
  ClustersService,
  clustersServiceRef,
} from '@dugnad/plugin-clusters-node';
import request from 'supertest';
import clustersPlugin from './index';

jest.setTimeout(120_000);

const name = `clusters-test-${randomBytes(4).toString('hex')}`;
const controlPlane = testControlPlane();
const stops: (() => Promise<unknown>)[] = [];

async function start() {
  const access = controlPlane.access();
  const real = {
    name: 'real',
    title: 'Real',
    url: access.url,
    authProvider: 'serviceAccount',
    serviceAccountToken: access.portalToken,
    caData: access.caData,
  };
  const gone = { ...real, name: 'gone', url: 'https://127.0.0.1:1' };
  let clusters: ClustersService | undefined;
  const backend = await startTestBackend({
    features: [
      clustersPlugin,
      createBackendPlugin({
        pluginId: 'probe',
        register(env) {
          env.registerInit({
            deps: { service: clustersServiceRef },
            async init({ service }) {
              clusters = service;
            },
          });
        },
      }),
      mockServices.rootConfig.factory({
        data: {
          kubernetes: {
            clusterLocatorMethods: [{ type: 'config', clusters: [real, gone] }],
          },
        },
      }),
    ],
  });
  stops.push(() => backend.stop());
  const get = async (path: string) => {
    const response = await request(backend.server)
      .get(`/api/clusters${path}`)
      .set('authorization', mockCredentials.user.header());
    return response.body;
  };
  const admin = clusters?.connection('real').withToken(access.adminToken);
  if (!admin) throw new Error('The clusters service did not start');
  const detail = async (cluster: string) =>
    clusterDetailSchema.parse(await get(`/clusters/${cluster}`));
  return { admin, get, detail };
}

async function eventually<T>(
  read: () => Promise<T>,
  holds: (value: T) => boolean,
): Promise<T> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const value = await read();
    if (holds(value)) return value;
    if (Date.now() > deadline) {
      throw new Error(`Not so after 30 s: ${JSON.stringify(value)}`);
    }
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}

afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

describe('clusters plugin on a real control plane, with the rights of the portal', () => {
  it('reads everything it shows, and an unreachable cluster hides nothing of it', async () => {
    const { detail } = await start();

    const real: ClusterDetail = await eventually(
      () => detail('real'),
      cluster => cluster.reachability.state === 'live' && !cluster.gaps.length,
    );
    expect(real.version).toMatch(/^v\d+\.\d+/);
    expect(real.nodes?.total).toBeGreaterThan(0);
    expect(real.nodeList).toHaveLength(real.nodes?.total ?? -1);
    expect(real.capacity?.cpuCores).toBeGreaterThan(0);
    expect(real.staleSince).toBeNull();
    expect(real.requested).not.toBeNull();

    const gone = await eventually(
      () => detail('gone'),
      cluster => cluster.reachability.state === 'unreachable',
    );
    expect(gone).toMatchObject({ nodes: null, pods: null, requested: null });
    expect(gone.reachability.error).toEqual(expect.any(String));
  });

  it('follows a namespace, its quota and its pods from creation to removal', async () => {
    const { admin, get } = await start();
    const page = async () =>
      namespacesPageSchema.parse(
        await get(`/clusters/real/namespaces?search=${name}`),
      );
    const metadata = { name };
    const inside = { name: 'one', namespace: name };
    const namespaceRef = { group: '', kind: 'Namespace', name };
    stops.push(() => admin.remove(namespaceRef));

    await admin.apply({ apiVersion: 'v1', kind: 'Namespace', metadata });
    await admin.apply({
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: 'default', namespace: name },
    });
    await admin.apply({
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: inside,
      spec: { hard: { 'requests.cpu': '1500m', 'requests.memory': '1Gi' } },
    });
    const requests = { cpu: '250m', memory: '64Mi' };
    await admin.apply({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: inside,
      spec: {
        containers: [
          { name: 'main', image: 'example/app:1', resources: { requests } },
        ],
      },
    });

    const { items } = await eventually(
      page,
      one => one.items?.[0]?.pods === 1 && one.items[0].quota?.limited === true,
    );
    expect(items?.[0]).toMatchObject({
      name,
      requested: { cpuCores: 0.25, memoryBytes: 67108864 },
      quota: { cpuCores: 1.5, memoryBytes: 1073741824 },
    });

    await admin.remove({ group: '', kind: 'Pod', ...inside });
    await eventually(page, one => one.items?.[0]?.pods === 0);

    await admin.remove(namespaceRef);
    await eventually(page, one => one.total === 0);
  });
});
