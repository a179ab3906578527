import { rollout } from '../__fixtures__/rollout';
import { fittingRange } from './timeRanges';

const now = new Date('2026-11-20T12:00:00Z');

it.each([
  ['2026-11-20T11:59:00Z', 'hour'],
  ['2026-11-20T08:00:00Z', 'sixHours'],
  ['2026-11-20T01:00:00Z', 'day'],
  ['2026-11-16T08:00:00Z', 'week'],
  ['2026-10-30T08:00:00Z', 'month'],
])('shows what began at %s within one %s', (startedAt, range) => {
  expect(fittingRange([rollout({ startedAt })], now)).toBe(range);
});

it('does not stretch over what is older than a month', () => {
  const recent = rollout({ startedAt: '2026-11-20T01:00:00Z' });
  const old = rollout({ startedAt: '2025-01-01T00:00:00Z' });
  expect(fittingRange([old, recent], now)).toBe('day');
});
