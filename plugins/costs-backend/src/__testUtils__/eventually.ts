import { setTimeout as sleep } from 'node:timers/promises';

/** Repeats a check until it passes; its last error is thrown when time is up. */
export async function eventually<T>(
  check: () => Promise<T>,
  timeoutMs = 20_000,
): Promise<T> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) {
        throw error;
      }
      await sleep(100);
    }
  }
}
