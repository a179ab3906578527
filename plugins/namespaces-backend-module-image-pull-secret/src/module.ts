import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { namespaceObjectsExtensionPoint } from '@dugnad/plugin-namespaces-node';
import { readImagePullSecretConfig } from './config';
import { imagePullSecretProvider } from './imagePullSecretProvider';

/** An image-pull secret in every namespace, copied from one of the same cluster; nothing where none is configured. */
export const namespacesModuleImagePullSecret = createBackendModule({
  pluginId: 'namespaces',
  moduleId: 'image-pull-secret',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        objects: namespaceObjectsExtensionPoint,
      },
      async init({ config, objects }) {
        const secret = readImagePullSecretConfig(config);
        if (secret) {
          objects.addProvider(imagePullSecretProvider(secret));
        }
      },
    });
  },
});
