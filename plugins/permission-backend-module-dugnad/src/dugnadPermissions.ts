import { createBackendFeatureLoader } from '@backstage/backend-plugin-api';
import { membershipModule } from './membership/membershipModule';
import { permissionModuleDugnad } from './module';

/** The policy, and at sign-in the groups it counts with. */
export const dugnadPermissions = createBackendFeatureLoader({
  *loader() {
    yield permissionModuleDugnad;
    yield membershipModule;
  },
});
