/** When a watch does what. Tests shorten them. */
export interface WatchTimings {
  /** First and longest pause between attempts. */
  minBackoffMs: number;
  maxBackoffMs: number;
  /** A watch that lived this long was good: the next pause is the first again. */
  goodAfterMs: number;
  /** Longest silence; the API server sends a bookmark about once a minute. */
  idleMs: number;
  /** A watch down for longer is called stale even while the first reconnection is still under way. */
  staleAfterMs: number;
  /** Pause before looking again for a resource that is not served. */
  absentMs: number;
  /** Pause before trying again what is forbidden. */
  forbiddenMs: number;
  /** Longest pause while the credential is refused. */
  refusedMs: number;
  /** Collections added within this time share the first list. */
  settleMs: number;
  /** How long the API server is asked to keep a watch open. */
  serverTimeoutSeconds: { min: number; max: number };
}

export const defaultWatchTimings: WatchTimings = {
  minBackoffMs: 1_000,
  maxBackoffMs: 30_000,
  goodAfterMs: 60_000,
  idleMs: 120_000,
  staleAfterMs: 5_000,
  absentMs: 5 * 60_000,
  forbiddenMs: 60_000,
  refusedMs: 10_000,
  settleMs: 50,
  serverTimeoutSeconds: { min: 300, max: 600 },
};
