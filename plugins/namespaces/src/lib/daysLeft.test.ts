import { daysAfter, daysLeft } from './daysLeft';

const now = new Date('2026-11-21T12:00:00Z');

describe('the days until an end', () => {
  it.each([
    ['2026-11-22T12:00:00Z', 1],
    ['2026-11-22T13:00:00Z', 2],
    ['2026-11-20T00:00:00Z', 0],
  ])('%s is %i away', (iso, days) => expect(daysLeft(iso, now)).toBe(days));

  it('are added to an end that is ahead, and to today where it has passed', () => {
    expect(daysAfter('2026-12-01T00:00:00Z', 30, now)).toBe('2026-12-31');
    expect(daysAfter('2026-01-01T00:00:00Z', 30, now)).toBe('2026-12-21');
    expect(daysAfter(undefined, 30, now)).toBe('2026-12-21');
  });
});
