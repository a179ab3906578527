import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { clustersServiceRef } from '@dugnad/plugin-clusters-node';
import { ClusterEntityProvider } from './ClusterEntityProvider';
import { readClustersOwner } from './config';

/** Adds the configured clusters to the catalog. */
export const catalogModuleClusters = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'clusters',
  register(env) {
    env.registerInit({
      deps: {
        catalog: catalogProcessingExtensionPoint,
        clusters: clustersServiceRef,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
      },
      async init({ catalog, clusters, config, logger }) {
        readClustersOwner(config);
        const provider = new ClusterEntityProvider({
          clusters: () => clusters.list(),
          owner: () => readClustersOwner(config),
        });
        catalog.addEntityProvider(provider);
        config.subscribe?.(() => {
          provider.refresh().catch(error => {
            logger.error(
              'Could not update the clusters in the catalog after a change of configuration',
              error,
            );
          });
        });
      },
    });
  },
});
