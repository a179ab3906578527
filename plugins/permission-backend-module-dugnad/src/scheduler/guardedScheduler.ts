import { DefaultSchedulerService } from '@backstage/backend-defaults/scheduler';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { metricsServiceRef } from '@backstage/backend-plugin-api/alpha';
import { createSchedulerGuard } from './createSchedulerGuard';

/**
 * The stock scheduler behind a permission. On its own it lets everyone signed
 * in start and stop the background tasks of every plugin.
 */
export const guardedScheduler = createServiceFactory({
  service: coreServices.scheduler,
  deps: {
    database: coreServices.database,
    httpAuth: coreServices.httpAuth,
    httpRouter: coreServices.httpRouter,
    logger: coreServices.logger,
    metrics: metricsServiceRef,
    permissions: coreServices.permissions,
    pluginMetadata: coreServices.pluginMetadata,
    rootLifecycle: coreServices.rootLifecycle,
  },
  factory({ httpAuth, permissions, ...options }) {
    options.httpRouter.use(createSchedulerGuard({ httpAuth, permissions }));
    return DefaultSchedulerService.create(options);
  },
});
