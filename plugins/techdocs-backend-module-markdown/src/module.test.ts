import {
  createMockDirectory,
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import techdocsPlugin from '@backstage/plugin-techdocs-backend';
import request from 'supertest';
import techdocsModuleMarkdown from '.';

const files = createMockDirectory({
  content: {
    boats: {
      'catalog-info.yaml': '',
      docs: { 'index.md': '# All about boats' },
    },
    broken: { 'catalog-info.yaml': '' },
    published: {},
  },
});

const entity = (name: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name,
    uid: name,
    annotations: {
      'backstage.io/techdocs-ref': 'dir:.',
      'backstage.io/managed-by-location': `file:${files.resolve(
        name,
        'catalog-info.yaml',
      )}`,
      'backstage.io/source-location': `file:${files.resolve(
        name,
        'catalog-info.yaml',
      )}`,
    },
  },
  spec: { type: 'service' },
});

it('builds documentation nobody opened, and goes on past what cannot be built', async () => {
  const { server } = await startTestBackend({
    features: [
      techdocsPlugin,
      techdocsModuleMarkdown,
      catalogServiceMock.factory({
        entities: [entity('broken'), entity('boats')],
      }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost' },
          backend: { baseUrl: 'http://localhost' },
          techdocs: {
            builder: 'local',
            publisher: {
              type: 'local',
              local: { publishDirectory: files.resolve('published') },
            },
            markdown: {
              prebuild: {
                schedule: {
                  frequency: { minutes: 1 },
                  timeout: { minutes: 1 },
                },
              },
            },
          },
        },
      }),
    ],
  });
  const index = () =>
    request(server)
      .get(
        '/api/techdocs/static/docs/default/component/boats/search/search_index.json',
      )
      .set('cookie', mockCredentials.limitedUser.cookie());
  let response = await index();
  for (let i = 0; i < 100 && response.status !== 200; i += 1) {
    await new Promise(done => setTimeout(done, 100));
    response = await index();
  }
  expect(response.body.docs).toMatchObject([
    { location: '', title: 'All about boats' },
  ]);
}, 30_000);
