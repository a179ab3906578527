import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { clustersReadPermission } from '@dugnad/plugin-clusters-common';

/** Throws `NotAllowedError` unless the caller has `clusters.read`. */
export async function authorizeRead(
  permissions: PermissionsService,
  credentials: BackstageCredentials,
): Promise<void> {
  const [{ result }] = await permissions.authorize(
    [{ permission: clustersReadPermission }],
    { credentials },
  );
  if (result === AuthorizeResult.ALLOW) return;
  throw new NotAllowedError(
    'You may not see clusters: ask the platform team for the permission clusters.read',
  );
}
