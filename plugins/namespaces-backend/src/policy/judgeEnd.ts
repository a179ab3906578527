import type { ClaimQuestion, Finding } from './decideClaim';

/** Rule of what ends production. */
export const END_TWO_PEOPLE = 'end-two-people';

/** Shortening the life of production is itself an end, so it takes two people as a deletion does. No rule approves it. */
export function judgeEnd({ takesTwo, ownerRef }: ClaimQuestion): Finding[] {
  return takesTwo
    ? [
        {
          verdict: 'ask',
          rule: END_TWO_PEOPLE,
          problem: {
            field: 'expiresAt',
            rule: END_TWO_PEOPLE,
            message: `A sooner end of a production namespace takes two people: somebody else of ${ownerRef} or the platform team has to agree.`,
            values: { ownerRef },
          },
        },
      ]
    : [];
}
