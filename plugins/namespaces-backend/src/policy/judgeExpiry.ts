import type { ClaimQuestion, Finding } from './decideClaim';
import { PolicyConfig } from './PolicyConfig';

const DAY_MS = 86_400_000;

/** Whether an asked-for end is in the future and within the environment's maximum. */
export function judgeExpiry(
  { expiresAt, environment }: ClaimQuestion,
  now: Date,
  { expiry }: PolicyConfig,
): Finding[] {
  if (expiresAt === undefined) {
    return [];
  }
  if (expiresAt !== null && Date.parse(expiresAt) <= now.getTime()) {
    return [
      refuse('expiry-past', 'The expiry is in the past. Choose a later date.'),
    ];
  }
  const maxDays = expiry[environment]?.maxDays;
  if (maxDays === undefined) {
    return [];
  }
  const latest = new Date(now.getTime() + maxDays * DAY_MS);
  const tooLate =
    expiresAt === null || Date.parse(expiresAt) > latest.getTime();
  const date = latest.toISOString().slice(0, 10);
  return tooLate
    ? [
        refuse(
          'expiry-maximum',
          `Namespaces in ${environment} live at most ${maxDays} days at a time. Choose ${date} or earlier; it can be extended later.`,
          { environment, maxDays: String(maxDays), latest: date },
        ),
      ]
    : [];
}

/** What a request without an expiry gets; undefined: it does not expire. */
export function defaultExpiry(
  environment: ClaimQuestion['environment'],
  now: Date,
  { expiry }: PolicyConfig,
): string | undefined {
  const days = expiry[environment]?.defaultDays ?? expiry[environment]?.maxDays;
  return days === undefined
    ? undefined
    : new Date(now.getTime() + days * DAY_MS).toISOString();
}

function refuse(
  rule: string,
  message: string,
  values: Record<string, string> = {},
): Finding {
  const problem = { field: 'expiresAt', rule, message, values };
  return { verdict: 'refuse', rule, problem };
}
