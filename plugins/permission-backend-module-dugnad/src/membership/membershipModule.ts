import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  RELATION_MEMBER_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { authOwnershipResolutionExtensionPoint } from '@backstage/plugin-auth-node';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { readInheritedGroupTypes } from '../config';
import { groupsActedFor } from './groupsActedFor';

/**
 * Decides at sign-in, whatever the provider, which groups a person acts for. Everything that asks whose a thing is compares
 * with these, so that what one may request, see and change is the same.
 */
export const membershipModule = createBackendModule({
  pluginId: 'auth',
  moduleId: 'dugnad-membership',
  register(reg) {
    reg.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        ownership: authOwnershipResolutionExtensionPoint,
      },
      async init({ auth, catalog, config, ownership }) {
        const inheritedTypes = readInheritedGroupTypes(config);
        const load = async (entityRefs: string[]) => {
          const credentials = await auth.getOwnServiceCredentials();
          const { items } = await catalog.getEntitiesByRefs(
            { entityRefs },
            { credentials },
          );
          return items.filter(item => item !== undefined);
        };
        ownership.setAuthOwnershipResolver({
          async resolveOwnershipEntityRefs(user) {
            const direct = (user.relations ?? [])
              .filter(({ type }) => type === RELATION_MEMBER_OF)
              .map(({ targetRef }) => targetRef)
              .filter(ref => ref.startsWith('group:'));
            const groups = await groupsActedFor({
              direct,
              inheritedTypes,
              load,
            });
            return {
              ownershipEntityRefs: [
                ...new Set([stringifyEntityRef(user), ...groups]),
              ],
            };
          },
        });
      },
    });
  },
});
