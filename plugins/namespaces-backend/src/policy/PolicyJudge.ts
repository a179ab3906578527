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
import { PolicyConfig } from './PolicyConfig';
import { totalsOf } from './totalsOf';

/** Options of `PolicyJudge`. */
export interface PolicyJudgeOptions {
  policy: PolicyConfig;
  sizes: Size[];
  capacity: Pick<ClusterCapacity, 'read'>;
  now?: () => Date;
}

/** What a question leaves out of its own sums, or adds to them. */
export interface JudgeOptions {
  /** The claim the question is about. */
  claimId?: string;
  usage?: UsageFacts;
  /** Claims asked for at the same time, which are not stored yet. */
  alsoAsked?: { ownerRef: string; cluster: string; sum: ClaimSum }[];
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
    { ownerRef, cluster }: ClaimQuestion,
    { claimId, usage, alsoAsked = [] }: JudgeOptions,
  ): Promise<PolicyFacts> {
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
    };
  }
}
