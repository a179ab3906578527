/** What clocks of replicas may differ by. */
const TOLERANCE_SECONDS = 120;

/** Whether so much can have been observed of an hour of which so much has passed, at most all of it. */
export function isPossible(
  observedSeconds: number,
  elapsedSeconds: number,
): boolean {
  return observedSeconds <= elapsedSeconds + TOLERANCE_SECONDS;
}
