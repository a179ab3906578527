import {
  AuthorizeResult,
  ConditionalPolicyDecision,
  PermissionCondition,
  PermissionCriteria,
} from '@backstage/plugin-permission-common';
import { RESOURCE_TYPE_ROLLOUT_WORKLOAD } from './permissions';

/** Parameters of the `IS_OWNER` rule. */
export type RolloutIsOwnerParams = {
  /** Entity references of the groups (and users) to compare a workload's owner with. */
  ownerRefs: string[];
};

/** Conditions a permission policy can put on a workload. */
export const rolloutWorkloadConditions = {
  /** The workload's owner is one of `ownerRefs`. A workload without an owner never matches. */
  isOwner: (
    params: RolloutIsOwnerParams,
  ): PermissionCondition<
    typeof RESOURCE_TYPE_ROLLOUT_WORKLOAD,
    RolloutIsOwnerParams
  > => ({
    rule: 'IS_OWNER',
    resourceType: RESOURCE_TYPE_ROLLOUT_WORKLOAD,
    params,
  }),
};

/** A policy decision for any permission of resource type `rollout-workload`. */
export function createRolloutWorkloadConditionalDecision(
  conditions: PermissionCriteria<PermissionCondition>,
): ConditionalPolicyDecision {
  return {
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'rollouts',
    resourceType: RESOURCE_TYPE_ROLLOUT_WORKLOAD,
    conditions,
  };
}
