import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { readClusters } from '../config';
import { InstrumentedClustersService } from '../types';
import { DefaultClustersService } from './DefaultClustersService';

/**
 * The configured clusters: connections, status and live collections. One per process, shared by all plugins; needs no
 * installation, depending on it is enough.
 */
export const clustersServiceRef = createServiceRef<InstrumentedClustersService>(
  {
    id: 'dugnad.clusters',
    scope: 'root',
    defaultFactory: async service =>
      createServiceFactory({
        service,
        deps: {
          config: coreServices.rootConfig,
          logger: coreServices.rootLogger,
          lifecycle: coreServices.rootLifecycle,
        },
        factory({ config, logger, lifecycle }) {
          const found = readClusters(config);
          const log = logger.child({ service: 'clusters' });
          found.warnings.forEach(warning => log.warn(warning));
          const clusters = new DefaultClustersService({
            clusters: found.clusters,
            logger: log,
          });
          clusters.start();
          lifecycle.addShutdownHook(() => clusters.stop());
          return clusters;
        },
      }),
  },
);
