import {
  AuthorizeResult,
  ConditionalPolicyDecision,
  PermissionCondition,
} from '@backstage/plugin-permission-common';
/** Who asks: their user reference, and every group they act for. */
export type Caller = { userRef: string; ownershipRefs: string[] };

/** Turns a caller into the condition that a resource must meet for them. */
export type ConditionFor = (caller: Caller) => ConditionalPolicyDecision;

/** The claim's owner group is one of the caller's. */
export const ownsClaim: ConditionFor = ({ ownershipRefs }) =>
  decision(
    'namespaces',
    criterion('namespace-claim', 'IS_OWNER', { ownerRefs: ownershipRefs }),
  );

/** The request is about one of the caller's claims, or waits for one of the caller's groups. */
export const involvedInRequest: ConditionFor = ({ ownershipRefs }) =>
  decision(
    'namespaces',
    criterion('namespace-request', 'IS_OWNER', { ownerRefs: ownershipRefs }),
    criterion('namespace-request', 'IS_DECIDER', { groupRefs: ownershipRefs }),
  );

/** The request waits for one of the caller's groups. */
export const decidesRequest: ConditionFor = ({ ownershipRefs }) =>
  decision(
    'namespaces',
    criterion('namespace-request', 'IS_DECIDER', { groupRefs: ownershipRefs }),
  );

/** The workload's owner group is one of the caller's. */
export const ownsWorkload: ConditionFor = ({ ownershipRefs }) =>
  decision(
    'rollouts',
    criterion('rollout-workload', 'IS_OWNER', { ownerRefs: ownershipRefs }),
  );

/** The cost is that of one of the caller's groups. */
export const ownsCost: ConditionFor = ({ ownershipRefs }) =>
  decision(
    'costs',
    criterion('cost-account', 'IS_OWNER', { ownerRefs: ownershipRefs }),
  );

/** The catalog entity is owned by one of the caller's groups. */
export const ownsEntity: ConditionFor = ({ ownershipRefs }) =>
  decision(
    'catalog',
    criterion('catalog-entity', 'IS_ENTITY_OWNER', { claims: ownershipRefs }),
  );

/** The caller started the scaffolder task. */
export const startedTask: ConditionFor = ({ userRef }) =>
  decision(
    'scaffolder',
    criterion('scaffolder-task', 'IS_TASK_OWNER', { createdBy: [userRef] }),
  );

/**
 * Written out rather than built by each plugin's own functions, so that the policy stands whichever plugins an app has; the
 * tests compare with what those functions build.
 */
function criterion(
  resourceType: string,
  rule: string,
  params: Record<string, string[]>,
): PermissionCondition {
  return { resourceType, rule, params };
}

function decision(
  pluginId: string,
  first: PermissionCondition,
  ...others: PermissionCondition[]
): ConditionalPolicyDecision {
  return {
    result: AuthorizeResult.CONDITIONAL,
    pluginId,
    resourceType: first.resourceType,
    conditions: others.length > 0 ? { anyOf: [first, ...others] } : first,
  };
}
