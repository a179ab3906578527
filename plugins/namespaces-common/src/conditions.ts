import {
  AuthorizeResult,
  ConditionalPolicyDecision,
  PermissionCondition,
  PermissionCriteria,
} from '@backstage/plugin-permission-common';
import {
  RESOURCE_TYPE_NAMESPACE_CLAIM,
  RESOURCE_TYPE_NAMESPACE_REQUEST,
} from './permissions';

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

/** Parameters of the `IS_DECIDER` rule. */
export type IsDeciderParams = {
  /** Entity references of the groups to compare with those that may decide. */
  groupRefs: string[];
};

type RequestCondition<TParams extends IsOwnerParams | IsDeciderParams> =
  PermissionCondition<typeof RESOURCE_TYPE_NAMESPACE_REQUEST, TParams>;

/** Conditions a permission policy can put on a namespace request. */
export const namespaceRequestConditions = {
  /** The claim the request is about belongs to one of `ownerRefs`. */
  isOwner: (params: IsOwnerParams): RequestCondition<IsOwnerParams> => ({
    rule: 'IS_OWNER',
    resourceType: RESOURCE_TYPE_NAMESPACE_REQUEST,
    params,
  }),
  /** One of `groupRefs` may give an approval the request needs. */
  isDecider: (params: IsDeciderParams): RequestCondition<IsDeciderParams> => ({
    rule: 'IS_DECIDER',
    resourceType: RESOURCE_TYPE_NAMESPACE_REQUEST,
    params,
  }),
};

/** A policy decision for any permission of resource type `namespace-request`. */
export function createNamespaceRequestConditionalDecision(
  conditions: PermissionCriteria<PermissionCondition>,
): ConditionalPolicyDecision {
  return {
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'namespaces',
    resourceType: RESOURCE_TYPE_NAMESPACE_REQUEST,
    conditions,
  };
}
