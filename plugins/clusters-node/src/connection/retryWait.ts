import { KubernetesApiError } from '../errors/KubernetesApiError';

const MAX_TRIES = { busy: 6, broken: 3 };
const FIRST_WAIT_MS = { busy: 500, broken: 200 };
/** Longer than any API server asks its clients to wait under priority and fairness. */
const LONGEST_WAIT_MS = 10_000;

/**
 * How long to wait before the same call is made again, or undefined where the error is the answer. An API server that is busy
 * (429) has done nothing and says how long it wants; one that failed (5xx) may have, so only what can be repeated is.
 */
export function retryWaitMs(
  error: unknown,
  options: { tries: number; repeatable: boolean; random: number },
): number | undefined {
  if (!(error instanceof KubernetesApiError)) {
    return undefined;
  }
  const { httpStatus, retryAfterSeconds } = error;
  const { tries, repeatable, random } = options;
  const kind = httpStatus === 429 ? 'busy' : 'broken';
  const again = kind === 'busy' || (repeatable && httpStatus >= 500);
  if (!again || tries >= MAX_TRIES[kind]) {
    return undefined;
  }
  const wait =
    retryAfterSeconds === undefined
      ? FIRST_WAIT_MS[kind] * 2 ** (tries - 1)
      : retryAfterSeconds * 1_000;
  // Spread, or all who were refused together come back together
  return Math.min(wait, LONGEST_WAIT_MS) * (1 + random / 4);
}
