import { absoluteTime, clockTime, relativeTime } from './relativeTime';

const now = new Date(2026, 10, 21, 15, 0, 0);
const ago = (ms: number) => new Date(now.getTime() - ms).toISOString();

describe('relativeTime', () => {
  it.each([
    [0, 'now'],
    [900, 'now'],
    [-10_000, 'now'],
    [12_000, '12 seconds ago'],
    [59_999, '59 seconds ago'],
    [61_000, '1 minute ago'],
    [26 * 3_600_000, 'yesterday'],
    [-20_000, 'in 20 seconds'],
    [-7_300_000, 'in 2 hours'],
  ])('says of %d ms "%s"', (ms, words) => {
    expect(relativeTime(ago(ms), now, 'en')).toBe(words);
  });

  it('speaks Norwegian', () => {
    expect(relativeTime(ago(180_000), now, 'nb')).toBe('for 3 minutter siden');
  });
});

describe('absoluteTime and clockTime', () => {
  const morning = new Date(2026, 10, 21, 9, 5).toISOString();
  const yesterday = new Date(2026, 10, 20, 9, 5).toISOString();

  it.each([
    ['en', morning, '09:05'],
    ['en', yesterday, '20 Nov 2026, 09:05'],
    ['nb', yesterday, '20. nov. 2026, 09:05'],
  ])(
    'write in %s, with the date where it is not today’s',
    (language, iso, text) => {
      expect(clockTime(iso, now, language)).toBe(text);
    },
  );

  it('always write the date in full', () => {
    expect(absoluteTime(morning, 'en')).toBe('21 Nov 2026, 09:05');
  });
});
