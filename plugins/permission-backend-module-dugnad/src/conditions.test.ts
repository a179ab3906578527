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
import {
  decidesRequest,
  involvedInRequest,
  ownsClaim,
  ownsCost,
  ownsWorkload,
} from './conditions';

const ownerRefs = ['group:default/forms'];
const caller = { userRef: 'user:default/lars.vik', ownershipRefs: ownerRefs };
const isDecider = namespaceRequestConditions.isDecider({
  groupRefs: ownerRefs,
});

it.each([
  [
    'claims',
    ownsClaim,
    createNamespaceClaimConditionalDecision(
      namespaceClaimConditions.isOwner({ ownerRefs }),
    ),
  ],
  [
    'requests of their own, or for them to decide',
    involvedInRequest,
    createNamespaceRequestConditionalDecision({
      anyOf: [namespaceRequestConditions.isOwner({ ownerRefs }), isDecider],
    }),
  ],
  [
    'requests to decide',
    decidesRequest,
    createNamespaceRequestConditionalDecision(isDecider),
  ],
  [
    'workloads',
    ownsWorkload,
    createRolloutWorkloadConditionalDecision(
      rolloutWorkloadConditions.isOwner({ ownerRefs }),
    ),
  ],
  [
    'costs',
    ownsCost,
    createCostAccountConditionalDecision(
      costAccountConditions.isOwner({ ownerRefs }),
    ),
  ],
])('asks of %s what their own plugin understands', (_, condition, built) => {
  expect(condition(caller)).toEqual(built);
});
