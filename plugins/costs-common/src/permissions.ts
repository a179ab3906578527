import { createPermission } from '@backstage/plugin-permission-common';

/** Resource type of a cost account in permission decisions. */
export const RESOURCE_TYPE_COST_ACCOUNT = 'cost-account';

/** See costs in detail: namespaces, workloads, efficiency, recommendations and explanations. */
export const costReadPermission = createPermission({
  name: 'costs.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_COST_ACCOUNT,
});

/** See the bill and what each owner's total is, also of others. */
export const costTotalsReadPermission = createPermission({
  name: 'costs.totals.read',
  attributes: { action: 'read' },
});

/** Edit charges, close months and set hard budgets. */
export const costChargesUpdatePermission = createPermission({
  name: 'costs.charges.update',
  attributes: { action: 'update' },
});

/** Set soft budgets on an account. */
export const costBudgetsUpdatePermission = createPermission({
  name: 'costs.budgets.update',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_COST_ACCOUNT,
});

/** See, and call, the actions by which an assistant reads costs. */
export const costsActionsReadPermission = createPermission({
  name: 'costs.actions.read',
  attributes: { action: 'read' },
});

/** Every permission of the costs plugin, for registration and for tables of rights. */
export const costsPermissions = [
  costReadPermission,
  costTotalsReadPermission,
  costChargesUpdatePermission,
  costBudgetsUpdatePermission,
  costsActionsReadPermission,
];
