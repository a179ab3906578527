import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { eventually } from '../__testUtils__/eventually';
import { ScriptedApiServer } from '../__testUtils__/ScriptedApiServer';
import { ClustersService } from '../types';
import { clustersServiceRef } from './clustersServiceRef';

it('serves all plugins from one watch, needs no installation and stops with the backend', async () => {
  const server = await ScriptedApiServer.start();
  server.put('pods', { metadata: { name: 'a', namespace: 'maps' } });
  const seen: ClustersService[] = [];
  const plugin = (pluginId: string) =>
    createBackendPlugin({
      pluginId,
      register(env) {
        env.registerInit({
          deps: { clusters: clustersServiceRef, logger: coreServices.logger },
          async init({ clusters }) {
            seen.push(clusters);
            const pods = clusters.collection({
              id: 'test.pods',
              resource: { group: '', kind: 'Pod' },
              project: pod => pod.metadata.name,
            });
            await pods.whenSynced('oslo');
          },
        });
      },
    });
  const cluster = { name: 'oslo', url: server.url, serviceAccountToken: 't' };
  const backend = await startTestBackend({
    features: [
      plugin('one'),
      plugin('two'),
      mockServices.rootConfig.factory({
        data: {
          kubernetes: {
            clusterLocatorMethods: [{ type: 'config', clusters: [cluster] }],
          },
        },
      }),
    ],
  });
  expect(seen).toHaveLength(2);
  expect(seen[0]).toBe(seen[1]);
  expect(seen[0].list()).toEqual([
    { name: 'oslo', title: 'oslo', url: server.url },
  ]);
  await eventually(() => expect(server.openWatches).toBe(1));
  await backend.stop();
  await eventually(() => expect(server.openWatches).toBe(0));
  await server.stop();
});
