import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  actorOf,
  isPermitted,
  requirePermission,
  ResourceAccess,
  ResourceAccessOptions,
} from '@dugnad/plugin-backend-kit-node';
import {
  costBudgetsUpdatePermission,
  costChargesUpdatePermission,
  costReadPermission,
  costTotalsReadPermission,
} from '@dugnad/plugin-costs-common';
import { costResourceRef, OwnedCost } from './costPermissions';

type OwnersFilter = { ownerRefs: string[] };

/** What a caller sees in detail. */
export interface Visibility {
  /** Everything, whoever owns it. */
  isEverything: boolean;
  /** Whether costs of this owner are seen; empty: of nobody. */
  mayRead: (ownerRef: string) => boolean;
}

/** Options of `CostAccess`. */
export type CostAccessOptions = Omit<
  ResourceAccessOptions<OwnedCost, OwnersFilter>,
  'resourceRef'
>;

/** Who is calling and what the permission policy lets them see and do. */
export class CostAccess {
  readonly #permissions: PermissionsService;
  readonly #costs: ResourceAccess<OwnedCost, OwnersFilter>;

  constructor(options: CostAccessOptions) {
    this.#permissions = options.permissions;
    this.#costs = new ResourceAccess({
      ...options,
      resourceRef: costResourceRef,
    });
  }

  /** What the caller sees in detail. Throws `NotAllowedError` where that is nothing at all. */
  async visibility(credentials: BackstageCredentials): Promise<Visibility> {
    const { isEverything, allows } = await this.#costs.require(
      credentials,
      costReadPermission,
      'You may not see costs; ask the platform team for costs.read',
    );
    return { isEverything, mayRead: ownerRef => allows({ ownerRef }) };
  }

  /** Whether the caller may set soft budgets for an owner. */
  async budgetEditor(
    credentials: BackstageCredentials,
  ): Promise<(ownerRef: string) => boolean> {
    const { allows } = await this.#costs.decide(
      credentials,
      costBudgetsUpdatePermission,
    );
    return ownerRef => allows({ ownerRef });
  }

  seesTotals(credentials: BackstageCredentials): Promise<boolean> {
    return isPermitted(
      this.#permissions,
      credentials,
      costTotalsReadPermission,
    );
  }

  editsCharges(credentials: BackstageCredentials): Promise<boolean> {
    return isPermitted(
      this.#permissions,
      credentials,
      costChargesUpdatePermission,
    );
  }

  authorizeTotals(credentials: BackstageCredentials): Promise<void> {
    return requirePermission(
      this.#permissions,
      credentials,
      costTotalsReadPermission,
      'You may not see what others cost; ask the platform team for costs.totals.read',
    );
  }

  authorizeCharges(credentials: BackstageCredentials): Promise<void> {
    return requirePermission(
      this.#permissions,
      credentials,
      costChargesUpdatePermission,
      'You may not change the bill; the platform team may',
    );
  }

  /** Reference of whoever calls, for records. */
  whoIs(credentials: BackstageCredentials): string {
    return actorOf(credentials).ref;
  }
}
