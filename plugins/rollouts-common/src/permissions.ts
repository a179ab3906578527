import { createPermission } from '@backstage/plugin-permission-common';

/** Resource type of a workload in permission decisions. */
export const RESOURCE_TYPE_ROLLOUT_WORKLOAD = 'rollout-workload';

/** See a workload: its verdict, revisions, pods and events. */
export const rolloutWorkloadReadPermission = createPermission({
  name: 'rollouts.workload.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_ROLLOUT_WORKLOAD,
});

/** Every permission of the rollouts plugin. */
export const rolloutsPermissions = [rolloutWorkloadReadPermission];
