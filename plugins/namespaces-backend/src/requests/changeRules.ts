import { ConflictError } from '@backstage/errors';
import {
  ClaimChange,
  GrantedValues,
  KEPT_STATES,
  Size,
} from '@dugnad/plugin-namespaces-common';
import { StoredClaim } from '../database/ClaimStore';
import { refusal } from '../http/refusals';
import { PolicyConfig } from '../policy/PolicyConfig';
import { PolicyJudge } from '../policy/PolicyJudge';
import { slotsFor } from '../policy/slotsFor';
import { ApprovedRequest, RequestKindRules } from './ClaimRequests';
import { checkCoverage } from './checkCoverage';
import { grantedQuota } from './grantedQuota';
import { planChange } from './planChange';
import { refuseOtherValues } from './refuseOtherValues';
import { ClaimValues, RequestUnit, StoredRequest } from './RequestStore';
import { changeFromValues, claimValuesOf } from './changeValues';

/** What an approver may grant otherwise, by kind. Details other than the network are the requester's words. */
const GRANTABLE: Record<ClaimChange['kind'], readonly string[]> = {
  resize: ['size', 'quota'],
  owner: [],
  details: ['ingress', 'egressInternet'],
  expiry: ['expiresAt'],
};

/** What belongs to a request to change a claim in one respect. */
export function changeRules(
  kind: ClaimChange['kind'],
  options: { judge: PolicyJudge; sizes: Size[]; policy: PolicyConfig },
): RequestKindRules {
  const { judge, sizes, policy } = options;
  return {
    keys: ({ requested }) =>
      typeof requested.ownerRef === 'string'
        ? [`team ${requested.ownerRef}`]
        : [],
    grant: async (unit, request, granted, decider) => {
      refuseOtherValues(kind, granted, GRANTABLE[kind]);
      const claim = await changeable(unit, request);
      const values = grantedValues(kind, request.requested, granted);
      const plan = planChange(claim, changeFromValues(kind, values), sizes);
      const { verdict } = await judge.judge(unit, plan.question, {
        claimId: claim.id,
      });
      if (verdict.verdict === 'refuse') {
        throw refusal(verdict.reasons);
      }
      checkCoverage(
        slotsFor(plan.question, verdict, policy),
        request.slots,
        decider,
      );
      return { ...values, ...plan.requested };
    },
    // What an end brings about is more than a value: see the lifecycle
    apply: kind === 'expiry' ? undefined : applyChange,
  };
}

function grantedValues(
  kind: ClaimChange['kind'],
  requested: Record<string, unknown>,
  granted: GrantedValues,
): Record<string, unknown> {
  if (kind !== 'resize') {
    return { ...requested, ...granted };
  }
  const asked = {
    size: requested.size,
    quota: requested.quota ?? undefined,
  };
  return grantedQuota(asked, granted);
}

async function applyChange(
  unit: RequestUnit,
  { request, granted, by, at }: ApprovedRequest,
): Promise<void> {
  await changeable(unit, request);
  const values: ClaimValues = claimValuesOf(granted);
  await unit.changeClaim(request.claimId, values, {
    at,
    by: by === 'system' ? request.requestedBy : by,
    kind: 'changed',
    reason: request.approvals.at(-1)?.comment ?? request.comment,
    before: request.original,
    after: granted,
  });
}

/** The claim, while it is one that can be changed. */
async function changeable(
  unit: RequestUnit,
  request: StoredRequest,
): Promise<StoredClaim> {
  const claim = await unit.claim(request.claimId);
  if (!claim) {
    throw new ConflictError(
      `There is no namespace ${request.claim.name} any more`,
    );
  }
  checkChangeable(claim, request.kind);
  return claim;
}

/** Throws `ConflictError` where a claim is in no state to be changed. One in grace can still be given more time. */
export function checkChangeable(
  { name, state }: Pick<StoredClaim, 'name' | 'state'>,
  kind: string,
): void {
  const lives =
    KEPT_STATES.includes(state) || (kind === 'expiry' && state === 'expired');
  if (!lives) {
    throw new ConflictError(
      `Namespace ${name} is ${state}; it cannot be changed now`,
    );
  }
}
