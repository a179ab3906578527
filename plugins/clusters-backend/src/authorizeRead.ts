import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { requirePermission } from '@dugnad/plugin-backend-kit-node';
import { clustersReadPermission } from '@dugnad/plugin-clusters-common';

/** Throws `NotAllowedError` unless the caller has `clusters.read`. */
export function authorizeRead(
  permissions: PermissionsService,
  credentials: BackstageCredentials,
): Promise<void> {
  return requirePermission(
    permissions,
    credentials,
    clustersReadPermission,
    'You may not see clusters: ask the platform team for the permission clusters.read',
  );
}
