import { durationText } from './durationText';

it.each([
  [0, '0 seconds'],
  [999, '0 seconds'],
  [1_000, '1 second'],
  [61_000, '1 minute 1 second'],
  [14 * 60_000 + 5_000, '14 minutes'],
  [(5 * 24 + 3) * 3_600_000, '5 days 3 hours'],
  [40 * 86_400_000 + 3_600_000, '40 days'],
  [-5, '0 seconds'],
])('says of %d ms "%s"', (ms, words) => {
  expect(durationText(ms, 'en')).toBe(words);
});

it('speaks Norwegian', () => {
  expect(durationText(26 * 3_600_000, 'nb')).toBe('1 døgn 2 timer');
});
