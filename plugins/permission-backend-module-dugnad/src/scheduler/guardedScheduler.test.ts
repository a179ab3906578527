import {
  coreServices,
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import request from 'supertest';
import { guardedScheduler } from './guardedScheduler';

const boats = createBackendPlugin({
  pluginId: 'boats',
  register(reg) {
    reg.registerInit({
      deps: { scheduler: coreServices.scheduler },
      async init({ scheduler }) {
        await scheduler.scheduleTask({
          id: 'count',
          frequency: { hours: 1 },
          initialDelay: { hours: 1 },
          timeout: { minutes: 1 },
          scope: 'local',
          fn: async () => {},
        });
      },
    });
  },
});

const start = async (result: AuthorizeResult.ALLOW | AuthorizeResult.DENY) => {
  const { server } = await startTestBackend({
    features: [
      boats,
      guardedScheduler,
      createServiceFactory({
        service: coreServices.permissions,
        deps: {},
        factory: () =>
          mockServices.permissions.mock({
            authorize: async queries => queries.map(() => ({ result })),
          }),
      }),
      mockServices.rootConfig.factory({
        data: {
          backend: {
            baseUrl: 'http://localhost',
            database: { client: 'better-sqlite3', connection: ':memory:' },
          },
        },
      }),
    ],
  });
  return async (method: 'get' | 'post', path: string) => {
    const response = await request(server)
      [method](`/api/boats/.backstage/scheduler/v1/tasks${path}`)
      .set('authorization', mockCredentials.user.header());
    return response.status;
  };
};

describe('the scheduler behind its permission', () => {
  it('answers who has it', async () => {
    const call = await start(AuthorizeResult.ALLOW);
    expect(await call('get', '')).toBe(200);
    expect(await call('post', '/count/trigger')).toBe(200);
  }, 30_000);

  it.each<['get' | 'post', string]>([
    ['get', ''],
    ['get', '/'],
    ['post', '/count/trigger'],
    ['post', '/count/cancel'],
    ['post', '/none/trigger'],
  ])(
    'refuses everyone else: %s %s',
    async (method, path) => {
      const call = await start(AuthorizeResult.DENY);
      expect(await call(method, path)).toBe(403);
    },
    30_000,
  );
});
