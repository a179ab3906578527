import { warningDue } from './warningDue';

const end = '2026-12-31T00:00:00.000Z';

it.each([
  ['2026-11-30T00:00:00Z', undefined],
  ['2026-12-01T00:00:00Z', 30],
  ['2026-12-23T23:59:59Z', 30],
  ['2026-12-24T00:00:00Z', 7],
  ['2026-12-30T00:00:00Z', 1],
  ['2026-12-30T23:59:59Z', 1],
  ['2026-12-31T00:00:00Z', undefined],
  ['2027-01-31T00:00:00Z', undefined],
])('at %s the warning of %s days is due', (now, days) => {
  expect(warningDue(end, [30, 7, 1], new Date(now))).toBe(days);
});

it('warns of no end where there is none', () => {
  expect(warningDue(undefined, [30], new Date())).toBeUndefined();
});
