import { formatTime } from './formatTime';

const now = new Date(2026, 10, 21, 15, 0);

describe('formatTime', () => {
  it.each([
    ['en', new Date(2026, 10, 21, 9, 5), '09:05'],
    ['en', new Date(2026, 10, 20, 9, 5), '20 Nov 2026, 09:05'],
    ['nb', new Date(2026, 10, 20, 9, 5), '20. nov. 2026, 09:05'],
  ])('writes %s', (language, moment, expected) => {
    expect(formatTime(moment, language, now)).toBe(expected);
  });
});
