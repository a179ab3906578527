import { dayText, monthText, monthsToChoose } from './months';

it('offers every month since the first observation, the newest first', () => {
  expect(monthsToChoose('2026-02', '2025-12-30')).toEqual([
    '2026-02',
    '2026-01',
    '2025-12',
  ]);
});

it('offers the current month before anything was observed', () => {
  expect(monthsToChoose('2026-02', null)).toEqual(['2026-02']);
});

it('writes months and days in the language of the app', () => {
  expect(monthText('2026-11', 'en')).toBe('November 2026');
  expect(monthText('2026-11', 'nb')).toBe('November 2026');
  expect(dayText('2026-11-03', 'en')).toBe('3 Nov');
});
