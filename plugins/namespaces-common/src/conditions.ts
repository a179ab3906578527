import {
  AuthorizeResult,
  ConditionalPolicyDecision,
  PermissionCondition,
  PermissionCriteria,
} from '@backstage/plugin-permission-common';
import { RESOURCE_TYPE_NAMESPACE_CLAIM } from './permissions';

/** Parameters of the `IS_OWNER` rule. */
export type IsOwnerParams = {
  /** Entity references of the groups (and users) to compare a claim's owner with. */
  ownerRefs: string[];
};

type ClaimCondition = PermissionCondition<
  typeof RESOURCE_TYPE_NAMESPACE_CLAIM,
  IsOwnerParams
>;

/** Conditions a permission policy can put on a namespace claim. */
export const namespaceClaimConditions = {
  /** The claim's owner group is one of `ownerRefs`. */
  isOwner: (params: IsOwnerParams): ClaimCondition => ({
    rule: 'IS_OWNER',
    resourceType: RESOURCE_TYPE_NAMESPACE_CLAIM,
    params,
  }),
};

/** A policy decision for any permission of resource type `namespace-claim`. */
export function createNamespaceClaimConditionalDecision(
  conditions: PermissionCriteria<PermissionCondition>,
): ConditionalPolicyDecision {
  return {
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'namespaces',
    resourceType: RESOURCE_TYPE_NAMESPACE_CLAIM,
    conditions,
  };
}
