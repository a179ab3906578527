import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { createDeployAction } from './actions/createDeployAction';
import { createRequestAction } from './actions/createRequestAction';

/** Scaffolder actions that request a namespace and deploy into it. */
export const scaffolderModuleNamespaces = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'namespaces',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        discovery: coreServices.discovery,
        rootConfig: coreServices.rootConfig,
        scaffolder: scaffolderActionsExtensionPoint,
      },
      async init({ auth, discovery, rootConfig, scaffolder }) {
        const appBaseUrl = rootConfig.getString('app.baseUrl');
        const options = {
          auth,
          discovery,
          appBaseUrl: appBaseUrl.replace(/\/$/, ''),
        };
        scaffolder.addActions(
          createRequestAction(options),
          createDeployAction(options),
        );
      },
    });
  },
});
