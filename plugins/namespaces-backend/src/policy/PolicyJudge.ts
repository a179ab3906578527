import { Capacity, Size, Verdict } from '@dugnad/plugin-namespaces-common';
import { capacityOf } from '../capacity/capacityOf';
import { ClusterCapacity } from '../capacity/ClusterCapacity';
import { ClaimSum, RequestUnit } from '../requests/RequestStore';
import {
  ClaimQuestion,
  PolicyFacts,
  UsageFacts,
  decideClaim,
} from './decideClaim';
import { BudgetBook } from '../price/BudgetBook';
import { Amounts } from './amounts';
import { Weight } from './budgets';
import { BudgetFacts } from './judgeBudget';
import { PolicyConfig } from './PolicyConfig';
import { claimAmounts, weightOf } from './questionOf';
import { totalsOf } from './totalsOf';

/** Options of `PolicyJudge`. */
export interface PolicyJudgeOptions {
  policy: PolicyConfig;
  sizes: Size[];
  capacity: Pick<ClusterCapacity, 'read'>;
  /** Hard budgets; left out: there are none. */
  budgets?: Pick<BudgetBook, 'read'>;
  now?: () => Date;
}

/** What a question leaves out of its own sums, or adds to them. */
export interface JudgeOptions {
  /** The claim the question is about. */
  claimId?: string;
  usage?: UsageFacts;
  /** Claims asked for at the same time, which are not stored yet. */
  alsoAsked?: AlsoAsked[];
  /** Counts what waits for a decision as promised, as it is when something is filed. What is decided is weighed against what was let in. */
  countsOpen?: boolean;
}

/** A claim asked for at the same time. */
export interface AlsoAsked {
  ownerRef: string;
  cluster: string;
  sum: ClaimSum;
  weight?: Weight;
}

/** Adds up what there is, within a unit, and lets the policy decide on it. */
export class PolicyJudge {
  readonly #options: PolicyJudgeOptions;

  constructor(options: PolicyJudgeOptions) {
    this.#options = options;
  }

  async judge(
    unit: RequestUnit,
    question: ClaimQuestion,
    options: JudgeOptions = {},
  ): Promise<{ verdict: Verdict; capacity?: Capacity }> {
    const { policy } = this.#options;
    const facts = await this.#facts(unit, question, options);
    return {
      verdict: decideClaim(question, facts, policy),
      capacity: capacityOf(question, facts, policy),
    };
  }

  async #facts(
    unit: RequestUnit,
    question: ClaimQuestion,
    options: JudgeOptions,
  ): Promise<PolicyFacts> {
    const { ownerRef, cluster } = question;
    const { claimId, usage, alsoAsked = [] } = options;
    const { sizes, capacity, now } = this.#options;
    // One after the other: a unit is one connection
    const team = await unit.sums({ ownerRef }, claimId);
    const inCluster = await unit.sums({ cluster }, claimId);
    const also = (fits: (asked: (typeof alsoAsked)[number]) => boolean) =>
      alsoAsked.filter(fits).map(({ sum }) => sum);
    return {
      now: now?.() ?? new Date(),
      team: totalsOf(
        [...team, ...also(asked => asked.ownerRef === ownerRef)],
        sizes,
      ),
      cluster: totalsOf(
        [...inCluster, ...also(asked => asked.cluster === cluster)],
        sizes,
      ),
      capacity: capacity.read(cluster),
      usage,
      budgets: await this.#budgets(unit, question, options),
    };
  }

  async #budgets(
    unit: RequestUnit,
    { weighs }: ClaimQuestion,
    { claimId, alsoAsked = [], countsOpen = false }: JudgeOptions,
  ): Promise<BudgetFacts | undefined> {
    const { sizes, budgets } = this.#options;
    const after = weighs?.after;
    const terms = after && budgets?.read({ ...after, name: after.namespace });
    if (!terms) {
      return undefined;
    }
    const promises = await unit.promises(
      terms.budgets.map(({ account }) => account),
      { exceptClaimId: claimId, withOpen: countsOpen },
    );
    const promised = promises.flatMap(claim => {
      const amounts = [claim, ...(claim.wanted ? [claim.wanted] : [])]
        .map(one => claimAmounts(one, sizes))
        .filter(one => one !== undefined);
      return amounts.length > 0
        ? [weightOf(claim, amounts.reduce(larger))]
        : [];
    });
    const also = alsoAsked.flatMap(({ weight }) => weight ?? []);
    return { ...terms, promised: [...promised, ...also] };
  }
}

/** Of each resource the larger amount. */
function larger(a: Amounts, b: Amounts): Amounts {
  return {
    cpu: Math.max(a.cpu, b.cpu),
    memory: Math.max(a.memory, b.memory),
    storage: Math.max(a.storage, b.storage),
    pods: Math.max(a.pods, b.pods),
  };
}
