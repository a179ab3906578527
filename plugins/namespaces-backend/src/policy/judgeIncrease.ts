import {
  Measurement,
  Problem,
  Resource,
} from '@dugnad/plugin-namespaces-common';
import { RESOURCES, UNITS, inWords } from './amounts';
import type { ClaimQuestion, Finding, UsageFacts } from './decideClaim';
import { IncreasePolicy } from './PolicyConfig';

const MEASURED = ['cpu', 'memory', 'storage'] as const;

/**
 * Whether a larger quota passes without asking: not too large a step, and what there is has been used. What was not measured
 * is asked about, never guessed. A new claim, and one that changes no quota, is not this rule's.
 */
export function judgeIncrease(
  { kind, before, after }: ClaimQuestion,
  usage: UsageFacts | undefined,
  policy: IncreasePolicy,
): Finding[] {
  if (kind !== 'resize' || !before || !after) {
    return [];
  }
  const grown = RESOURCES.filter(
    resource => after[resource] > before[resource],
  );
  const steps = grown.flatMap(resource => {
    const most = Math.floor(before[resource] * (1 + policy.maxPercent / 100));
    return after[resource] > most ? [tooLarge(resource, most, policy)] : [];
  });
  const measured = MEASURED.filter(resource => grown.includes(resource)).map(
    resource => judgeUse(resource, before[resource], usage, policy),
  );
  const found = [...steps, ...measured];
  const window = usage && {
    from: usage.from,
    to: usage.to,
    days: usage.days,
  };
  return found.length > 0
    ? found.map(finding => ({ ...finding, window }))
    : [{ verdict: 'approve', rule: 'measured-increase', window }];
}

function judgeUse(
  resource: (typeof MEASURED)[number],
  quota: number,
  usage: UsageFacts | undefined,
  policy: IncreasePolicy,
): Finding {
  const percent = policy[`${resource}Percent`];
  const used = usage?.[resource];
  const measurement: Measurement = {
    scope: 'usage',
    resource,
    unit: UNITS[resource],
    before: used,
    limit: Math.ceil((quota * percent) / 100),
    unknown:
      used === undefined ? usage?.unknown ?? 'it was not measured' : undefined,
  };
  const finding = { measurements: [measurement] };
  if (used !== undefined && used * 100 >= quota * percent) {
    return { ...finding, verdict: 'approve', rule: 'measured-increase' };
  }
  const problem =
    used === undefined
      ? unmeasured(resource, measurement.unknown ?? '')
      : unused(resource, used, quota, percent, policy.windowDays);
  return { ...finding, verdict: 'ask', rule: problem.rule, problem };
}

function tooLarge(
  resource: Resource,
  most: number,
  { maxPercent }: IncreasePolicy,
): Finding {
  const limit = inWords(resource, most);
  return {
    verdict: 'ask',
    rule: 'increase-large',
    problem: {
      field: 'size',
      rule: 'increase-large',
      message: `That is more than ${maxPercent} % more ${resource}; up to ${limit} would pass where use shows the need.`,
      values: { resource, maxPercent: String(maxPercent), limit },
    },
  };
}

function unmeasured(resource: Resource, why: string): Problem {
  return {
    field: 'size',
    rule: 'increase-unmeasured',
    message: `Nobody can tell whether the ${resource} there is is used (${why}), so somebody has to look.`,
    values: { resource, why },
  };
}

function unused(
  resource: Resource,
  used: number,
  quota: number,
  percent: number,
  days: number,
): Problem {
  const [does, may] = [used, quota].map(amount => inWords(resource, amount));
  return {
    field: 'size',
    rule: 'increase-unused',
    message: `Over ${days} days ${does} of ${may} was used; from ${percent} % on more would pass without asking.`,
    values: { resource, used: does, quota: may, percent: String(percent) },
  };
}
