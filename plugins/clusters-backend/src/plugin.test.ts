import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { clusterListSchema } from '@dugnad/plugin-clusters-common';
import { clustersServiceRef } from '@dugnad/plugin-clusters-node';
import request from 'supertest';
import { FakeClusters } from './__testUtils__/FakeClusters';
import { namespace, pod } from './__testUtils__/objects';
import clustersPlugin from './index';

async function start(
  result: AuthorizeResult.ALLOW | AuthorizeResult.DENY = AuthorizeResult.ALLOW,
) {
  const clusters = new FakeClusters(['oslo', 'bergen']);
  const published: unknown[] = [];
  const { server } = await startTestBackend({
    features: [
      clustersPlugin,
      createServiceFactory({
        service: clustersServiceRef,
        deps: {},
        factory: () => clusters,
      }),
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({
          publish: async signal => {
            published.push(signal);
          },
        }),
      }),
      mockServices.permissions.factory({ result }),
    ],
  });
  const get = (path: string) =>
    request(server)
      .get(`/api/clusters${path}`)
      .set('authorization', mockCredentials.user.header());
  return { clusters, published, server, get };
}

describe('clusters plugin', () => {
  it('serves every configured cluster, in the order of configuration', async () => {
    const { get, clusters } = await start();
    clusters.syncAll('oslo');

    const response = await get('/clusters');

    expect(response.status).toBe(200);
    const { items } = clusterListSchema.parse(response.body);
    expect(items.map(one => [one.name, one.reachability.state])).toEqual([
      ['oslo', 'live'],
      ['bergen', 'connecting'],
    ]);
  });

  it('serves a page of namespaces', async () => {
    const { get, clusters } = await start();
    clusters.syncAll('oslo');
    const feed = clusters.opened('clusters.namespaces');
    ['a', 'b', 'c'].forEach(name => feed.put('oslo', namespace(name)));

    const response = await get('/clusters/oslo/namespaces?limit=1&offset=1');

    expect(response.body).toMatchObject({ total: 3, items: [{ name: 'b' }] });
  });

  it.each(['/clusters', '/clusters/oslo', '/clusters/oslo/namespaces'])(
    'refuses %s without the permission clusters.read',
    async path => {
      const { get } = await start(AuthorizeResult.DENY);

      const response = await get(path);

      expect(response.status).toBe(403);
      expect(response.body.error.message).toContain('clusters.read');
    },
  );

  it.each(['/clusters', '/clusters/oslo', '/clusters/oslo/namespaces'])(
    'refuses %s to someone who is not signed in',
    async path => {
      const { server } = await start();

      const response = await request(server)
        .get(`/api/clusters${path}`)
        .set('authorization', mockCredentials.none.header());

      expect(response.status).toBe(401);
    },
  );

  it('answers 404 for another name, with the names there are', async () => {
    const { get } = await start();

    const response = await get('/clusters/tromso');

    expect(response.status).toBe(404);
    expect(response.body.error.message).toContain('oslo, bergen');
  });

  it('answers 400 for a query it does not understand, naming the field', async () => {
    const { get } = await start();

    const response = await get(
      '/clusters/oslo/namespaces?limit=many&orderBy=colour',
    );

    expect(response.status).toBe(400);
    expect(response.body.error.message).toMatch(/orderBy:.*limit:/);
  });

  it('announces a change with the name of the cluster and nothing else', async () => {
    const { clusters, published } = await start();

    clusters
      .opened('clusters.pods')
      .put('oslo', pod({ name: 'a', namespace: 'forms-prod' }));

    expect(published).toEqual([
      {
        recipients: { type: 'broadcast' },
        channel: 'clusters',
        message: { keys: ['oslo'] },
      },
    ]);
  });
});
