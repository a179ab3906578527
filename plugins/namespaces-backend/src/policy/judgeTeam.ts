import { Measurement } from '@dugnad/plugin-namespaces-common';
import { RESOURCES, UNITS, inWords } from './amounts';
import type { ClaimQuestion, Finding } from './decideClaim';
import { Limits, PolicyConfig } from './PolicyConfig';
import { Totals } from './totalsOf';

const COUNTED = [...RESOURCES, 'claims' as const];

/** Whether all claims of the owner together stay within the team's limits. `team` is without the claim itself. */
export function judgeTeam(
  { kind, after, before, ownerRef }: ClaimQuestion,
  team: Totals,
  { teamLimits }: PolicyConfig,
): Finding[] {
  const limits: Limits = teamLimits.teams[ownerRef] ?? teamLimits.default;
  const limited = COUNTED.filter(resource => limits[resource] !== undefined);
  if (!after || limited.length === 0) {
    return [];
  }
  const isNew = kind === 'create' || kind === 'owner' || kind === 'adoption';
  const added = { ...after, claims: 1 };
  const held = isNew || !before ? undefined : { ...before, claims: 1 };
  const findings = limited.map((resource): Finding => {
    const measurement: Measurement = {
      scope: 'team',
      resource,
      unit: UNITS[resource],
      before: team[resource] + (held?.[resource] ?? 0),
      after: team[resource] + added[resource],
      limit: limits[resource],
    };
    return within(measurement, held !== undefined)
      ? { verdict: 'approve', rule: 'default', measurements: [measurement] }
      : {
          verdict: teamLimits.exceeded,
          rule: 'team-limit',
          measurements: [measurement],
          problem: exceeded(ownerRef, measurement),
        };
  });
  return [...findings, ...uncounted(ownerRef, team, teamLimits.exceeded)];
}

/** A limit that was lowered below what a team has stops no change that does not add to it. */
function within(
  { before = 0, after = 0, limit = 0 }: Measurement,
  has: boolean,
) {
  return after <= limit || (has && after <= before);
}

function exceeded(
  ownerRef: string,
  { resource, before = 0, after = 0, limit = 0 }: Measurement,
) {
  const [has, would, may] = [before, after, limit].map(amount =>
    inWords(resource, amount),
  );
  return {
    field: resource === 'claims' ? 'ownerRef' : 'size',
    rule: 'team-limit',
    message: `${ownerRef} has ${has} and would have ${would}; its limit is ${may}. Ask for less, give something back, or wait for an approver.`,
    values: { ownerRef, resource, before: has, after: would, limit: may },
  };
}

/** Claims of a size nobody configures any more cannot be added up, so nobody can say that the limit holds. */
function uncounted(
  ownerRef: string,
  { unknown }: Totals,
  verdict: 'ask' | 'refuse',
): Finding[] {
  return unknown === 0
    ? []
    : [
        {
          verdict,
          rule: 'team-unknown',
          problem: {
            field: 'ownerRef',
            rule: 'team-unknown',
            message: `${unknown} namespaces of ${ownerRef} have a size that is not configured any more, so their sum is not known.`,
            values: { ownerRef, claims: String(unknown) },
          },
        },
      ];
}
