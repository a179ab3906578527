import {
  AuthService,
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  BasicPermission,
  PolicyDecision,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import {
  costBudgetsUpdatePermission,
  costChargesUpdatePermission,
  costReadPermission,
  costTotalsReadPermission,
} from '@dugnad/plugin-costs-common';
import { costResourceRef } from './costPermissions';

/** What a caller sees in detail. */
export interface Visibility {
  /** Everything, whoever owns it. */
  isEverything: boolean;
  /** Whether costs of this owner are seen; empty: of nobody. */
  mayRead: (ownerRef: string) => boolean;
}

/** Options of `CostAccess`. */
export interface CostAccessOptions {
  auth: AuthService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
}

/** Who is calling and what the permission policy lets them see and do. */
export class CostAccess {
  readonly #options: CostAccessOptions;

  constructor(options: CostAccessOptions) {
    this.#options = options;
  }

  /** What the caller sees in detail. Throws `NotAllowedError` where that is nothing at all. */
  async visibility(credentials: BackstageCredentials): Promise<Visibility> {
    const decision = await this.#decide(credentials, costReadPermission);
    if (decision.result === AuthorizeResult.DENY) {
      throw new NotAllowedError(
        'You may not see costs; ask the platform team for costs.read',
      );
    }
    return {
      isEverything: decision.result === AuthorizeResult.ALLOW,
      mayRead: this.#judge(decision),
    };
  }

  /** Whether the caller may set soft budgets for an owner. */
  async budgetEditor(
    credentials: BackstageCredentials,
  ): Promise<(ownerRef: string) => boolean> {
    return this.#judge(
      await this.#decide(credentials, costBudgetsUpdatePermission),
    );
  }

  seesTotals(credentials: BackstageCredentials): Promise<boolean> {
    return this.#isAllowed(credentials, costTotalsReadPermission);
  }

  editsCharges(credentials: BackstageCredentials): Promise<boolean> {
    return this.#isAllowed(credentials, costChargesUpdatePermission);
  }

  async authorizeTotals(credentials: BackstageCredentials): Promise<void> {
    if (!(await this.seesTotals(credentials))) {
      throw new NotAllowedError(
        'You may not see what others cost; ask the platform team for costs.totals.read',
      );
    }
  }

  async authorizeCharges(credentials: BackstageCredentials): Promise<void> {
    if (!(await this.editsCharges(credentials))) {
      throw new NotAllowedError(
        'You may not change the bill; the platform team may',
      );
    }
  }

  /** Reference of whoever calls, for records. */
  whoIs(credentials: BackstageCredentials): string {
    const { auth } = this.#options;
    if (auth.isPrincipal(credentials, 'user')) {
      return credentials.principal.userEntityRef;
    }
    return auth.isPrincipal(credentials, 'service')
      ? `service:${credentials.principal.subject}`
      : 'unknown';
  }

  #judge(decision: PolicyDecision): (ownerRef: string) => boolean {
    const decide = createConditionAuthorizer(
      this.#options.permissionsRegistry.getPermissionRuleset(costResourceRef),
    );
    return ownerRef => decide(decision, { ownerRef });
  }

  async #decide(
    credentials: BackstageCredentials,
    permission: ResourcePermission,
  ): Promise<PolicyDecision> {
    const [decision] = await this.#options.permissions.authorizeConditional(
      [{ permission }],
      { credentials },
    );
    return decision;
  }

  async #isAllowed(
    credentials: BackstageCredentials,
    permission: BasicPermission,
  ): Promise<boolean> {
    const [{ result }] = await this.#options.permissions.authorize(
      [{ permission }],
      { credentials },
    );
    return result === AuthorizeResult.ALLOW;
  }
}
