import {
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import {
  RESOURCE_TYPE_ROLLOUT_WORKLOAD,
  rolloutWorkloadReadPermission,
} from '@dugnad/plugin-rollouts-common';
import { OwnedWorkload, workloadResourceRef } from './permissionRules';

/** One of the plugin's permissions. */
export type WorkloadPermission = ResourcePermission<
  typeof RESOURCE_TYPE_ROLLOUT_WORKLOAD
>;

/** Decides about one workload after another, for one caller. */
export type MaySee = (workload: OwnedWorkload) => boolean;

/** What access is decided with. */
export interface WorkloadAccessOptions {
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
}

/** Asks the permission policy once per request and applies its conditions to every workload. */
export class WorkloadAccess {
  readonly #options: WorkloadAccessOptions;

  constructor(options: WorkloadAccessOptions) {
    this.#options = options;
  }

  /** What the caller may see, or whatever else `permission` allows. Throws `NotAllowedError` where that is nothing at all. */
  async of(
    credentials: BackstageCredentials,
    permission: WorkloadPermission = rolloutWorkloadReadPermission,
  ): Promise<MaySee> {
    const { permissions, permissionsRegistry } = this.#options;
    const [decision] = await permissions.authorizeConditional(
      [{ permission }],
      { credentials },
    );
    if (decision.result === AuthorizeResult.DENY) {
      throw new NotAllowedError(
        `This needs ${permission.name}; ask the platform team for it`,
      );
    }
    const decide = createConditionAuthorizer<OwnedWorkload>(
      permissionsRegistry.getPermissionRuleset(workloadResourceRef),
    );
    return workload => decide(decision, workload);
  }
}
