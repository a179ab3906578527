import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { createCatalogGuard } from './createCatalogGuard';
import { LocalSourceProcessor } from './LocalSourceProcessor';
import { locationUpdatePermission } from './permissions';

/**
 * Stands in front of two routes of the catalog that ask less than they should:
 * one reads local files for whoever names them, one lets whoever may create a
 * location change everybody else's. Modules come before their plugin, so this
 * is asked first.
 */
export const catalogGuardModule = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'dugnad-guard',
  register(reg) {
    reg.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        http: coreServices.httpRouter,
        httpAuth: coreServices.httpAuth,
        permissions: coreServices.permissions,
        processing: catalogProcessingExtensionPoint,
        registry: coreServices.permissionsRegistry,
        userInfo: coreServices.userInfo,
      },
      async init({ http, processing, registry, ...services }) {
        registry.addPermissions([locationUpdatePermission]);
        processing.addProcessor(new LocalSourceProcessor());
        http.use(createCatalogGuard(services));
      },
    });
  },
});
