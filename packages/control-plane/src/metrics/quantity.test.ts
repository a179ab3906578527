import { parseQuantity } from './quantity.ts';

it.each([
  ['250m', 0.25],
  ['2', 2],
  ['1.5', 1.5],
  ['64Mi', 64 * 1024 ** 2],
  ['1G', 1e9],
  ['lots', undefined],
  [undefined, undefined],
])('%s is %s', (text, expected) => expect(parseQuantity(text)).toBe(expected));
