import { mockServices } from '@backstage/backend-test-utils';
import { readFileSync } from 'node:fs';
import { DefaultClustersService } from './DefaultClustersService';

const access = JSON.parse(
  readFileSync(process.env.DUGNAD_TEST_CONTROL_PLANE ?? '', 'utf8'),
);

it('follows namespaces', async () => {
  const clusters = new DefaultClustersService({
    clusters: [
      {
        name: 'test',
        title: 'Test',
        url: access.url,
        authentication: { type: 'token', token: access.portalToken },
        caData: access.caData,
        skipTLSVerify: false,
        allowedHosts: [],
      },
    ],
    logger: mockServices.logger.mock(),
  });
  clusters.start();
  const namespaces = clusters.collection({
    id: 'test.namespaces',
    resource: { group: '', kind: 'Namespace' },
    project: object => ({ labels: object.metadata.labels }),
  });
  await namespaces.whenSynced('test');
  expect(namespaces.get('test', 'default')?.value).toBeDefined();
  const changes: string[] = [];
  namespaces.subscribe(change => changes.push(change.type));
  const connection = clusters.connection('test');
  const name = `watch-${Date.now()}`;
  await connection.apply({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, labels: { a: 'b' } },
  });
  await new Promise(r => setTimeout(r, 300));
  expect(namespaces.get('test', name)?.value.labels).toEqual({ a: 'b' });
  expect(await connection.remove({ group: '', kind: 'Namespace', name })).toBe(
    true,
  );
  await new Promise(r => setTimeout(r, 500));
  expect(changes).toContain('added');
  await clusters.stop();
});
