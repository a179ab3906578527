import { dayIn } from './dayIn';

it('counts a late evening in UTC to the next day further east', () => {
  expect(dayIn('2026-02-28T23:30:00Z', 'Europe/Oslo')).toBe('2026-03-01');
  expect(dayIn('2026-02-28T23:30:00Z', 'UTC')).toBe('2026-02-28');
});
