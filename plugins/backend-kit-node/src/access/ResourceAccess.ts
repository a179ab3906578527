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
  PermissionResourceRef,
} from '@backstage/plugin-permission-node';

/** What a policy lets one caller do, asked once and applied to as many resources as there are. */
export interface AccessDecision<TResource, TQuery> {
  /** Every resource, whoever owns it. */
  isEverything: boolean;
  /** No resource at all. */
  isNothing: boolean;
  allows(resource: TResource): boolean;
  /** The same as a query; undefined where everything is allowed. */
  criteria?: PermissionCriteria<TQuery>;
}

/** Options of `ResourceAccess`. */
export interface ResourceAccessOptions<TResource, TQuery> {
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  resourceRef: PermissionResourceRef<TResource, TQuery>;
}

/** Asks the permission policy about resources of one type, of which every caller may see or change some. */
export class ResourceAccess<TResource, TQuery> {
  readonly #options: ResourceAccessOptions<TResource, TQuery>;

  constructor(options: ResourceAccessOptions<TResource, TQuery>) {
    this.#options = options;
  }

  async decide(
    credentials: BackstageCredentials,
    permission: ResourcePermission,
  ): Promise<AccessDecision<TResource, TQuery>> {
    const { permissions, permissionsRegistry, resourceRef } = this.#options;
    const [decision] = await permissions.authorizeConditional(
      [{ permission }],
      { credentials },
    );
    const rules = permissionsRegistry.getPermissionRuleset(resourceRef);
    const decide = createConditionAuthorizer<TResource>(rules);
    return {
      isEverything: decision.result === AuthorizeResult.ALLOW,
      isNothing: decision.result === AuthorizeResult.DENY,
      allows: resource => decide(decision, resource),
      ...(isConditional(decision) && {
        criteria: createConditionTransformer(rules)(decision.conditions),
      }),
    };
  }

  /** As `decide`. Throws `NotAllowedError` with these words where it would allow nothing. */
  async require(
    credentials: BackstageCredentials,
    permission: ResourcePermission,
    refusal: string,
  ): Promise<AccessDecision<TResource, TQuery>> {
    const decision = await this.decide(credentials, permission);
    if (decision.isNothing) {
      throw new NotAllowedError(refusal);
    }
    return decision;
  }

  async isAllowed(
    credentials: BackstageCredentials,
    permission: ResourcePermission,
    resource: TResource,
  ): Promise<boolean> {
    return (await this.decide(credentials, permission)).allows(resource);
  }
}

function isConditional(
  decision: PolicyDecision,
): decision is Extract<PolicyDecision, { conditions: unknown }> {
  return decision.result === AuthorizeResult.CONDITIONAL;
}
