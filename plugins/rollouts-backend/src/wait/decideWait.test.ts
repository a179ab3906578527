import { waitQuerySchema } from '@dugnad/plugin-rollouts-common';
import { verdict } from '../__testUtils__/observation';
import { decideWait, Sighting, WaitDecision } from './decideWait';

const DIGEST = `sha256:${'b'.repeat(64)}`;

const seen = (reason: string, over: Partial<Sighting> = {}): Sighting => ({
  uid: 'u1',
  revision: 3,
  images: [
    { container: 'web', image: 'registry.example/tiles:3', digest: DIGEST },
  ],
  commit: '0123456789abcdef',
  verdict: verdict(reason),
  ...over,
});

function decide(
  query: Record<string, string>,
  sighting: Sighting | undefined,
  state: WaitDecision = {},
  isTimeUp = false,
) {
  return decideWait(waitQuerySchema.parse(query), state, sighting, isTimeUp);
}

it.each([
  ['healthy', 'RolledOut'],
  ['failed', 'CrashLoop'],
  [undefined, 'Updating'],
  [undefined, 'Paused'],
  [undefined, 'ScaledToZero'],
  [undefined, 'ClusterUnreachable'],
])('is %s when the revision is %s', (outcome, reason) => {
  expect(decide({}, seen(reason)).outcome).toBe(outcome);
});

it.each([
  [{ revision: '3' }],
  [{ image: 'registry.example/tiles:3' }],
  [{ image: `mirror.example/tiles@${DIGEST}` }],
  [{ commit: '0123456' }],
  [{ commit: '0123456789ABCDEF0123' }],
])('finds the revision by %p', query => {
  expect(decide(query, seen('RolledOut')).outcome).toBe('healthy');
});

it.each([
  [{ revision: '4' }],
  [{ image: 'registry.example/tiles:4' }],
  [{ commit: 'fedcba9' }],
])('does not take what runs for %p', query => {
  expect(decide(query, seen('RolledOut')).outcome).toBeUndefined();
});

it('does not take the last verdict for one about a change its controller has not seen', () => {
  const unseen = seen('RolledOut', { revision: undefined });
  expect(decide({}, unseen).outcome).toBeUndefined();
});

describe('a change whose ReplicaSet the cluster refuses', () => {
  const cause = {
    ...{ kind: 'quota' as const, reason: 'ReplicaSetCreateError' },
    ...{ message: 'exceeded quota', source: 'condition' as const },
    affectedPods: 0,
  };
  const refused = seen('ReplicaSetRefused', {
    revision: undefined,
    verdict: { ...verdict('ReplicaSetRefused'), cause },
  });

  it.each([
    ['failed', {}],
    ['failed', { image: 'registry.example/tiles:3' }],
    [undefined, { image: 'registry.example/tiles:4' }],
    [undefined, { revision: '4' }],
    [undefined, { commit: '0123456' }],
  ])('is %s for who waits for %p', (outcome, query) => {
    expect(decide(query, refused).outcome).toBe(outcome);
  });

  it('says nothing of a revision that was there before', () => {
    const state = { revision: 2, uid: 'u1' };
    expect(decide({}, refused, state).outcome).toBeUndefined();
  });
});

it('ends when another revision takes over, whether it was waited for by number or had been found', () => {
  expect(decide({ revision: '2' }, seen('RolledOut')).outcome).toBe(
    'superseded',
  );
  const state = { revision: 2, uid: 'u1' };
  expect(decide({}, seen('RolledOut'), state).outcome).toBe('superseded');
});

it('ends when the workload goes, also when one of its name comes back', () => {
  const state = { revision: 3, uid: 'u1' };
  expect(decide({}, undefined, state).outcome).toBe('deleted');
  const again = seen('RolledOut', { uid: 'u2', revision: 1 });
  expect(decide({}, again, state).outcome).toBe('deleted');
});

it('says what it waited for when the time is up', () => {
  const image = 'registry.example/tiles:4';
  const late = decide({ image }, seen('RolledOut'), {}, true);
  expect(late).toMatchObject({ outcome: 'timedOut' });
  expect(late.message).toContain(image);
  const slow = decide({}, seen('Updating'), {}, true);
  expect(slow.message).toContain('It is Updating.');
});
