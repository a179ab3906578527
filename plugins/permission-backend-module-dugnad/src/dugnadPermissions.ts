import { createBackendFeatureLoader } from '@backstage/backend-plugin-api';
import { catalogGuardModule } from './catalog/catalogGuardModule';
import { membershipModule } from './membership/membershipModule';
import { permissionModuleDugnad } from './module';
import { guardedScheduler } from './scheduler/guardedScheduler';

/** The policy, at sign-in the groups it counts with, and guards where stock Backstage asks for no permission. */
export const dugnadPermissions = createBackendFeatureLoader({
  *loader() {
    yield permissionModuleDugnad;
    yield membershipModule;
    yield catalogGuardModule;
    yield guardedScheduler;
  },
});
