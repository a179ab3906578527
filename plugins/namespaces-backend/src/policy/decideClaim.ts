import {
  Environment,
  Ingress,
  Measurement,
  Problem,
  RequestKind,
  Verdict,
} from '@dugnad/plugin-namespaces-common';
import { Amounts } from './amounts';
import { Weight } from './budgets';
import { BudgetFacts, judgeBudget } from './judgeBudget';
import { judgeCluster } from './judgeCluster';
import { judgeEnd } from './judgeEnd';
import { judgeExpiry } from './judgeExpiry';
import { judgeIncrease } from './judgeIncrease';
import { judgeTeam } from './judgeTeam';
import { matchingRule } from './matchingRule';
import { PolicyConfig, PolicyRule } from './PolicyConfig';
import { Totals } from './totalsOf';

/** What is asked for, as far as the policy cares. */
export interface ClaimQuestion {
  kind: RequestKind;
  /** What is wrong with it whatever the policy says. */
  problems: Problem[];
  environment: Environment;
  cluster: string;
  ownerRef: string;
  size: string;
  /** Absent where the request does not touch the network. */
  ingress?: Ingress;
  egressInternet?: boolean;
  /** What the claim may hold now; absent for a new one. */
  before?: Amounts;
  /** What it would; absent where the request does not touch it, or it is not a usable value. */
  after?: Amounts;
  /** Asked-for expiry; null is none; absent where the request does not touch it. */
  expiresAt?: string | null;
  /** It ends production, or brings its end closer: a second person has to agree, whatever a rule says. */
  takesTwo?: boolean;
  /** What it would weigh on budgets, and weighs now; absent where it changes nothing of that. */
  weighs?: { before?: Weight; after: Weight };
}

/** Use of a claim's quota, measured. */
export interface UsageFacts {
  from: string;
  to: string;
  days: number;
  /** Means over the window: millicores, bytes. Absent where they were not measured long enough. */
  cpu?: number;
  memory?: number;
  /** Most that volumes claimed on a day, in bytes. */
  storage?: number;
  /** Why something is absent. */
  unknown?: string;
}

/** What the cluster can hold. */
export interface CapacityFacts {
  /** Sums over the nodes that take workloads. */
  allocatable?: Pick<Amounts, 'cpu' | 'memory' | 'pods'>;
  /** Why `allocatable` is absent. */
  unknown?: string;
  /** As of when it is, while the cluster does not answer. ISO 8601. */
  staleSince?: string;
}

/** The numbers a decision is made on, without the claim itself. */
export interface PolicyFacts {
  now: Date;
  team: Totals;
  cluster: Totals;
  capacity: CapacityFacts;
  /** Only asked for where an increase depends on it. */
  usage?: UsageFacts;
  /** Absent where no hard budget applies, or nobody knows. */
  budgets?: BudgetFacts;
}

/** What one rule says. */
export interface Finding {
  verdict: 'approve' | 'ask' | 'refuse';
  rule: string;
  problem?: Problem;
  measurements?: Measurement[];
  window?: Verdict['window'];
}

const SEVERITY = { approve: 0, ask: 1, refuse: 2 };

/**
 * Approves, asks or refuses, with every reason of the severest kind at once so that a form can show them all, and with the
 * numbers it was decided on. A decrease always passes; sums over the team and the cluster always hold; otherwise the
 * configured rule decides, or for an increase without one what was measured.
 */
export function decideClaim(
  question: ClaimQuestion,
  facts: PolicyFacts,
  policy: PolicyConfig,
): Verdict {
  const findings = [
    ...question.problems.map(refused),
    ...judge(question, facts, policy),
  ];
  const worst = findings.reduce<Finding>(
    (most, one) =>
      SEVERITY[one.verdict] > SEVERITY[most.verdict] ? one : most,
    { verdict: 'approve', rule: approvingRule(findings) },
  );
  return {
    verdict: worst.verdict,
    rule: worst.rule,
    reasons: findings.flatMap(({ verdict, problem }) =>
      problem && verdict === worst.verdict ? [problem] : [],
    ),
    measurements: findings.flatMap(({ measurements = [] }) => measurements),
    window: findings.find(({ window }) => window)?.window,
  };
}

function judge(
  question: ClaimQuestion,
  facts: PolicyFacts,
  policy: PolicyConfig,
): Finding[] {
  const { before, after } = question;
  const expiry = judgeExpiry(question, facts.now, policy);
  if (before && after && isDecrease(before, after)) {
    return [{ verdict: 'approve', rule: 'decrease' }, ...expiry];
  }
  const rule = matchingRule(question, policy.rules);
  const base = rule
    ? [fromRule(rule)]
    : judgeIncrease(question, facts.usage, policy.increase);
  return [
    ...base,
    ...judgeTeam(question, facts.team, policy),
    ...judgeCluster(question, facts, policy),
    ...judgeEnd(question),
    ...judgeBudget(question, facts.budgets),
    ...expiry,
  ];
}

/** Nothing grows. Giving the same again is no increase either. */
export function isDecrease(before: Amounts, after: Amounts): boolean {
  return (
    after.cpu <= before.cpu &&
    after.memory <= before.memory &&
    after.storage <= before.storage &&
    after.pods <= before.pods
  );
}

function approvingRule(findings: Finding[]): string {
  return (
    findings.find(({ verdict }) => verdict === 'approve')?.rule ?? 'default'
  );
}

function refused(problem: Problem): Finding {
  return { verdict: 'refuse', rule: problem.rule, problem };
}

function fromRule({ name, then, reason }: PolicyRule): Finding {
  const words = reason ?? `Rule "${name}" of the policy says so.`;
  return {
    verdict: then,
    rule: name,
    problem:
      then === 'approve'
        ? undefined
        : {
            field: '',
            rule: 'policy-rule',
            message: words,
            values: { name, reason: reason ?? '' },
          },
  };
}
