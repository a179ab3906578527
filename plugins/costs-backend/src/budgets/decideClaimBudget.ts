import { Budget, BudgetVerdict } from '@dugnad/plugin-costs-common';

/** A budget a claim falls under, and what is expected of the month without it. */
export interface BudgetOutlook {
  budget: Budget;
  expectedMicros: number;
  isForecast: boolean;
}

/**
 * Whether a claim fits the hard budgets it falls under: what is expected of the month and the most the claim can add must
 * not exceed any. A claim that adds nothing is never refused. Amounts in micro-units a month.
 */
export function decideClaimBudget(
  outlooks: readonly BudgetOutlook[],
  addedMicros: number,
  currency: string,
): BudgetVerdict {
  const figures = outlooks.map(({ budget, expectedMicros, isForecast }) => ({
    account: budget.account,
    isHard: budget.isHard,
    budgetMicros: budget.amountMicros,
    expectedMicros,
    isForecast,
    addedMicros,
    allowed:
      !budget.isHard ||
      addedMicros <= 0 ||
      expectedMicros + addedMicros <= budget.amountMicros,
  }));
  const refused = figures.filter(one => !one.allowed);
  return {
    allowed: refused.length === 0,
    ...(refused.length > 0 && {
      message: refused.map(one => describe(one, currency)).join(' '),
    }),
    figures,
    currency,
  };
}

function describe(
  figure: BudgetVerdict['figures'][number],
  currency: string,
): string {
  const money = (micros: number) =>
    `${currency} ${(micros / 1_000_000).toFixed(2)}`;
  const basis = figure.isForecast ? 'is heading for' : 'has spent';
  return `The budget of ${figure.account.kind} ${figure.account.id} is ${money(
    figure.budgetMicros,
  )} a month. The month ${basis} ${money(
    figure.expectedMicros,
  )}, and this would add up to ${money(figure.addedMicros)}.`;
}
