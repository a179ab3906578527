import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  createMockDirectory,
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import request from 'supertest';
import { catalogGuardModule } from './catalogGuardModule';

const files = createMockDirectory({
  content: { 'secret.yaml': 'password: hunter2\n' },
});

const kari = mockCredentials.user('user:default/kari');

/** The catalog behind its guard; `platform` says whether who asks is in the platform group. */
async function start(platform: boolean, entities: Entity[] = []) {
  const catalog = catalogServiceMock({ entities });
  const { server } = await startTestBackend({
    features: [
      catalogPlugin,
      catalogGuardModule,
      createServiceFactory({
        service: catalogServiceRef,
        deps: {},
        factory: () =>
          Object.assign(catalog, {
            getLocationById: async (id: string) => ({
              id,
              type: 'url',
              target: 'https://git.example/boats.yaml',
            }),
          }),
      }),
      createServiceFactory({
        service: coreServices.permissions,
        deps: {},
        factory: () =>
          mockServices.permissions.mock({
            authorize: async queries =>
              queries.map(({ permission }) => ({
                result:
                  platform || !permission.name.startsWith('dugnad.')
                    ? AuthorizeResult.ALLOW
                    : AuthorizeResult.DENY,
              })),
          }),
      }),
      mockServices.rootConfig.factory({
        data: {
          catalog: { processingInterval: false },
          backend: {
            baseUrl: 'http://localhost',
            database: { client: 'better-sqlite3', connection: ':memory:' },
          },
        },
      }),
    ],
  });
  const call = (method: 'post' | 'put', path: string, body: object) =>
    request(server)
      [method](`/api/catalog${path}`)
      .set(
        'authorization',
        mockCredentials.user.header(kari.principal.userEntityRef),
      )
      .send(body);
  const { body } = await call('post', '/locations', {
    type: 'url',
    target: 'https://git.example/boats.yaml',
  });
  return { call, id: String(body.location.id) };
}

const component = (owner: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'boats',
    annotations: {
      'backstage.io/managed-by-origin-location':
        'url:https://git.example/boats.yaml',
    },
  },
  relations: [{ type: 'ownedBy', targetRef: owner }],
});

const elsewhere = { type: 'url', target: 'https://evil.example/boats.yaml' };

describe('the catalog behind its guard', () => {
  it.each([
    ['the platform team', true, [], 200],
    ['who owns all of it', false, [component('user:default/kari')], 200],
    ['who owns none of it', false, [component('user:default/lise')], 403],
    ['anybody, where nothing came of it', false, [], 403],
  ])(
    'a location, changed by %s',
    async (_name, platform, entities, status) => {
      const { call, id } = await start(platform, entities);
      const paths = [`/locations/${id}`, `/Locations/${id}/`];
      for (const path of paths) {
        expect((await call('put', path, elsewhere)).status).toBe(status);
      }
    },
    60_000,
  );

  it.each([[true], [false]])(
    'reads no local file for anybody who has an entity validated (platform: %s)',
    async platform => {
      const { call } = await start(platform);
      const response = await call('post', '/validate-entity', {
        location: 'url:https://git.example/x',
        entity: {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Location',
          metadata: {
            name: 'x',
            annotations: {
              'backstage.io/managed-by-location': `file:${files.path}/x`,
            },
          },
          spec: { type: 'file', target: files.resolve('secret.yaml') },
        },
      });
      expect(response.status).toBe(400);
      expect(response.text).toContain('catalog.locations');
      expect(response.text).not.toMatch(/hunter2|password|does not exist/);
    },
    60_000,
  );

  it('validates what says nothing of files, and refuses a local source', async () => {
    const { call } = await start(false);
    const entity = (annotations: object) => ({
      location: 'url:https://git.example/x',
      entity: {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: { name: 'x', annotations },
        spec: { type: 'service', lifecycle: 'production', owner: 'boats' },
      },
    });
    const fine = await call('post', '/validate-entity', entity({}));
    expect(fine.status).toBe(200);
    const local = { 'backstage.io/source-location': 'file:///srv/private' };
    const refused = await call('post', '/validate-entity', entity(local));
    expect(refused.status).toBe(400);
  }, 60_000);
});
