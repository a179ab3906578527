/** The last moment that a `Date` can hold, in milliseconds. */
const END_OF_TIME = 8.64e15;

/** A moment as ISO 8601; undefined for what is none, however it came to be. */
export function instantOf(timeMs: number): string | undefined {
  return Math.abs(timeMs) <= END_OF_TIME
    ? new Date(timeMs).toISOString()
    : undefined;
}
