import { ClusterUnreachableError } from '../errors/ClusterUnreachableError';
import { KubernetesApiError } from '../errors/KubernetesApiError';
import { retryWaitMs } from './retryWait';

const failure = (httpStatus: number, retryAfterSeconds?: number) =>
  new KubernetesApiError({
    cluster: 'oslo',
    httpStatus,
    apiMessage: 'no',
    retryAfterSeconds,
  });

it.each<[string, unknown, number, boolean, number | undefined]>([
  ['as long as a busy server asks', failure(429, 3), 1, false, 3_000],
  ['at once where it asks for nothing', failure(429, 0), 1, false, 0],
  ['never longer than ten seconds', failure(429, 86_400), 1, false, 10_000],
  ['longer each time where it does not say', failure(429), 3, false, 2_000],
  ['not for ever', failure(429, 1), 6, true, undefined],
  ['a moment after a failure', failure(500), 1, true, 200],
  ['a moment after a bad gateway', failure(502), 2, true, 400],
  ['not after three failures', failure(503), 3, true, undefined],
  ['not where the call may have worked', failure(500), 1, false, undefined],
  ['not for a refusal', failure(403), 1, true, undefined],
  ['not for a conflict', failure(409), 1, true, undefined],
  [
    'not where nothing answers',
    new ClusterUnreachableError({ cluster: 'oslo', why: 'x' }),
    1,
    true,
    undefined,
  ],
])('waits %s', (_, error, tries, repeatable, expected) => {
  expect(retryWaitMs(error, { tries, repeatable, random: 0 })).toBe(expected);
});

it('spreads those who were refused together', () => {
  const options = { tries: 1, repeatable: false, random: 1 };
  expect(retryWaitMs(failure(429, 4), options)).toBe(5_000);
});
