const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;

/**
 * How long to wait before the next attempt: doubled each time up to 30 s, of which a random half is taken off so that
 * claims that failed together do not come back together. `random` is in [0, 1).
 */
export function backoffMs(attempts: number, random: number): number {
  const full = Math.min(FIRST_MS * 2 ** Math.min(attempts, 10), LONGEST_MS);
  return Math.round(full * (0.5 + random / 2));
}
