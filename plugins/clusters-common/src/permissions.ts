import { createPermission } from '@backstage/plugin-permission-common';

/** See the configured clusters, their nodes, namespaces and capacity. */
export const clustersReadPermission = createPermission({
  name: 'clusters.read',
  attributes: { action: 'read' },
});

/** Every permission of the clusters plugin. */
export const clustersPermissions = [clustersReadPermission];
