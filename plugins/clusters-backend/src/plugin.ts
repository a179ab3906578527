import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  CLUSTERS_CHANNEL,
  clustersPermissions,
} from '@dugnad/plugin-clusters-common';
import {
  AgentActions,
  Announcer,
  Audit,
} from '@dugnad/plugin-backend-kit-node';
import { clustersServiceRef } from '@dugnad/plugin-clusters-node';
import { ClusterInventory } from './ClusterInventory';
import { readClustersConfig } from './config';
import { followClusters } from './followClusters';
import { LastChanges } from './LastChanges';
import { openCollections } from './openCollections';
import { PodTallies } from './PodTallies';
import { registerActions } from './registerActions';
import { createRouter } from './router';

/** The clusters backend plugin: what the configured clusters hold right now. */
export const clustersPlugin = createBackendPlugin({
  pluginId: 'clusters',
  register(env) {
    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        clusters: clustersServiceRef,
        config: coreServices.rootConfig,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        signals: signalsServiceRef,
      },
      async init(deps) {
        const { clusters, permissions } = deps;
        const { announceIntervalMs } = readClustersConfig(deps.config);
        const collections = openCollections(clusters);
        const names = clusters.list().map(cluster => cluster.name);
        const podTallies = new PodTallies(collections.pods, names);
        const lastChanges = new LastChanges();
        const announcer = new Announcer({
          ...deps,
          channel: CLUSTERS_CHANNEL,
          // A quiet cluster is shown without delay, a busy one costs a page one refetch an interval
          gatherMs: 0,
          intervalMs: announceIntervalMs,
        });
        const stop = followClusters({
          clusters,
          collections,
          podTallies,
          lastChanges,
          announcer,
          now: () => Date.now(),
        });
        deps.lifecycle.addShutdownHook(stop);

        const inventory = new ClusterInventory({
          clusters,
          collections,
          podTallies,
          lastChanges,
        });
        deps.permissionsRegistry.addPermissions(clustersPermissions);
        const audit = new Audit(deps.auditor);
        const agents = new AgentActions({ ...deps, audit });
        registerActions({ agents, permissions, inventory });
        deps.httpRouter.use(createRouter({ ...deps, audit, inventory }));
      },
    });
  },
});
