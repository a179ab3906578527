import { Environment } from '@dugnad/plugin-namespaces-common';

/** The end of a claim as it is. */
interface Ending {
  /** ISO 8601; absent: it does not end. */
  expiresAt?: string;
  /** People who brought that end about. */
  endBy?: string[];
}

/** Whether another end comes before the one there is. Null is none. */
export function isSooner(
  { expiresAt: was }: Pick<Ending, 'expiresAt'>,
  expiresAt: string | null,
): boolean {
  return expiresAt !== null && (was === undefined || expiresAt < was);
}

/** Whether another end takes time from a namespace in production: that is itself an end, and takes two people. */
export function shortensProduction(
  claim: Ending & { environment: Environment },
  expiresAt: string | null,
): boolean {
  return claim.environment === 'prod' && isSooner(claim, expiresAt);
}

/**
 * Who brought about the end a claim gets: whoever ever set one sooner than it was, until the claim has no end any more. More
 * time takes nobody off the list: without the first end there would be none. Null where the claim does not end.
 */
export function endedBy(
  claim: Ending,
  expiresAt: string | null,
  people: string[],
): string[] | null {
  if (expiresAt === null) {
    return null;
  }
  const before = claim.expiresAt === undefined ? [] : claim.endBy ?? [];
  return isSooner(claim, expiresAt)
    ? [...new Set([...before, ...people])]
    : before;
}
