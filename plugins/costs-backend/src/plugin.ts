import {
  coreServices,
  createBackendPlugin,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  AgentActions,
  Announcer,
  Audit,
} from '@dugnad/plugin-backend-kit-node';
import { clustersServiceRef } from '@dugnad/plugin-clusters-node';
import { COSTS_CHANNEL, costsPermissions } from '@dugnad/plugin-costs-common';
import { CatalogComponents } from '@dugnad/plugin-ownership-node';
import { CostAccess } from './access/CostAccess';
import { costResourceRef, isOwnerRule } from './access/costPermissions';
import { readCostsConfig } from './config';
import { GroupCostCentres } from './costCentres/GroupCostCentres';
import { createCosts } from './createCosts';
import { registerActions } from './registerActions';
import { createRouter } from './router';
import { scheduleWork } from './scheduleWork';

/** Whose share of the bill is this: samples, allocation, budgets and their HTTP API. */
export const costsPlugin = createBackendPlugin({
  pluginId: 'costs',
  register(env) {
    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        clusters: clustersServiceRef,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        rootConfig: coreServices.rootConfig,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
      },
      async init(deps) {
        const { clusters, logger, rootConfig } = deps;
        const config = readCostsConfig(rootConfig);
        const db = await deps.database.getClient();
        if (!deps.database.migrations?.skip) {
          await db.migrate.latest({
            directory: resolvePackagePath(
              '@dugnad/plugin-costs-backend',
              'migrations',
            ),
          });
        }
        deps.permissionsRegistry.addResourceType({
          resourceRef: costResourceRef,
          permissions: costsPermissions,
          rules: [isOwnerRule],
        });
        const components = new CatalogComponents(deps);
        const groups = new GroupCostCentres(deps);
        const announcer = new Announcer({
          ...deps,
          channel: COSTS_CHANNEL,
          gatherMs: 0,
          intervalMs: 0,
        });
        const work = createCosts({
          db,
          clusters,
          config,
          access: new CostAccess(deps),
          components: () => components.index,
          ownCostCentres: () => groups.ownOf,
          notifications: deps.notifications,
          logger,
          now: () => new Date(),
          announce: keys => announcer.now(keys),
        });
        const { costs } = work;
        const audit = new Audit(deps.auditor);
        registerActions({
          agents: new AgentActions({ ...deps, audit }),
          costs,
        });
        deps.httpRouter.use(
          createRouter({
            costs,
            httpAuth: deps.httpAuth,
            audit,
            organisation:
              rootConfig.getOptionalString('organization.name') ??
              'organisation',
          }),
        );
        await scheduleWork({ ...deps, ...work, components, groups, config });
      },
    });
  },
});
