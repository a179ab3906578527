import {
  AuthorizeResult,
  ConditionalPolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  costAccountConditions,
  createCostAccountConditionalDecision,
} from '@dugnad/plugin-costs-common';
import {
  createNamespaceClaimConditionalDecision,
  createNamespaceRequestConditionalDecision,
  namespaceClaimConditions,
  namespaceRequestConditions,
} from '@dugnad/plugin-namespaces-common';
import {
  createRolloutWorkloadConditionalDecision,
  rolloutWorkloadConditions,
} from '@dugnad/plugin-rollouts-common';

/** Who asks: their user reference, and every group they act for. */
export type Caller = { userRef: string; ownershipRefs: string[] };

/** Turns a caller into the condition that a resource must meet for them. */
export type ConditionFor = (caller: Caller) => ConditionalPolicyDecision;

/** The claim's owner group is one of the caller's. */
export const ownsClaim: ConditionFor = caller =>
  createNamespaceClaimConditionalDecision(
    namespaceClaimConditions.isOwner({ ownerRefs: caller.ownershipRefs }),
  );

/** The request is about one of the caller's claims, or waits for one of the caller's groups. */
export const involvedInRequest: ConditionFor = ({ ownershipRefs }) =>
  createNamespaceRequestConditionalDecision({
    anyOf: [
      namespaceRequestConditions.isOwner({ ownerRefs: ownershipRefs }),
      namespaceRequestConditions.isDecider({ groupRefs: ownershipRefs }),
    ],
  });

/** The request waits for one of the caller's groups. */
export const decidesRequest: ConditionFor = ({ ownershipRefs }) =>
  createNamespaceRequestConditionalDecision(
    namespaceRequestConditions.isDecider({ groupRefs: ownershipRefs }),
  );

/** The workload's owner group is one of the caller's. */
export const ownsWorkload: ConditionFor = caller =>
  createRolloutWorkloadConditionalDecision(
    rolloutWorkloadConditions.isOwner({ ownerRefs: caller.ownershipRefs }),
  );

/** The cost is that of one of the caller's groups. */
export const ownsCost: ConditionFor = caller =>
  createCostAccountConditionalDecision(
    costAccountConditions.isOwner({ ownerRefs: caller.ownershipRefs }),
  );

/** The catalog entity is owned by one of the caller's groups. */
export const ownsEntity: ConditionFor = caller =>
  condition('catalog', 'catalog-entity', 'IS_ENTITY_OWNER', {
    claims: caller.ownershipRefs,
  });

/** The caller started the scaffolder task. */
export const startedTask: ConditionFor = caller =>
  condition('scaffolder', 'scaffolder-task', 'IS_TASK_OWNER', {
    createdBy: [caller.userRef],
  });

function condition(
  pluginId: string,
  resourceType: string,
  rule: string,
  params: Record<string, string[]>,
): ConditionalPolicyDecision {
  return {
    result: AuthorizeResult.CONDITIONAL,
    pluginId,
    resourceType,
    conditions: { resourceType, rule, params },
  };
}
