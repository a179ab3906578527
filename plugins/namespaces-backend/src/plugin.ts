import {
  coreServices,
  createBackendPlugin,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  AgentActions,
  Announcer,
  Audit,
} from '@dugnad/plugin-backend-kit-node';
import { clustersServiceRef } from '@dugnad/plugin-clusters-node';
import {
  NAMESPACES_CHANNEL,
  namespaceClaimPermissions,
} from '@dugnad/plugin-namespaces-common';
import { namespaceObjectsExtensionPoint } from '@dugnad/plugin-namespaces-node';
import { createAccessRoutes } from './accessRoutes';
import { ClaimAccess } from './access/ClaimAccess';
import { registerActions } from './actions';
import { ClaimOptionsReader } from './ClaimOptionsReader';
import { claimResourceRef, isOwnerRule } from './claimPermissions';
import { ClaimService } from './ClaimService';
import { readNamespacesConfig } from './config';
import { createLifecycle } from './createLifecycle';
import { createReconciler } from './createReconciler';
import { GitWriters } from './gitops/GitWriters';
import { createRequests } from './createRequests';
import { DatabaseClaimStore } from './database/DatabaseClaimStore';
import { DatabaseWorkQueue } from './database/DatabaseWorkQueue';
import { TrustedClock } from './lifecycle/TrustedClock';
import { DatabaseWorkloadStore } from './lifecycle/DatabaseWorkloadStore';
import { CostCentreBook } from './policy/CostCentreBook';
import { Organisation } from './policy/Organisation';
import { NamespaceObjects } from './reconcile/NamespaceObjects';
import { createRouter } from './router';
import { createRequestRouter } from './routes/createRequestRouter';
import { registerRequestActions } from './requests/registerRequestActions';
import { scheduleRequests } from './requests/scheduleRequests';

/** A pass over a claim changes it several times within this. */
const GATHER_MS = 100;

/** Namespaces requested in the portal and kept true in the clusters. */
export const namespacesPlugin = createBackendPlugin({
  pluginId: 'namespaces',
  register(env) {
    const provided = new NamespaceObjects();
    env.registerExtensionPoint(namespaceObjectsExtensionPoint, provided);
    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        clusters: clustersServiceRef,
        rootConfig: coreServices.rootConfig,
        database: coreServices.database,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        discovery: coreServices.discovery,
        notifications: notificationService,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
        userInfo: coreServices.userInfo,
      },
      async init(deps) {
        const { clusters, logger, httpAuth, permissionsRegistry } = deps;
        const config = readNamespacesConfig(deps.rootConfig);
        const db = await deps.database.getClient();
        if (!deps.database.migrations?.skip) {
          await db.migrate.latest({
            directory: resolvePackagePath(
              '@dugnad/plugin-namespaces-backend',
              'migrations',
            ),
          });
        }
        const store = new DatabaseClaimStore(db);
        const queue = new DatabaseWorkQueue(db);
        permissionsRegistry.addResourceType({
          resourceRef: claimResourceRef,
          permissions: namespaceClaimPermissions,
          rules: [isOwnerRule],
          getResources: async ids => {
            const found = await store.getMany(ids);
            return ids.map(id => found.find(claim => claim.id === id));
          },
        });

        const changes = new Announcer({
          ...deps,
          channel: NAMESPACES_CHANNEL,
          gatherMs: GATHER_MS,
          intervalMs: GATHER_MS,
        });
        const workloads = new DatabaseWorkloadStore(db);
        const git = new GitWriters({
          clusters: config.clusters,
          integrations: ScmIntegrations.fromConfig(deps.rootConfig),
          store,
        });
        const reconciler = createReconciler({
          writer: cluster => git.writer(cluster),
          store,
          queue,
          workloads,
          provided,
          clusters,
          config,
          logger,
          changed: claimId => changes.changed(claimId),
        });
        const organisation = new Organisation(deps);
        const costCentres = new CostCentreBook({
          organisation,
          configured: config.costCentres,
        });
        const access = new ClaimAccess(deps);
        const {
          requests,
          filer,
          service,
          changes: changeService,
          sampler,
        } = createRequests({
          ...deps,
          db,
          store,
          organisation,
          access,
          costCentres,
          config,
          provided,
          changed: claimId => changes.changed(claimId),
          wake: () => reconciler.wake(),
        });
        const claims = new ClaimService({
          store,
          queue,
          clusters,
          access,
          changes,
          config,
          openRequests: (id, credentials) => service.openOf(id, credentials),
          wake: () => reconciler.wake(),
        });
        const options = new ClaimOptionsReader({
          organisation,
          clusters,
          access,
          config,
        });
        const audit = new Audit(deps.auditor);
        const actions = new AgentActions({ ...deps, audit });
        const lifecycle = await createLifecycle({
          ...deps,
          db,
          store,
          queue,
          workloads,
          provided,
          organisation,
          access,
          costCentres,
          requests,
          extend: (id, change, credentials) =>
            changeService.request(
              id,
              { kind: 'expiry', ...change },
              credentials,
            ),
          config,
          audit,
          actions,
          changed: claimId => changes.changed(claimId),
          wake: () => reconciler.wake(),
        });
        deps.httpRouter.use(lifecycle.router);
        registerActions({ actions, claims });
        registerRequestActions({
          actions,
          filer,
          changes: changeService,
          requests: service,
        });
        deps.httpRouter.use(
          createRequestRouter({
            filer,
            changes: changeService,
            requests: service,
            httpAuth,
            audit,
          }),
        );
        deps.httpRouter.use(createRouter({ claims, options, httpAuth, audit }));
        deps.httpRouter.use(
          createAccessRoutes({
            ...deps,
            access,
            store,
            changes,
            audit,
            actions,
            config,
            provided,
            requestsOf: (id, credentials) => service.allOf(id, credentials),
            checkRepository: settings => git.check(settings),
          }),
        );
        const clock = new TrustedClock({ db, logger, now: () => new Date() });
        await scheduleRequests({
          ...deps,
          requests,
          sampler,
          now: () => clock.look('requests'),
        });
        deps.lifecycle.addStartupHook(() => reconciler.start());
        deps.lifecycle.addShutdownHook(async () => {
          changes.stop();
          await reconciler.stop();
          await git.stop();
        });
      },
    });
  },
});
