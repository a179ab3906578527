import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { readPolicySettings } from './config';
import { DugnadPolicy } from './DugnadPolicy';

/**
 * Permission policy of the portal: owners act on what they own, the platform
 * groups on everything, everyone signed in reads the catalog.
 */
export const permissionModuleDugnad = createBackendModule({
  pluginId: 'permission',
  moduleId: 'dugnad',
  register(reg) {
    reg.registerInit({
      deps: {
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        policy: policyExtensionPoint,
        userInfo: coreServices.userInfo,
      },
      async init({ auth, config, logger, policy, userInfo }) {
        const settings = readPolicySettings(config);
        policy.setPolicy(new DugnadPolicy({ auth, userInfo, settings }));
        logger.info(
          settings.platformGroups.length
            ? `Members of ${settings.platformGroups.join(
                ', ',
              )} may do everything`
            : 'permission.dugnad.platformGroups is empty: nobody may do what the policy leaves to the platform team',
        );
      },
    });
  },
});
