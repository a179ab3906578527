import { setTimeout as sleep } from 'node:timers/promises';

/** The first result of `attempt` that `holds`. Throws with the last result after `timeoutMs`, 60 s unless said. */
export async function eventually<T>(
  attempt: () => Promise<T>,
  holds: (result: T) => boolean,
  timeoutMs = 60_000,
): Promise<T> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const result = await attempt();
    if (holds(result)) return result;
    if (Date.now() > end) {
      throw new Error(
        `Still not so after ${timeoutMs / 1000} s: ${JSON.stringify(result)}`,
      );
    }
    await sleep(300);
  }
}
