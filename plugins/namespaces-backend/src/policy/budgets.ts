import { Amounts } from './amounts';

/** What a claim weighs on budgets: whose it is and what it may hold. */
export interface Weight {
  cluster: string;
  namespace: string;
  ownerRef: string;
  costCenter?: string;
  amounts: Amounts;
}

/** A hard budget a claim falls under. Amounts of money are in micro-units a month. */
export interface HardBudget {
  account: { kind: string; id: string };
  budgetMicros: number;
  /** What is expected of the month, by what was spent. */
  expectedMicros: number;
  /** Whether who asks may be told the figures. */
  isVisible: boolean;
  /** What of that is in which namespace. */
  namespaces: { cluster: string; namespace: string; expectedMicros: number }[];
}

/** What a unit of each resource costs a month in one cluster, in micro-units: a thousandth of a core, a byte. */
export type Rates = Record<'cpu' | 'memory' | 'storage', number>;

/** Prices and hard budgets, as one moment knew them. */
export interface BudgetTerms {
  budgets: HardBudget[];
  currency: string;
  /** By cluster; one that is absent cannot be priced. */
  rates: ReadonlyMap<string, Rates>;
}

/** Whether a claim falls under a budget. */
export function isCharged(
  { kind, id }: HardBudget['account'],
  { cluster, namespace, ownerRef, costCenter }: Omit<Weight, 'amounts'>,
): boolean {
  switch (kind) {
    case 'owner':
      return id === ownerRef;
    case 'cost-centre':
      return id === costCenter;
    default:
      return id === `${cluster}/${namespace}`;
  }
}

/** The most a claim can cost a month: all it may hold, all the time. Undefined where its cluster has no prices. */
export function promisedMicros(
  { cluster, amounts }: Pick<Weight, 'cluster' | 'amounts'>,
  rates: BudgetTerms['rates'],
): number | undefined {
  const rate = rates.get(cluster);
  return (
    rate &&
    Math.round(
      amounts.cpu * rate.cpu +
        amounts.memory * rate.memory +
        amounts.storage * rate.storage,
    )
  );
}
