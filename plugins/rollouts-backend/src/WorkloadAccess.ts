import {
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  PermissionCriteria,
  PolicyDecision,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  createConditionAuthorizer,
  createConditionTransformer,
} from '@backstage/plugin-permission-node';
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
    const decision = await this.#decide(credentials, permission);
    const decide = createConditionAuthorizer<OwnedWorkload>(this.#rules());
    return workload => decide(decision, workload);
  }

  /** What the caller may see, as a query; undefined for everything. Throws as `of` does. */
  async queryOf(
    credentials: BackstageCredentials,
  ): Promise<PermissionCriteria<WorkloadFilter> | undefined> {
    const decision = await this.#decide(
      credentials,
      rolloutWorkloadReadPermission,
    );
    return decision.result === AuthorizeResult.CONDITIONAL
      ? createConditionTransformer(this.#rules())(decision.conditions)
      : undefined;
  }

  #rules() {
    const { permissionsRegistry } = this.#options;
    return permissionsRegistry.getPermissionRuleset(workloadResourceRef);
  }

  async #decide(
    credentials: BackstageCredentials,
    permission: WorkloadPermission,
  ): Promise<PolicyDecision> {
    const [decision] = await this.#options.permissions.authorizeConditional(
      [{ permission }],
      { credentials },
    );
    if (decision.result === AuthorizeResult.DENY) {
      throw new NotAllowedError(
        `This needs ${permission.name}; ask the platform team for it`,
      );
    }
    return decision;
  }
}
