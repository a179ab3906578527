import { createPermission } from '@backstage/plugin-permission-common';

/** Seeing the background tasks of every plugin, starting and stopping them. */
export const schedulerManagePermission = createPermission({
  name: 'dugnad.scheduler.manage',
  attributes: { action: 'update' },
});
