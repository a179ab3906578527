const DAY_MS = 24 * 60 * 60_000;

/**
 * Which warning an announced end calls for now: the smallest number of days in `warnDays` that is not shorter than what is
 * left. Undefined while the end is further away, where there is none, and once it has come.
 */
export function warningDue(
  expiresAt: string | undefined,
  warnDays: readonly number[],
  now: Date,
): number | undefined {
  const leftMs = expiresAt ? Date.parse(expiresAt) - now.getTime() : 0;
  if (leftMs <= 0) {
    return undefined;
  }
  return [...warnDays]
    .sort((a, b) => a - b)
    .find(days => leftMs <= days * DAY_MS);
}
