import { setTimeout as sleep } from 'node:timers/promises';

export interface WaitForOptions {
  /** What is waited for, for the error message. */
  what: string;
  timeoutMs: number;
  intervalMs?: number;
  /** Throws when waiting has become pointless. */
  check?(): void;
}

/** Waits until `isReady` answers true. Errors it throws count as "not yet" and end up in the time-out message. */
export async function waitFor(
  isReady: () => Promise<boolean>,
  { what, timeoutMs, intervalMs = 50, check }: WaitForOptions,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  let last = '';
  do {
    check?.();
    try {
      if (await isReady()) return;
    } catch (error) {
      last = `: ${error instanceof Error ? error.message : error}`;
    }
    await sleep(intervalMs);
  } while (Date.now() < deadline);
  throw new Error(`${what} did not happen within ${timeoutMs / 1000} s${last}`);
}
