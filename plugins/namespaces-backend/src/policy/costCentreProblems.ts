import { ClaimRequest, Problem } from '@dugnad/plugin-namespaces-common';
import {
  CostCentreRules,
  refuseCostCentre,
} from '@dugnad/plugin-ownership-common';

/** What is wrong with the cost centre a claim charges: one that is made up, or another group's. */
export function costCentreProblems(
  { costCenter = '', ownerRef }: Pick<ClaimRequest, 'costCenter' | 'ownerRef'>,
  rules: CostCentreRules,
): Problem[] {
  const refusal = refuseCostCentre(costCenter, ownerRef, rules);
  return refusal
    ? [
        {
          field: 'costCenter',
          rule: refusal.rule,
          message: refusal.message,
          values: {
            value: costCenter,
            ownerRef,
            known: refusal.chargeable.join(', ') || '–',
          },
        },
      ]
    : [];
}

/** Whether a cost centre is among what is wrong. */
export function isCostCentreRefused(problems: Problem[]): boolean {
  return problems.some(({ field }) => field === 'costCenter');
}

/**
 * The same for a change: a cost centre that stays is judged when its owner changes, for the new owner would charge what is the
 * old one's.
 */
export function changedCostCentreProblems(
  next: Pick<ClaimRequest, 'costCenter' | 'ownerRef'>,
  requested: Record<string, unknown>,
  rules: CostCentreRules,
): Problem[] {
  if ('costCenter' in requested) {
    return costCentreProblems(next, rules);
  }
  return 'ownerRef' in requested
    ? costCentreProblems(next, rules).map(problem => ({
        ...problem,
        field: 'ownerRef',
        rule: 'cost-centre-stays',
        message: `${problem.message} Change the details first: the cost centre would stay with the new owner.`,
      }))
    : [];
}
