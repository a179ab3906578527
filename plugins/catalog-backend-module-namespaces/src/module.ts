import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import {
  NAMESPACES_CHANNEL,
  NamespacesClient,
} from '@dugnad/plugin-namespaces-common';
import { claimIdsOf } from './claimIdsOf';
import { NamespaceEntityProvider } from './NamespaceEntityProvider';

/** Namespace claims as catalog resources. */
export const catalogModuleNamespaces = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'namespaces',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogProcessingExtensionPoint,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        logger: coreServices.logger,
        rootConfig: coreServices.rootConfig,
        scheduler: coreServices.scheduler,
      },
      async init({ auth, catalog, discovery, events, logger, ...deps }) {
        const provider = new NamespaceEntityProvider({
          api: new NamespacesClient({ discoveryApi: discovery }),
          auth,
          logger,
          appBaseUrl: deps.rootConfig
            .getString('app.baseUrl')
            .replace(/\/$/, ''),
        });
        catalog.addEntityProvider(provider);
        await events.subscribe({
          id: 'catalog-namespaces',
          topics: [NAMESPACES_CHANNEL],
          onEvent: async ({ eventPayload }) =>
            provider.update(claimIdsOf(eventPayload)),
        });
        // The whole set now and then, for what happened while nobody listened
        await deps.scheduler.scheduleTask({
          id: 'catalog-namespaces-refresh',
          scope: 'local',
          initialDelay: { seconds: 5 },
          frequency: { minutes: 5 },
          timeout: { minutes: 2 },
          fn: () => provider.refresh(),
        });
      },
    });
  },
});
