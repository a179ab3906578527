import { createPermission } from '@backstage/plugin-permission-common';

/** Changing the address of any location. The catalog asks for the permission to create one. */
export const locationUpdatePermission = createPermission({
  name: 'dugnad.catalog.location.update',
  attributes: { action: 'update' },
});
