import { InputError } from '@backstage/errors';
import fc from 'fast-check';
import { parseQuantity } from './parseQuantity';

describe('parseQuantity', () => {
  it.each([
    ['0', 0],
    ['2', 2],
    ['250m', 0.25],
    ['0.1', 0.1],
    ['.5', 0.5],
    ['1.', 1],
    ['100u', 0.0001],
    ['1500000n', 0.0015],
    ['1Ki', 1024],
    ['64Mi', 67108864],
    ['1.5Gi', 1610612736],
    ['1Ti', 1099511627776],
    ['1Pi', 1125899906842624],
    ['1Ei', 1152921504606846976],
    ['1k', 1e3],
    ['128M', 128e6],
    ['1G', 1e9],
    ['1T', 1e12],
    ['1P', 1e15],
    ['1E', 1e18],
    ['12e6', 12e6],
    ['12E6', 12e6],
    ['1.5e3', 1500],
    ['1e-3', 0.001],
    ['+1', 1],
    ['1E3', 1000],
    ['1e-400', 0],
    ['1e400', 2 ** 63],
    ['9000000000000000Ei', 2 ** 63],
  ])('reads %s as %d', (text, expected) => {
    expect(parseQuantity(text)).toBe(expected);
  });

  it('reads a number as itself', () => {
    expect(parseQuantity(3)).toBe(3);
  });

  it.each([
    '',
    ' ',
    '1 Gi',
    'Gi',
    '1gi',
    '1K',
    '1KI',
    '1e',
    '1,5',
    '0x10',
    '1Gii',
    'NaN',
    '1e5Mi',
    '--1',
    '-1',
    '-250m',
    '.',
    `${'1'.repeat(64)}k`,
    `${'1'.repeat(100_000)}!`,
  ])('refuses %p', text => {
    expect(() => parseQuantity(text)).toThrow(InputError);
  });

  it('agrees with exact integer arithmetic for every binary suffix, up to where the API server caps it', () => {
    const suffixes = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 31 }),
        fc.integer({ min: 0, max: suffixes.length - 1 }),
        (value, index) => {
          const exact = BigInt(value) * 1024n ** BigInt(index + 1);
          const capped = exact < 2n ** 63n ? exact : 2n ** 63n;
          expect(BigInt(parseQuantity(`${value}${suffixes[index]}`))).toBe(
            capped,
          );
        },
      ),
    );
  });

  it('reads a decimal suffix and its exponent as the same number', () => {
    const suffixes: [string, number][] = [
      ['n', -9],
      ['u', -6],
      ['m', -3],
      ['k', 3],
      ['M', 6],
      ['G', 9],
      ['T', 12],
      ['P', 15],
      ['E', 18],
    ];
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e6 }),
        fc.nat({ max: 999 }),
        fc.constantFrom(...suffixes),
        (whole, fraction, [suffix, exponent]) => {
          const mantissa = `${whole}.${fraction}`;
          expect(parseQuantity(`${mantissa}${suffix}`)).toBe(
            parseQuantity(`${mantissa}e${exponent}`),
          );
        },
      ),
    );
  });

  it('reads or refuses any text, and never answers NaN', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), text => {
        expect(outcomeOf(text)).toBe('read or refused');
      }),
    );
  });
});

function outcomeOf(text: string): string {
  try {
    return Number.isNaN(parseQuantity(text)) ? 'NaN' : 'read or refused';
  } catch (error) {
    return error instanceof InputError ? 'read or refused' : `threw ${error}`;
  }
}
