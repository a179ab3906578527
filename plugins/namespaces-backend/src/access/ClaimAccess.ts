import {
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
  UserInfoService,
  AuthService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  PermissionCriteria,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  actorOf,
  requirePermission,
  ResourceAccess,
} from '@dugnad/plugin-backend-kit-node';
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
  readonly #claims: ResourceAccess<Pick<Owned, 'ownerRef'>, ClaimFilter>;

  constructor(options: ClaimAccessOptions) {
    this.#options = options;
    this.#claims = new ResourceAccess({
      ...options,
      resourceRef: claimResourceRef,
    });
  }

  /**
   * The caller. "Platform" is whom the policy lets change every claim without condition; a service never is, because a
   * person has to answer for a claim.
   */
  async caller(credentials: BackstageCredentials): Promise<Caller> {
    const { auth, userInfo } = this.#options;
    if (!auth.isPrincipal(credentials, 'user')) {
      return {
        ref: actorOf(credentials).ref,
        ownershipRefs: [],
        isPlatform: false,
      };
    }
    const [{ userEntityRef, ownershipEntityRefs }, decision] =
      await Promise.all([
        userInfo.getUserInfo(credentials),
        this.#claims.decide(credentials, namespaceClaimUpdatePermission),
      ]);
    return {
      ref: userEntityRef,
      ownershipRefs: ownershipEntityRefs,
      isPlatform: decision.isEverything,
    };
  }

  /** Throws `NotAllowedError` where the caller may not file claims at all. */
  authorizeCreate(credentials: BackstageCredentials): Promise<void> {
    return requirePermission(
      this.#options.permissions,
      credentials,
      namespaceClaimCreatePermission,
      'You may not request namespaces',
    );
  }

  isAllowed(
    credentials: BackstageCredentials,
    permission: ResourcePermission,
    claim: Owned,
  ): Promise<boolean> {
    return this.#claims.isAllowed(credentials, permission, claim);
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
    const { criteria } = await this.#claims.require(
      credentials,
      namespaceClaimReadPermission,
      'You may not see namespaces',
    );
    return criteria;
  }
}
