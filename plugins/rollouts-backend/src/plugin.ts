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
import { CatalogComponents } from '@dugnad/plugin-ownership-node';
import {
  ROLLOUTS_CHANNEL,
  rolloutsPermissions,
} from '@dugnad/plugin-rollouts-common';
import { SignalKeys } from './board/SignalKeys';
import { openActing } from './act/openActing';
import { componentStatus } from './badge/componentStatus';
import { followCollections } from './board/followCollections';
import { Autoscalers } from './board/Autoscalers';
import { RolloutBoard } from './board/RolloutBoard';
import { openCollections } from './collections/openCollections';
import { readRolloutsConfig } from './config';
import { createHistory } from './createHistory';
import { createResources } from './createResources';
import { sharedSecret } from './database/sharedSecret';
import { isOwnerRule, workloadResourceRef } from './permissionRules';
import { registerActions } from './registerActions';
import { registerHistoryActions } from './registerHistoryActions';
import { createRouter } from './router';
import { createHistoryRouter } from './routes/createHistoryRouter';
import { createPipelineRouter } from './routes/createPipelineRouter';
import { scheduleUpkeep } from './scheduleUpkeep';
import { WaitService } from './wait/WaitService';
import { WorkloadAccess } from './WorkloadAccess';
import { WorkloadService } from './WorkloadService';

/** A rollout changes many objects at once. */
const GATHER_MS = 40;

/** The rollouts backend plugin: what runs, judged, live. */
export const rolloutsPlugin = createBackendPlugin({
  pluginId: 'rollouts',
  register(env) {
    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        clusters: clustersServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
      },
      async init(deps) {
        const { catalog, auth, clusters } = deps;
        const config = readRolloutsConfig(deps.config);
        const db = await deps.database.getClient();
        if (!deps.database.migrations?.skip) {
          await db.migrate.latest({
            directory: resolvePackagePath(
              '@dugnad/plugin-rollouts-backend',
              'migrations',
            ),
          });
        }
        const signalKeys = new SignalKeys(await sharedSecret(db, 'signals'));
        const now = () => new Date();
        const announcer = new Announcer({
          ...deps,
          channel: ROLLOUTS_CHANNEL,
          gatherMs: GATHER_MS,
          intervalMs: config.announceIntervalMs,
        });
        const collections = openCollections(clusters, {
          commit: config.commitAnnotations,
        });
        const components = new CatalogComponents({ catalog, auth });
        const autoscalers = new Autoscalers(clusters);
        const board = new RolloutBoard({
          clusters,
          autoscalers,
          collections,
          components: () => components.index,
          signalKeys,
          intervalMs: config.announceIntervalMs,
          patienceMs: config.patienceMs,
          announce: keys => announcer.now(keys),
        });
        const shared = {
          ...{ ...deps, config, collections, components, board, signalKeys },
          announce: (keys: string[]) => announcer.changed(...keys),
          now,
        };
        const resources = createResources(shared);
        const past = createHistory({ ...shared, db });
        const stop = followCollections({ clusters, collections, board });
        const stopFollowing = autoscalers.follow(ref => board.touch(ref));
        components.onChange(() => board.touchAll());
        resources.board.start();
        deps.lifecycle.addStartupHook(() => past.recorder.start());
        deps.lifecycle.addShutdownHook(async () => {
          stop();
          stopFollowing();
          board.stop();
          resources.board.stop();
          announcer.stop();
          await past.recorder.stop();
        });
        await scheduleUpkeep(deps.scheduler, past);
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
        const audit = new Audit(deps.auditor);
        const agents = new AgentActions({ ...deps, audit });
        const workloads = new WorkloadService({
          ...{ board, components, now, patienceMs: config.patienceMs },
          resources: resources.service,
        });
        registerActions({ agents, access, workloads });
        registerHistoryActions({
          ...{ agents, access, ...past },
          resources: resources.service,
        });
        deps.httpRouter.use(
          createRouter({ ...deps, audit, access, workloads }),
        );
        deps.httpRouter.use(
          createHistoryRouter({
            ...{ ...deps, audit, access, ...past },
            resources: resources.service,
          }),
        );
        deps.httpRouter.addAuthPolicy({
          path: '/entities/:kind/:namespace/:name/badge.svg',
          allow: config.publicBadges ? 'unauthenticated' : 'user-cookie',
        });
        deps.httpRouter.use(
          createPipelineRouter({
            ...{ ...deps, audit, access, ...past },
            publicBadges: config.publicBadges,
            wait: new WaitService({ ...past, ...config, board }),
            statusOf: async (entityRef, query, maySee) =>
              componentStatus(
                entityRef,
                (await workloads.ofEntity(entityRef)).filter(maySee),
                query,
                now(),
              ),
          }),
        );
        deps.httpRouter.use(
          openActing({
            ...{ ...deps, audit, agents, access, board },
            ...{ collections, components, config },
            now: () => new Date(),
          }),
        );
      },
    });
  },
});
