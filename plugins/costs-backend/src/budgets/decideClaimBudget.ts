import { Budget, BudgetVerdict } from '@dugnad/plugin-costs-common';

/** A budget a claim falls under, and what is expected of the month without it. */
export interface BudgetOutlook {
  budget: Budget;
  expectedMicros: number;
  isForecast: boolean;
  /** Whether who asks may know its figures. */
  isVisible: boolean;
}

/**
 * Whether a claim fits the hard budgets it falls under: what is expected of the month and the most the claim can add must
 * not exceed any. A claim that adds nothing is never refused. Amounts in micro-units a month. Of a budget whose figures are not
 * for who asks, the answer tells only that it refuses.
 */
export function decideClaimBudget(
  outlooks: readonly BudgetOutlook[],
  addedMicros: number,
  currency: string,
): BudgetVerdict {
  const judged = outlooks.map(
    ({ budget, expectedMicros, isForecast, isVisible }) => ({
      isVisible,
      figure: {
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
      },
    }),
  );
  const refused = judged.filter(({ figure }) => !figure.allowed);
  return {
    allowed: refused.length === 0,
    ...(refused.length > 0 && {
      message: refused
        .map(({ figure, isVisible }) =>
          isVisible ? describe(figure, currency) : withoutFigures(figure),
        )
        .join(' '),
    }),
    figures: judged.flatMap(({ figure, isVisible }) =>
      isVisible ? [figure] : [],
    ),
    currency,
  };
}

function withoutFigures({ account }: BudgetVerdict['figures'][number]): string {
  return `The budget of ${account.kind} ${account.id}, which is not yours alone, has no room for this. Ask the platform team.`;
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
