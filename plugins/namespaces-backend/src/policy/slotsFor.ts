import {
  Problem,
  RequestSlot,
  Verdict,
} from '@dugnad/plugin-namespaces-common';
import type { ClaimQuestion } from './decideClaim';
import { END_TWO_PEOPLE } from './judgeEnd';
import { matchingRule } from './matchingRule';
import { PolicyConfig } from './PolicyConfig';

/** What a receiving group accepts when it accepts, and a second person when they agree. */
const ANSWERED = ['owner-accepts', 'owner-prefix', END_TWO_PEOPLE];

/**
 * The approvals a request needs. An owner transfer always needs the receiving group, and whoever the policy asks besides;
 * a deletion or a sooner end of production a second person; everything else whoever the policy asks: the platform team, and the team's own approvers
 * where the rule that asked lets them.
 */
export function slotsFor(
  question: Omit<ClaimQuestion, 'problems' | 'before' | 'after' | 'expiresAt'>,
  { verdict, reasons }: Pick<Verdict, 'verdict' | 'reasons'>,
  policy: PolicyConfig,
): RequestSlot[] {
  const beside = reasons.filter(({ rule }) => !ANSWERED.includes(rule));
  const people = [
    ...(question.kind === 'owner' ? [receiver(question.ownerRef)] : []),
    ...(question.takesTwo ? [second(question.ownerRef)] : []),
  ];
  return verdict === 'ask' && (beside.length > 0 || people.length === 0)
    ? [...people, askedBy(question, beside, policy)]
    : people;
}

/** The second of the two people that an end of production takes. */
export function second(ownerRef: string): RequestSlot {
  return { role: 'second', platform: true, groups: [ownerRef] };
}

function receiver(ownerRef: string): RequestSlot {
  return { role: 'receiver', platform: false, groups: [ownerRef] };
}

function askedBy(
  question: Parameters<typeof slotsFor>[0],
  reasons: Problem[],
  policy: PolicyConfig,
): RequestSlot {
  const groups = policy.approvers[question.ownerRef] ?? [];
  const rule = matchingRule(question, policy.rules);
  // A limit of the team or the cluster is not the team's own to lift
  const own =
    rule?.approvers === 'team' &&
    reasons.every(reason => reason.rule === 'policy-rule');
  return own && groups.length > 0
    ? { role: 'approvers', platform: true, groups }
    : { role: 'platform', platform: true, groups: [] };
}
