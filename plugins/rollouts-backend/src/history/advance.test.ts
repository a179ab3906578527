import { verdict } from '../__testUtils__/observation';
import { advance, Standing } from './advance';

const AT = '2026-11-21T12:00:00.000Z';

function next(standing: Partial<Standing>, reason: string) {
  return advance(
    { status: 'progressing', reason: 'Updating', ...standing },
    verdict(reason),
    AT,
  );
}

it.each([
  ['ends healthy', { status: 'progressing' }, 'RolledOut', 'healthy'],
  ['fails', { status: 'progressing' }, 'ImagePullFailed', 'failed'],
  ['recovers', { status: 'failed' }, 'RolledOut', 'healthy'],
  ['fails afterwards', { status: 'healthy' }, 'CrashLoop', 'failed'],
  ['is paused on its way', { status: 'progressing' }, 'Paused', 'paused'],
  ['goes on after a pause', { status: 'paused' }, 'Updating', 'progressing'],
  ['is scaled to zero', { status: 'failed' }, 'ScaledToZero', 'scaledToZero'],
] as const)('%s', (_name, standing, reason, status) => {
  expect(next(standing, reason)?.status).toBe(status);
});

it.each([
  ['a healthy one that scales', { status: 'healthy' }, 'Updating'],
  ['a healthy one that is paused later', { status: 'healthy' }, 'Paused'],
  ['a healthy one seen healthy again', { status: 'healthy' }, 'RolledOut'],
  ['a failed one that tries again', { status: 'failed' }, 'Updating'],
  [
    'the same failure seen again',
    { status: 'failed', reason: 'CrashLoop' },
    'CrashLoop',
  ],
  [
    'a cluster that does not answer',
    { status: 'progressing' },
    'ClusterUnreachable',
  ],
  ['one that was replaced', { replacedAt: AT }, 'ImagePullFailed'],
] as const)('takes no step for %s', (_name, standing, reason) => {
  expect(next(standing, reason)).toBeUndefined();
});

it('says whether a failure came before or after it was healthy', () => {
  expect(next({}, 'CrashLoop')?.failure?.phase).toBe('rollout');
  const later = next({ status: 'healthy', healthyAt: AT }, 'CrashLoop');
  expect(later?.failure?.phase).toBe('afterwards');
});

it('keeps the time it was first healthy', () => {
  const first = '2026-11-20T12:00:00.000Z';
  const step = next({ status: 'failed', healthyAt: first }, 'RolledOut');
  expect(step).toMatchObject({ healthyAt: first, recovered: true });
});

it('notes another reason of the same failure without a second failure', () => {
  const step = next(
    { status: 'failed', reason: 'CrashLoop' },
    'ImagePullFailed',
  );
  expect(step).toMatchObject({ status: 'failed', reason: 'ImagePullFailed' });
  expect(step?.failure).toBeUndefined();
});
