import {
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
  UserInfoService,
  AuthService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  PermissionCriteria,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  createConditionAuthorizer,
  createConditionTransformer,
} from '@backstage/plugin-permission-node';
import {
  namespaceClaimCreatePermission,
  namespaceClaimReadPermission,
  namespaceClaimUpdatePermission,
} from '@dugnad/plugin-namespaces-common';
import { claimResourceRef } from '../claimPermissions';
import { ClaimFilter } from '../database/ClaimStore';
import { Caller } from '../policy/gatherFacts';

type Owned = { ownerRef: string; name: string };

/** Options of `ClaimAccess`. */
export interface ClaimAccessOptions {
  auth: AuthService;
  userInfo: UserInfoService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
}

/** Who is calling and what the permission policy lets them do with claims. */
export class ClaimAccess {
  readonly #options: ClaimAccessOptions;

  constructor(options: ClaimAccessOptions) {
    this.#options = options;
  }

  /**
   * The caller. "Platform" is whom the policy lets change every claim without condition; a service never is, because a
   * person has to answer for a claim.
   */
  async caller(credentials: BackstageCredentials): Promise<Caller> {
    const { auth, userInfo } = this.#options;
    if (!auth.isPrincipal(credentials, 'user')) {
      return {
        ref: serviceRef(credentials),
        ownershipRefs: [],
        isPlatform: false,
      };
    }
    const [{ userEntityRef, ownershipEntityRefs }, decision] =
      await Promise.all([
        userInfo.getUserInfo(credentials),
        this.#decide(credentials, namespaceClaimUpdatePermission),
      ]);
    return {
      ref: userEntityRef,
      ownershipRefs: ownershipEntityRefs,
      isPlatform: decision.result === AuthorizeResult.ALLOW,
    };
  }

  /** Throws `NotAllowedError` where the caller may not file claims at all. */
  async authorizeCreate(credentials: BackstageCredentials): Promise<void> {
    const [{ result }] = await this.#options.permissions.authorize(
      [{ permission: namespaceClaimCreatePermission }],
      { credentials },
    );
    if (result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError('You may not request namespaces');
    }
  }

  async isAllowed(
    credentials: BackstageCredentials,
    permission: ResourcePermission,
    claim: Owned,
  ): Promise<boolean> {
    const decision = await this.#decide(credentials, permission);
    const rules =
      this.#options.permissionsRegistry.getPermissionRuleset(claimResourceRef);
    return createConditionAuthorizer(rules)(decision, claim);
  }

  /** Throws `NotAllowedError` that names the claim and its owner. */
  async authorize(
    credentials: BackstageCredentials,
    permission: ResourcePermission,
    claim: Owned,
  ): Promise<void> {
    if (!(await this.isAllowed(credentials, permission, claim))) {
      throw new NotAllowedError(
        `You may not ${permission.attributes.action} namespace ${claim.name}; it belongs to ${claim.ownerRef}`,
      );
    }
  }

  /** What the caller may see, for the store. Undefined is everything. Throws `NotAllowedError` where it is nothing. */
  async visible(
    credentials: BackstageCredentials,
  ): Promise<PermissionCriteria<ClaimFilter> | undefined> {
    const decision = await this.#decide(
      credentials,
      namespaceClaimReadPermission,
    );
    if (decision.result === AuthorizeResult.DENY) {
      throw new NotAllowedError('You may not see namespaces');
    }
    if (decision.result !== AuthorizeResult.CONDITIONAL) {
      return undefined;
    }
    const rules =
      this.#options.permissionsRegistry.getPermissionRuleset(claimResourceRef);
    return createConditionTransformer(rules)(decision.conditions);
  }

  async #decide(
    credentials: BackstageCredentials,
    permission: ResourcePermission,
  ) {
    const [decision] = await this.#options.permissions.authorizeConditional(
      [{ permission }],
      { credentials },
    );
    return decision;
  }
}

function serviceRef({ principal }: BackstageCredentials): string {
  const named =
    typeof principal === 'object' &&
    principal !== null &&
    'subject' in principal;
  return named ? `service:${principal.subject}` : 'service:unknown';
}
