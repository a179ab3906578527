import { parseAmount } from './parseAmount';

it.each([
  ['49.90', 49_900_000],
  [' 49,90 ', 49_900_000],
  ['1 250', 1_250_000_000],
  ['-5', -5_000_000],
])('reads %s', (text, micros) => {
  expect(parseAmount(text)).toBe(micros);
});

it.each(['', 'ten', '1,000.50', '1.2345678', '1.234', '1,234', '10.000'])(
  'does not guess %s',
  text => {
    expect(parseAmount(text)).toBeUndefined();
  },
);
