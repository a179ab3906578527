import { Problem } from '@dugnad/plugin-namespaces-common';
import {
  BudgetTerms,
  HardBudget,
  Weight,
  isCharged,
  promisedMicros,
} from './budgets';
import type { ClaimQuestion, Finding } from './decideClaim';

/** What is known of hard budgets when a decision is made. */
export interface BudgetFacts extends BudgetTerms {
  /** Every other claim that falls under one of them. */
  promised: Weight[];
}

/**
 * Whether what claims may cost stays within the hard budgets: all of them at their quota, all month, and what is spent outside
 * them. What was spent so far says little of claims that were let in this morning, so small ones would pass one by one. A
 * request that adds nothing to a budget is never refused because of it.
 */
export function judgeBudget(
  { weighs }: ClaimQuestion,
  facts: BudgetFacts | undefined,
): Finding[] {
  if (!weighs || !facts) {
    return [];
  }
  const { rates } = facts;
  const cost = (budget: HardBudget, weight: Weight | undefined) =>
    weight && isCharged(budget.account, weight)
      ? promisedMicros(weight, rates) ?? 0
      : 0;
  return facts.budgets.flatMap((budget): Finding[] => {
    const before = cost(budget, weighs.before);
    const after = cost(budget, weighs.after);
    const others = othersMicros(budget, weighs.after, facts);
    if (after <= before || others + after <= budget.budgetMicros) {
      return [];
    }
    const problem = exceeded(budget, others, after, facts.currency);
    return [{ verdict: 'refuse', rule: problem.rule, problem }];
  });
}

/** What other claims may cost, or cost already where that is more, and what is spent outside claims. */
function othersMicros(
  budget: HardBudget,
  own: Weight,
  { promised, rates }: BudgetFacts,
): number {
  const expected = new Map(
    budget.namespaces.map(one => [
      `${one.cluster}/${one.namespace}`,
      one.expectedMicros,
    ]),
  );
  const keyOf = ({ cluster, namespace }: Weight) => `${cluster}/${namespace}`;
  const others = promised.filter(
    one => isCharged(budget.account, one) && keyOf(one) !== keyOf(own),
  );
  const claims = others.reduce(
    (sum, one) =>
      sum +
      Math.max(promisedMicros(one, rates) ?? 0, expected.get(keyOf(one)) ?? 0),
    0,
  );
  const inClaims = [...others, own].reduce(
    (sum, one) => sum + (expected.get(keyOf(one)) ?? 0),
    0,
  );
  return claims + Math.max(0, budget.expectedMicros - inClaims);
}

function exceeded(
  { account, budgetMicros, isVisible }: HardBudget,
  others: number,
  after: number,
  currency: string,
): Problem {
  const money = (micros: number) =>
    `${currency} ${(micros / 1_000_000).toFixed(2)}`;
  const whose = `${account.kind} ${account.id}`;
  const message = isVisible
    ? `The budget of ${whose} is ${money(
        budgetMicros,
      )} a month. What is promised to its namespaces, running and asked for, can cost ${money(
        others,
      )}, and this one ${money(
        after,
      )}. Ask for less, give something back, or ask the platform team for a larger budget.`
    : `The budget of ${whose}, which is not yours alone, has no room for this. Ask the platform team.`;
  return {
    field: 'size',
    rule: 'budget-exceeded',
    message,
    values: { message },
  };
}
