import { isDeepStrictEqual } from 'node:util';
import {
  ClaimRequest,
  GrantedValues,
  Size,
  claimRequestSchema,
} from '@dugnad/plugin-namespaces-common';
import { refusal } from '../http/refusals';
import { CostCentreBook } from '../policy/CostCentreBook';
import { costCentreProblems } from '../policy/costCentreProblems';
import { PolicyConfig } from '../policy/PolicyConfig';
import { PolicyJudge } from '../policy/PolicyJudge';
import { questionOf } from '../policy/questionOf';
import { sizeProblems } from '../policy/sizeProblems';
import { slotsFor } from '../policy/slotsFor';
import { BudgetBook } from '../price/BudgetBook';
import { ApprovedRequest, RequestKindRules } from './ClaimRequests';
import { checkCoverage } from './checkCoverage';
import { endedBy } from './endedBy';
import { grantedQuota } from './grantedQuota';
import { refuseOtherValues } from './refuseOtherValues';
import { ClaimValues, RequestUnit, StoredRequest } from './RequestStore';

const GRANTABLE = [
  'size',
  'quota',
  'ingress',
  'egressInternet',
  'expiresAt',
] as const;

/** What belongs to a request for a new claim. */
export function createRules(options: {
  judge: PolicyJudge;
  sizes: Size[];
  policy: PolicyConfig;
  budgets?: BudgetBook;
  costCentres: CostCentreBook;
}): RequestKindRules {
  const { judge, sizes, policy, budgets, costCentres } = options;
  return {
    prepare: async ({ requested }) => {
      await Promise.all([
        costCentres.settled(),
        budgets?.settled(claimRequestSchema.parse(requested)),
      ]);
    },
    grant: async (unit, request, granted, decider) => {
      refuseOtherValues(request.kind, granted, GRANTABLE);
      const values = grantedRequest(request.requested, granted);
      const problems = [
        ...sizeProblems(values, sizes),
        ...costCentreProblems(values, costCentres.read()),
      ];
      const question = questionOf(values, problems, sizes);
      const { verdict } = await judge.judge(unit, question, {
        claimId: request.claimId,
      });
      if (verdict.verdict === 'refuse') {
        throw refusal(verdict.reasons);
      }
      checkCoverage(
        slotsFor(question, verdict, policy),
        request.slots,
        decider,
      );
      return values;
    },
    apply: approveClaim,
    close: closeClaim,
  };
}

function grantedRequest(
  requested: Record<string, unknown>,
  { expiresAt, size, quota, ...granted }: GrantedValues,
): ClaimRequest {
  const { size: asked, quota: askedQuota, ...rest } = requested;
  return claimRequestSchema.parse({
    ...rest,
    ...grantedQuota({ size: asked, quota: askedQuota }, { size, quota }),
    ...granted,
    ...(expiresAt !== undefined && { expiresAt: expiresAt ?? undefined }),
  });
}

/** Lets the claim in, with the values granted. One that was let in when it was filed is as it should be. */
async function approveClaim(
  unit: RequestUnit,
  { request, granted, by, at }: ApprovedRequest,
): Promise<void> {
  const claim = await unit.claim(request.claimId);
  if (claim?.state !== 'waiting') {
    return;
  }
  const other = GRANTABLE.filter(
    key => !isDeepStrictEqual(granted[key], request.requested[key]),
  );
  const pick = (values: Record<string, unknown>) =>
    Object.fromEntries(other.map(key => [key, values[key] ?? null]));
  const comment = request.approvals.at(-1)?.comment;
  await unit.transition(claim.id, {
    from: 'waiting',
    to: 'approved',
    at,
    by,
    kind: 'approved',
    reason: comment,
    ...(other.length > 0 && {
      before: pick(request.requested),
      after: pick(granted),
    }),
  });
  const values = claimValues(granted);
  const people = request.approvals.map(approval => approval.by);
  await unit.setValues(
    claim.id,
    {
      ...values,
      endBy: endedBy({}, values.expiresAt ?? null, [
        claim.requestedBy,
        ...people,
      ]),
    },
    at,
  );
}

function claimValues(granted: Record<string, unknown>): ClaimValues {
  const { size, quota, ingress, egressInternet, expiresAt } =
    claimRequestSchema.parse(granted);
  return {
    size,
    quota: quota ?? null,
    ingress,
    egressInternet,
    expiresAt: expiresAt ?? null,
  };
}

async function closeClaim(
  unit: RequestUnit,
  { claimId, state, decidedBy, decidedAt, reason }: StoredRequest,
): Promise<void> {
  if (state === 'waiting' || state === 'approved') {
    return;
  }
  const to = state === 'superseded' ? 'withdrawn' : state;
  await unit.transition(claimId, {
    from: 'waiting',
    to,
    at: decidedAt ?? '',
    by: decidedBy ?? 'system',
    kind: to,
    reason,
  });
}
