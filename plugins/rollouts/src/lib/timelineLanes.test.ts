import { Rollout } from '@dugnad/plugin-rollouts-common';
import { rollout } from '../__fixtures__/rollout';
import { timelineLanes } from './timelineLanes';

const shown = {
  fromMs: Date.parse('2026-11-20T00:00:00Z'),
  toMs: Date.parse('2026-11-21T00:00:00Z'),
};
const drawn = (...rollouts: Rollout[]) =>
  timelineLanes(rollouts, shown).map(
    ({ environment, cluster, bands }) =>
      `${environment} ${cluster}: ${bands
        .map(
          ({ rollout: { version }, outcome, startPercent, widthPercent }) =>
            `${version} ${outcome} ${startPercent}+${widthPercent}`,
        )
        .join(', ')}`,
  );

it('draws each version from its start until another took its place, or until now', () => {
  expect(
    drawn(
      rollout({ version: '2', startedAt: '2026-11-20T12:00:00Z' }),
      rollout({
        version: '1',
        startedAt: '2026-11-20T06:00:00Z',
        replacedAt: '2026-11-20T12:00:00Z',
      }),
    ),
  ).toEqual(['prod oslo: 1 healthy 25+25, 2 healthy 50+50']);
});

it('cuts off what lies before the time shown, and leaves out what was over by then', () => {
  expect(
    drawn(
      rollout({
        version: '2',
        startedAt: '2026-11-01T00:00:00Z',
        replacedAt: '2026-11-20T12:00:00Z',
      }),
      rollout({
        version: '1',
        startedAt: '2026-10-01T00:00:00Z',
        replacedAt: '2026-11-01T00:00:00Z',
      }),
    ),
  ).toEqual(['prod oslo: 2 healthy 0+50']);
});

it('gives each place a lane, in the order a change goes', () => {
  const lanes = drawn(
    rollout({ cluster: 'oslo' }),
    rollout({ cluster: 'bergen' }),
    rollout({ environment: 'test' }),
  );
  expect(lanes.map(lane => lane.split(':')[0])).toEqual([
    'test oslo',
    'prod bergen',
    'prod oslo',
  ]);
});

it('marks when a rollout was failing that came back', () => {
  const [{ bands }] = timelineLanes(
    [
      rollout({
        startedAt: '2026-11-20T00:00:00Z',
        failures: [
          {
            at: '2026-11-20T06:00:00Z',
            phase: 'afterwards',
            reason: 'NothingAvailable',
            message: '',
            recoveredAt: '2026-11-20T12:00:00Z',
          },
        ],
      }),
    ],
    shown,
  );
  expect(bands[0].outcome).toBe('recovered');
  expect(bands[0].failing).toEqual([{ startPercent: 25, widthPercent: 25 }]);
});

it('ends the band of a workload that is gone', () => {
  expect(
    drawn(
      rollout({
        version: '1',
        status: 'deleted',
        startedAt: '2026-11-20T00:00:00Z',
        endedAt: '2026-11-20T12:00:00Z',
      }),
    ),
  ).toEqual(['prod oslo: 1 deleted 0+50']);
});
