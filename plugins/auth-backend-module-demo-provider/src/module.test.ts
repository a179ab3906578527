import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import authPlugin from '@backstage/plugin-auth-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { JsonObject } from '@backstage/types';
import request from 'supertest';
import demoProvider from '.';

const entities: Entity[] = [
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name: 'kari.moe', description: 'Developer' },
    spec: { profile: { displayName: 'Kari Moe' }, memberOf: ['boats'] },
    relations: [{ type: 'memberOf', targetRef: 'group:default/boats' }],
  },
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name: 'boats', title: 'Boats' },
    spec: { type: 'team', children: [] },
  },
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name: 'director' },
    spec: { memberOf: [] },
  },
];

const demo = {
  development: {
    people: [{ id: 'kari.moe', role: 'makes services' }, { id: 'not.yet' }],
  },
};

async function start(auth: JsonObject) {
  const { server } = await startTestBackend({
    features: [
      authPlugin,
      demoProvider,
      catalogServiceMock.factory({ entities }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost' },
          backend: { baseUrl: 'http://localhost' },
          auth,
        },
      }),
    ],
  });
  return server;
}

const offered = { environment: 'development', providers: { demo } };

describe('demo sign-in', () => {
  afterEach(() => jest.restoreAllMocks());

  it('lists the configured people without an identity', async () => {
    const response = await request(await start(offered)).get(
      '/api/auth/demo/people',
    );
    expect(response.status).toBe(200);
    expect(response.body).toEqual({
      people: [
        {
          id: 'kari.moe',
          name: 'Kari Moe',
          title: 'Developer',
          team: 'Boats',
          role: 'makes services',
        },
      ],
      missing: ['not.yet'],
    });
  });

  it('signs a listed person in as their catalog user', async () => {
    const response = await request(await start(offered))
      .get('/api/auth/demo/refresh')
      .set('x-dugnad-demo-user', 'kari.moe');
    expect(response.status).toBe(200);
    expect(response.body).toMatchObject({
      profile: { displayName: 'Kari Moe' },
      backstageIdentity: {
        identity: { userEntityRef: 'user:default/kari.moe' },
      },
    });
    expect(response.body.backstageIdentity.token).toEqual(expect.any(String));
  });

  it.each([
    ['nobody', undefined],
    ['somebody unknown', 'who.ever'],
    ['a catalog user who is not listed', 'director'],
    ['another spelling of a listed person', 'user:default/kari.moe'],
    ['two people at once', 'kari.moe, director'],
    ['a listed person the catalog does not know', 'not.yet'],
  ])('refuses %s with 401', async (_name, id) => {
    const call = request(await start(offered)).get('/api/auth/demo/refresh');
    const response = await (id ? call.set('x-dugnad-demo-user', id) : call);
    expect(response.status).toBe(401);
    expect(response.body.backstageIdentity).toBeUndefined();
  });

  it.each(['/api/auth/demo/people', '/api/auth/demo/refresh'])(
    'answers 403 on %s for a request through a foreign host name',
    async path => {
      const server = await start(offered);
      const call = request(server).get(path);
      const response = await call
        .set('host', 'portal.example.org')
        .set('x-dugnad-demo-user', 'kari.moe');
      expect(response.status).toBe(403);
    },
  );

  it('answers a foreign host name when configuration says so', async () => {
    const development = {
      ...demo.development,
      dangerouslyAllowRemoteSignIn: true,
    };
    const server = await start({
      ...offered,
      providers: { demo: { development } },
    });
    const response = await request(server)
      .get('/api/auth/demo/people')
      .set('host', 'portal.example.org');
    expect(response.status).toBe(200);
  });

  it.each([
    [
      'auth.environment is production',
      { ...offered, environment: 'production' },
    ],
    ['auth.environment is not set', { providers: { demo } }],
    ['it is not configured', { environment: 'development', providers: {} }],
  ])('does not exist when %s', async (_name, auth) => {
    const server = await start(auth);
    const people = await request(server).get('/api/auth/demo/people');
    const refresh = await request(server)
      .get('/api/auth/demo/refresh')
      .set('x-dugnad-demo-user', 'kari.moe');
    expect([people.status, refresh.status]).toEqual([404, 404]);
  });

  describe('in production', () => {
    beforeEach(() => {
      jest.replaceProperty(process.env, 'NODE_ENV', 'production');
    });

    it('stops the start of a backend that has it configured', async () => {
      await expect(start(offered)).rejects.toThrow(/must not be configured/);
    });

    it('lets a backend start that has it not configured', async () => {
      const server = await start({ environment: 'production' });
      const response = await request(server).get('/api/auth/demo/people');
      expect(response.status).toBe(404);
    });
  });
});
