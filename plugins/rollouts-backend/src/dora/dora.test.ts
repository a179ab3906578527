import { Dora } from '@dugnad/plugin-rollouts-common';
import { storedRollout } from '../__testUtils__/storedRollout';
import { StoredRollout } from '../history/RolloutStore';
import { doraEvents } from './doraEvents';
import { doraFigures, median } from './doraFigures';
import { doraPeriods } from './doraPeriods';

const day = (number: number, hour = 12) =>
  new Date(Date.UTC(2026, 10, number, hour)).toISOString();
const period = { from: new Date(day(1, 0)), to: new Date(day(8, 0)) };
const HOUR = 3_600_000;

function figures(
  rollouts: StoredRollout[],
  { hours = 168, since = day(1, 0) } = {},
) {
  const { events, notCounted } = doraEvents(rollouts, {
    failureWindowMs: 24 * HOUR,
    recordedSince: new Map([['oslo', since]]),
  });
  return { ...doraFigures(events, period, hours), notCounted };
}

const healthy = (id: string, at: string, over: Partial<StoredRollout> = {}) =>
  storedRollout({ id, startedAt: at, healthyAt: at, ...over });

const failure = (at: string, recoveredAt?: string) => ({
  at,
  phase: 'rollout' as const,
  reason: 'CrashLoop',
  message: 'It crashes.',
  recoveredAt,
});

it('counts what became healthy, per day of the recorded time', () => {
  const found = figures([healthy('a', day(2)), healthy('b', day(3))], {
    hours: 48,
  });
  expect(found.deploymentsPerDay).toBe(1);
  expect(found.changeFailureRate).toBe(0);
});

it('has a gap where nothing was watched, and a zero only where nothing happened', () => {
  const unwatched = figures([], { hours: 0 });
  expect(unwatched.recorded).toBe(false);
  expect(unwatched.deploymentsPerDay).toBeUndefined();
  const quiet = figures([]);
  expect(quiet.deploymentsPerDay).toBe(0);
  expect(quiet.changeFailureRate).toBeUndefined();
  expect(quiet.leadTimeMs).toBeUndefined();
  expect(quiet.timeToRestoreMs).toBeUndefined();
});

it('takes the lead time of a commit once per workload: a rollback delivers nothing new', () => {
  const commit = { commit: 'abcdef1', committedAt: day(2, 10) };
  const found = figures([
    healthy('first', day(2, 12), commit),
    healthy('again', day(6), commit),
  ]);
  expect(found.leadTimeMs).toBe(2 * HOUR);
  expect(found.counts).toMatchObject({ deployments: 2, withCommitTime: 1 });
});

it('counts a rollout that failed twice as one failed change, and each time to restore', () => {
  const found = figures([
    healthy('a', day(2)),
    healthy('b', day(4, 14), {
      failures: [
        failure(day(4, 10), day(4, 12)),
        failure(day(4, 12), day(4, 16)),
      ],
    }),
  ]);
  expect(found.changeFailureRate).toBe(0.5);
  expect(found.counts).toMatchObject({ failures: 1, restored: 2 });
  expect(found.timeToRestoreMs).toBe(3 * HOUR);
});

it('does not blame a change for what broke days after it', () => {
  const found = figures([
    healthy('a', day(2), { failures: [failure(day(5))] }),
  ]);
  expect(found.changeFailureRate).toBe(0);
});

it('does not count what nobody watched, or was superseded before it was decided', () => {
  const found = figures(
    [
      healthy('before', day(2)),
      storedRollout({ id: 'superseded', status: 'superseded' }),
    ],
    { since: day(3, 0) },
  );
  expect(found.deploymentsPerDay).toBe(0);
  expect(found.notCounted.map(({ id }) => id)).toEqual([
    'before',
    'superseded',
  ]);
});

it('names the failed rollout behind a failure rate of one', () => {
  const rollout = storedRollout({
    status: 'failed',
    failures: [failure(day(3))],
  });
  const { events }: { events: Dora['events'] } = doraEvents([rollout], {
    failureWindowMs: HOUR,
    recordedSince: new Map([['oslo', day(1)]]),
  });
  expect(events.failures).toMatchObject([
    { rolloutId: 'r1', reason: 'CrashLoop' },
  ]);
  expect(figures([rollout]).changeFailureRate).toBe(1);
});

it.each([
  ['day', 9],
  ['week', 3],
  ['month', 2],
] as const)(
  'cuts at the start of every %s, without gap or overlap',
  (by, count) => {
    const whole = {
      from: new Date(day(29, 6)),
      to: new Date('2026-12-07T06:00:00Z'),
    };
    const periods = doraPeriods(whole, by);
    expect(periods[0].from).toEqual(whole.from);
    expect(periods.at(-1)?.to).toEqual(whole.to);
    periods.slice(1).forEach((part, index) => {
      expect(part.from).toEqual(periods[index].to);
    });
    expect(periods).toHaveLength(count);
  },
);

it('has a middle', () => {
  expect(median([])).toBeUndefined();
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1])).toBe(2.5);
});
