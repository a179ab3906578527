import {
  AuthorizeResult,
  ConditionalPolicyDecision,
  PermissionCondition,
  PermissionCriteria,
} from '@backstage/plugin-permission-common';
import { RESOURCE_TYPE_COST_ACCOUNT } from './permissions';

/** Parameters of the `IS_OWNER` rule. */
export type IsOwnerParams = {
  /** Entity references of the groups (and users) to compare a cost's owner with. */
  ownerRefs: string[];
};

type AccountCondition = PermissionCondition<
  typeof RESOURCE_TYPE_COST_ACCOUNT,
  IsOwnerParams
>;

/** Conditions a permission policy can put on a cost account. */
export const costAccountConditions = {
  /** The cost's owner group is one of `ownerRefs`. */
  isOwner: (params: IsOwnerParams): AccountCondition => ({
    rule: 'IS_OWNER',
    resourceType: RESOURCE_TYPE_COST_ACCOUNT,
    params,
  }),
};

/** A policy decision for any permission of resource type `cost-account`. */
export function createCostAccountConditionalDecision(
  conditions: PermissionCriteria<PermissionCondition>,
): ConditionalPolicyDecision {
  return {
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'costs',
    resourceType: RESOURCE_TYPE_COST_ACCOUNT,
    conditions,
  };
}
