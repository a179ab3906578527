import fc from 'fast-check';
import { readAmount, toMicrosOneWay, writeAmount } from './readAmount';

it.each([
  ['49.90', [49_900_000]],
  [' 49,90 ', [49_900_000]],
  ['1 250', [1_250_000_000]],
  ['1\u00a0250,125', [1_250_125_000]],
  ['-5', [-5_000_000]],
  ['0.125', [125_000]],
  ['1234.567', [1_234_567_000]],
  ['1.2340', [1_234_000]],
])('reads %s one way', (text, readings) => {
  expect(readAmount(text)).toEqual(readings);
});

it.each([
  ['1.234', [1_234_000, 1_234_000_000]],
  ['1,234', [1_234_000, 1_234_000_000]],
  ['12.500', [12_500_000, 12_500_000_000]],
  ['-250,000', [-250_000_000, -250_000_000_000]],
  ['+9.999', [9_999_000, 9_999_000_000]],
])('reads %s two ways', (text, readings) => {
  expect(readAmount(text)).toEqual(readings);
});

it.each([
  '',
  'ten',
  '1,000.50',
  '1.234.567',
  '1.2345678',
  '1 2',
  '12 50',
  '1e3',
])('does not guess "%s"', text => expect(readAmount(text)).toEqual([]));

it('writes every amount so that it is read one way, as itself', () => {
  fc.assert(
    fc.property(fc.integer({ min: -(10 ** 13), max: 10 ** 13 }), micros => {
      expect(readAmount(writeAmount(micros))).toEqual([micros]);
    }),
  );
});

it.each([
  ['49.90', 49_900_000],
  [80, 80_000_000],
  ['1.2340', 1_234_000],
])('takes %s from configuration', (amount, micros) => {
  expect(toMicrosOneWay(amount)).toBe(micros);
});

it.each([['1.234'], [1.234], ['12,500']])(
  'refuses %s in configuration and says how to write either',
  amount =>
    expect(() => toMicrosOneWay(amount)).toThrow(
      /two ways; write .*0' .* or \d+/,
    ),
);
