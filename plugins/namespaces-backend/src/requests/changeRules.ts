import { ConflictError, InputError } from '@backstage/errors';
import {
  ClaimChange,
  GrantedValues,
  KEPT_STATES,
  Size,
} from '@dugnad/plugin-namespaces-common';
import { z } from 'zod';
import { StoredClaim } from '../database/ClaimStore';
import { refusal } from '../http/refusals';
import { CostCentreBook } from '../policy/CostCentreBook';
import { changedCostCentreProblems } from '../policy/costCentreProblems';
import { PolicyConfig } from '../policy/PolicyConfig';
import { PolicyJudge } from '../policy/PolicyJudge';
import { slotsFor } from '../policy/slotsFor';
import { BudgetBook } from '../price/BudgetBook';
import { ApprovedRequest, RequestKindRules } from './ClaimRequests';
import { checkCoverage } from './checkCoverage';
import { endedBy } from './endedBy';
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

const endSchema = z.object({ expiresAt: z.string().nullable() });

/** What belongs to a request to change a claim in one respect. */
export function changeRules(
  kind: ClaimChange['kind'],
  options: {
    judge: PolicyJudge;
    sizes: Size[];
    policy: PolicyConfig;
    budgets?: BudgetBook;
    costCentres: CostCentreBook;
  },
): RequestKindRules {
  const { judge, sizes, policy, budgets, costCentres } = options;
  return {
    prepare: async ({ claim, basis, requested }) => {
      const { ownerRef = claim.ownerRef, costCenter } = claimValuesOf({
        costCenter: basis.costCenter,
        ...requested,
      });
      const charged = costCenter ?? undefined;
      await Promise.all([
        costCentres.settled(),
        budgets?.settled({ ...claim, ownerRef, costCenter: charged }),
      ]);
    },
    keys: ({ requested }) =>
      typeof requested.ownerRef === 'string'
        ? [`team ${requested.ownerRef}`]
        : [],
    grant: async (unit, request, granted, decider) => {
      refuseOtherValues(kind, granted, GRANTABLE[kind]);
      const claim = await changeable(unit, request);
      const values = grantedValues(kind, request.requested, granted);
      refuseSooner(claim, request, values);
      const plan = planChange(claim, changeFromValues(kind, values), sizes);
      plan.question.problems.push(
        ...changedCostCentreProblems(
          plan.next,
          plan.requested,
          costCentres.read(),
        ),
      );
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
    apply: kind === 'expiry' ? applyExpiry : applyChange,
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

/** An end that is ahead gets a claim out of grace. */
async function applyExpiry(
  unit: RequestUnit,
  approved: ApprovedRequest,
): Promise<void> {
  const { request, granted, by, at } = approved;
  const claim = await changeable(unit, request);
  const { expiresAt } = endSchema.parse(granted);
  const people = [
    request.requestedBy,
    ...request.approvals.map(approval => approval.by),
  ];
  const event = {
    at,
    by: by === 'system' ? request.requestedBy : by,
    reason: request.comment,
  };
  await unit.changeClaim(
    claim.id,
    { expiresAt, endBy: endedBy(claim, expiresAt, people) },
    {
      ...event,
      kind: 'changed',
      before: { expiresAt: claim.expiresAt ?? null },
      after: { expiresAt },
    },
  );
  const isAhead = expiresAt === null || expiresAt > at;
  if (isAhead && claim.state === 'expired') {
    const [from, to] = ['expired', 'provisioning'] as const;
    await unit.transition(claim.id, {
      ...event,
      from,
      to,
      kind: 'grace-undone',
    });
    await unit.setValues(claim.id, { graceUntil: null }, at);
  }
}

/** An end that nobody but the approver wants would be one person's. */
function refuseSooner(
  { environment, expiresAt: current }: StoredClaim,
  { kind, requested }: StoredRequest,
  values: Record<string, unknown>,
): void {
  if (kind !== 'expiry' || environment !== 'prod') {
    return;
  }
  const { expiresAt: asked } = endSchema.parse(requested);
  const { expiresAt: granted } = endSchema.parse(values);
  const isWanted = [asked, current ?? null].some(
    end => granted === null || (end !== null && granted >= end),
  );
  if (!isWanted) {
    throw new InputError(
      `granted.expiresAt: ${granted} is sooner than the end there is and the one asked for; sooner ends of production take two people, so ask for it in a request of your own`,
    );
  }
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
