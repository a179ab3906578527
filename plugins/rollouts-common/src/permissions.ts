import { createPermission } from '@backstage/plugin-permission-common';

/** Resource type of a workload in permission decisions; history, resources and deliveries pass the same rules. */
export const RESOURCE_TYPE_ROLLOUT_WORKLOAD = 'rollout-workload';

/** See a workload: its verdict, revisions, pods, events and history. */
export const rolloutWorkloadReadPermission = createPermission({
  name: 'rollouts.workload.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_ROLLOUT_WORKLOAD,
});

/** Read the logs of a workload's pods. */
export const rolloutWorkloadLogsPermission = createPermission({
  name: 'rollouts.workload.logs',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_ROLLOUT_WORKLOAD,
});

/** Roll a workload back, restart, scale, pause or resume it. */
export const rolloutWorkloadUpdatePermission = createPermission({
  name: 'rollouts.workload.update',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_ROLLOUT_WORKLOAD,
});

/** Report what a pipeline delivered of a component. */
export const rolloutDeliveryReportPermission = createPermission({
  name: 'rollouts.delivery.report',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_ROLLOUT_WORKLOAD,
});

/** See, and call, the actions by which an assistant reads rollouts and previews rollbacks. Nobody changes a workload through an action. */
export const rolloutsActionsReadPermission = createPermission({
  name: 'rollouts.actions.read',
  attributes: { action: 'read' },
});

/** Every permission of the rollouts plugin. */
export const rolloutsPermissions = [
  rolloutWorkloadReadPermission,
  rolloutWorkloadLogsPermission,
  rolloutWorkloadUpdatePermission,
  rolloutDeliveryReportPermission,
  rolloutsActionsReadPermission,
];
