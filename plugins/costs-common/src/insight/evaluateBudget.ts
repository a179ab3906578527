/** Percentages of a budget at which somebody is told. */
export const BUDGET_THRESHOLDS = [50, 80, 100] as const;

/** What a budget is measured against. Micro-units of one month. */
export interface BudgetFigures {
  amountMicros: number;
  actualMicros: number;
  /** Absent before there are three days of data. */
  forecastMicros?: number;
}

/** A threshold that has been reached. */
export interface ReachedThreshold {
  basis: 'actual' | 'forecast';
  percent: (typeof BUDGET_THRESHOLDS)[number];
}

/** How a budget stands. */
export interface BudgetStanding {
  state: 'ok' | 'warning' | 'exceeded';
  /** Percent of the budget that is spent. */
  actualPercent: number;
  forecastPercent?: number;
  reached: ReachedThreshold[];
}

/** Every threshold that the month so far, or its forecast, has reached; `exceeded` only by what was really spent. */
export function evaluateBudget(input: BudgetFigures): BudgetStanding {
  const percent = (micros: number) =>
    input.amountMicros > 0 ? (micros / input.amountMicros) * 100 : 0;
  const reachedBy = (
    basis: ReachedThreshold['basis'],
    micros: number,
  ): ReachedThreshold[] =>
    BUDGET_THRESHOLDS.filter(
      threshold => micros * 100 >= input.amountMicros * threshold,
    ).map(threshold => ({ basis, percent: threshold }));
  const { actualMicros, forecastMicros } = input;
  const reached = [
    ...reachedBy('actual', actualMicros),
    ...(forecastMicros === undefined
      ? []
      : reachedBy('forecast', forecastMicros)),
  ];
  return {
    state: stateOf(actualMicros >= input.amountMicros, reached),
    actualPercent: percent(actualMicros),
    ...(forecastMicros !== undefined && {
      forecastPercent: percent(forecastMicros),
    }),
    reached,
  };
}

function stateOf(
  isSpent: boolean,
  reached: ReachedThreshold[],
): BudgetStanding['state'] {
  if (isSpent) {
    return 'exceeded';
  }
  return reached.some(({ percent }) => percent >= 80) ? 'warning' : 'ok';
}
