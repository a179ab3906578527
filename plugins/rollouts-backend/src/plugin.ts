import { randomUUID } from 'node:crypto';
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { clustersServiceRef } from '@dugnad/plugin-clusters-node';
import {
  ROLLOUTS_CHANNEL,
  rolloutsPermissions,
} from '@dugnad/plugin-rollouts-common';
import { SignalKeys } from './board/SignalKeys';
import { followCollections } from './board/followCollections';
import { RolloutBoard } from './board/RolloutBoard';
import { CatalogComponents } from './catalog/CatalogComponents';
import { openCollections } from './collections/openCollections';
import { readRolloutsConfig } from './config';
import { isOwnerRule, workloadResourceRef } from './permissionRules';
import { registerActions } from './registerActions';
import { createRouter } from './router';
import { WorkloadAccess } from './WorkloadAccess';
import { WorkloadService } from './WorkloadService';

/** The rollouts backend plugin: what runs, judged, live. */
export const rolloutsPlugin = createBackendPlugin({
  pluginId: 'rollouts',
  register(env) {
    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        clusters: clustersServiceRef,
        config: coreServices.rootConfig,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
      },
      async init(deps) {
        const { catalog, auth, clusters, logger, signals } = deps;
        const config = readRolloutsConfig(deps.config);
        const collections = openCollections(clusters, {
          commit: config.commitAnnotations,
        });
        const components = new CatalogComponents({ catalog, auth });
        const board = new RolloutBoard({
          clusters,
          collections,
          components: () => components.index,
          signalKeys: new SignalKeys(randomUUID()),
          intervalMs: config.announceIntervalMs,
          announce: keys => {
            signals
              .publish({
                recipients: { type: 'broadcast' },
                channel: ROLLOUTS_CHANNEL,
                message: { keys },
              })
              .catch(error => {
                logger.warn('Could not announce changed rollouts', error);
              });
          },
        });
        const stop = followCollections({ clusters, collections, board });
        components.onChange(() => board.touchAll());
        deps.lifecycle.addShutdownHook(() => {
          stop();
          board.stop();
        });
        await deps.scheduler.scheduleTask({
          id: 'rollouts:components',
          scope: 'local',
          frequency: config.catalogRefresh,
          timeout: { minutes: 5 },
          fn: () => components.refresh(),
        });
        deps.permissionsRegistry.addResourceType({
          resourceRef: workloadResourceRef,
          permissions: rolloutsPermissions,
          rules: [isOwnerRule],
        });
        const access = new WorkloadAccess(deps);
        const workloads = new WorkloadService({
          board,
          components,
          now: () => new Date(),
        });
        registerActions({ ...deps, access, workloads });
        deps.httpRouter.use(createRouter({ ...deps, access, workloads }));
      },
    });
  },
});
