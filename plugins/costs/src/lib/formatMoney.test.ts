import { formatMoney, formatMoneyShort } from './formatMoney';

const english = { currency: 'EUR', locale: 'en' };

describe('formatMoney', () => {
  it.each([
    [0, '€0.00'],
    [49_900_000, '€49.90'],
    [-1_234_560_000, '-€1,234.56'],
    [5_000, '€0.01'],
    [4_900, '€0.0049'],
    [12, '€0.000012'],
  ])('writes %d micro-units as %s', (micros, text) => {
    expect(formatMoney(micros, english)).toBe(text);
  });

  it('follows the language', () => {
    expect(
      formatMoney(1_234_500_000, { currency: 'NOK', locale: 'nb' }),
    ).toMatch(/^1\s234,50\skr$/);
  });
});

it('leaves the decimals of large amounts out on an axis', () => {
  expect(formatMoneyShort(1_234_560_000, english)).toBe('€1,235');
  expect(formatMoneyShort(1_500_000, english)).toBe('€1.5');
});

it('tells the ticks of a small axis apart', () => {
  expect(formatMoneyShort(70, english)).toBe('€0.00007');
  expect(formatMoneyShort(0, english)).toBe('€0');
});
