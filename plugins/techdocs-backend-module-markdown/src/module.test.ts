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
      docs: {
        'index.md': '# All about boats',
        'evil.js': 'alert(1)',
        'evil.mjs': 'alert(1)',
        'evil.html': '<script>alert(1)</script>',
        'evil.svg': '<svg onload="alert(1)"/>',
        'evil.wasm': 'x',
        'evil.swf': 'x',
        noending: '<script>alert(1)</script>',
        'boat.png': 'png',
      },
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
      'backstage.io/managed-by-origin-location': `file:${files.resolve(
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
          catalog: {
            locations: ['boats', 'broken'].map(name => ({
              type: 'file',
              target: files.resolve(name, 'catalog-info.yaml'),
            })),
          },
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
  const file = (path: string) =>
    request(server)
      .get(`/api/techdocs/static/docs/default/component/boats/${path}`)
      .set('cookie', mockCredentials.limitedUser.cookie());
  const index = () => file('search/search_index.json');
  let response = await index();
  for (let i = 0; i < 100 && response.status !== 200; i += 1) {
    await new Promise(done => setTimeout(done, 100));
    response = await index();
  }
  expect(response.body.docs).toMatchObject([
    { location: '', title: 'All about boats' },
  ]);
  const headersOf = async (path: string) => (await file(path)).headers;
  for (const path of ['evil.js', 'evil.mjs', 'evil.wasm', 'evil.swf']) {
    expect(await headersOf(path)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment',
      'x-content-type-options': 'nosniff',
    });
  }
  for (const path of ['', 'evil.html', 'evil.svg', 'noending']) {
    const headers = await headersOf(path);
    expect(headers['content-type']).toMatch(
      /^(text\/plain|application\/octet-stream)/,
    );
    expect(headers['content-security-policy']).toMatch(
      /default-src 'none'.*sandbox/,
    );
  }
  expect(await headersOf('boat.png')).toMatchObject({
    'content-type': 'image/png',
  });
}, 60_000);
