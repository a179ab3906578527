import { clockTime, relativeTime } from './relativeTime';

const now = Date.parse('2026-03-01T12:00:00Z');

describe('relativeTime', () => {
  it.each([
    ['2026-03-01T11:59:59.500Z', 'now'],
    ['2026-03-01T12:00:30Z', 'now'],
    ['2026-03-01T11:59:15Z', '45 seconds ago'],
    ['2026-03-01T11:57:01Z', '2 minutes ago'],
    ['2026-03-01T09:00:00Z', '3 hours ago'],
    ['2026-02-28T12:00:00Z', 'yesterday'],
    ['2026-02-01T12:00:00Z', '28 days ago'],
  ])('says %s as %s', (iso, words) => {
    expect(relativeTime(iso, now, 'en')).toBe(words);
  });

  it('speaks Norwegian', () => {
    expect(relativeTime('2026-03-01T09:00:00Z', now, 'nb')).toBe(
      'for 3 timer siden',
    );
  });
});

describe('clockTime', () => {
  it('leaves out the date of today only', () => {
    expect(clockTime('2026-03-01T11:00:00Z', now, 'en')).not.toContain('2026');
    expect(clockTime('2026-02-01T11:00:00Z', now, 'en')).toContain('2026');
  });
});
