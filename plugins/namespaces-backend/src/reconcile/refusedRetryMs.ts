const FIRST_MS = 300_000;
const LONGEST_MS = 21_600_000;

/**
 * How long to wait before what a cluster refuses is tried again, for somebody may have mended the policy or the quota meanwhile:
 * 5 minutes, then as long as it has been refused already, which doubles the time from one attempt to the next, up to 6 hours.
 * `since` is when it was refused first; undefined: just now.
 */
export function refusedRetryMs(since: string | undefined, now: Date): number {
  const elapsedMs = since ? now.getTime() - Date.parse(since) : 0;
  return Math.min(Math.max(elapsedMs, FIRST_MS), LONGEST_MS);
}
