import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  PermissionCriteria,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  ResourceAccess,
  ResourceAccessOptions,
} from '@dugnad/plugin-backend-kit-node';
import {
  RESOURCE_TYPE_ROLLOUT_WORKLOAD,
  rolloutWorkloadReadPermission,
} from '@dugnad/plugin-rollouts-common';
import {
  OwnedWorkload,
  WorkloadFilter,
  workloadResourceRef,
} from './permissionRules';

/** One of the plugin's permissions. */
export type WorkloadPermission = ResourcePermission<
  typeof RESOURCE_TYPE_ROLLOUT_WORKLOAD
>;

/** Decides about one workload after another, for one caller. */
export type MaySee = (workload: OwnedWorkload) => boolean;

/** What access is decided with. */
export type WorkloadAccessOptions = Omit<
  ResourceAccessOptions<OwnedWorkload, WorkloadFilter>,
  'resourceRef'
>;

/** What the permission policy lets callers do with workloads. */
export class WorkloadAccess {
  readonly #workloads: ResourceAccess<OwnedWorkload, WorkloadFilter>;

  constructor(options: WorkloadAccessOptions) {
    this.#workloads = new ResourceAccess({
      ...options,
      resourceRef: workloadResourceRef,
    });
  }

  /** What the caller may see, or whatever else `permission` allows. Throws `NotAllowedError` where that is nothing at all. */
  async of(
    credentials: BackstageCredentials,
    permission: WorkloadPermission = rolloutWorkloadReadPermission,
  ): Promise<MaySee> {
    return (await this.#require(credentials, permission)).allows;
  }

  /** What the caller may see, as a query; undefined for everything. Throws as `of` does. */
  async queryOf(
    credentials: BackstageCredentials,
  ): Promise<PermissionCriteria<WorkloadFilter> | undefined> {
    const permission = rolloutWorkloadReadPermission;
    return (await this.#require(credentials, permission)).criteria;
  }

  #require(credentials: BackstageCredentials, permission: WorkloadPermission) {
    return this.#workloads.require(
      credentials,
      permission,
      `This needs ${permission.name}; ask the platform team for it`,
    );
  }
}
