import fc from 'fast-check';
import { apportion } from './apportion';
import { evenPart } from './evenPart';
import { microsToDecimal, toMicros } from './micros';

const weights = fc.array(fc.nat({ max: 2 ** 40 }), {
  minLength: 1,
  maxLength: 40,
});
const total = fc.integer({ min: -(10 ** 13), max: 10 ** 13 });

describe('apportion', () => {
  it('adds up to the total, whatever the weights', () => {
    fc.assert(
      fc.property(total, weights, fc.nat(), (amount, by, rotation) => {
        const parts = apportion(amount, by, rotation);
        expect(parts.reduce((a, b) => a + b, 0)).toBe(amount);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is never off by a whole unit from the exact share', () => {
    fc.assert(
      fc.property(total, weights, (amount, by) => {
        const sum = by.reduce((a, b) => a + BigInt(b), 0n);
        fc.pre(sum > 0n);
        apportion(amount, by).forEach((part, i) => {
          const off = BigInt(part) * sum - BigInt(amount) * BigInt(by[i]);
          expect(off < sum && off > -sum).toBe(true);
        });
      }),
      { numRuns: 1_000 },
    );
  });

  it('gives the units that are left to the largest remainders', () => {
    expect(apportion(10, [6, 6, 1])).toEqual([5, 4, 1]);
    expect(apportion(100, [1, 1, 1])).toEqual([34, 33, 33]);
  });

  it('lets another part win a tie when it is its turn', () => {
    expect(apportion(100, [1, 1, 1], 1)).toEqual([33, 34, 33]);
    expect(apportion(100, [1, 1, 1], 2)).toEqual([33, 33, 34]);
  });

  it('gives all to the last where nobody weighs anything', () => {
    expect(apportion(7, [0, 0])).toEqual([0, 7]);
  });

  it('divides by weights that add up to more than a number holds', () => {
    const most = Number.MAX_SAFE_INTEGER;
    expect(apportion(300, [most, most, most])).toEqual([100, 100, 100]);
    expect(apportion(1, [most, 1])).toEqual([1, 0]);
    const parts = apportion(most, [most, most - 1, 1, most]);
    expect(parts.reduce((sum, part) => sum + BigInt(part), 0n)).toBe(
      BigInt(most),
    );
  });

  it.each([
    [1.5, [1]],
    [1, [-1]],
    [1, [0.5]],
    [1, []],
  ])('refuses %p over %p', (amount, by) => {
    expect(() => apportion(amount, by)).toThrow(RangeError);
  });
});

describe('evenPart', () => {
  it('adds up, and no prefix is off by more than a unit', () => {
    fc.assert(
      fc.property(total, fc.integer({ min: 1, max: 400 }), (amount, count) => {
        let sum = 0;
        for (let i = 0; i < count; i++) {
          sum += evenPart(amount, count, i);
          expect(Math.abs(sum - (amount * (i + 1)) / count)).toBeLessThan(1.01);
        }
        expect(sum).toBe(amount);
      }),
    );
  });

  it('refuses a part there is not', () => {
    expect(() => evenPart(1, 2, 2)).toThrow(RangeError);
    expect(() => evenPart(1, 2, -1)).toThrow(RangeError);
  });
});

describe('micros', () => {
  it.each([
    ['49.90', 49_900_000],
    ['0.1', 100_000],
    ['-3.000001', -3_000_001],
    [12, 12_000_000],
  ])('reads %s exactly', (text, micros) => {
    expect(toMicros(text)).toBe(micros);
  });

  it.each(['1.2345678', '1,5', '', '1e3', '99999999999999'])(
    'refuses "%s"',
    text => expect(() => toMicros(text)).toThrow(),
  );

  it('writes what it reads', () => {
    fc.assert(
      fc.property(total, micros => {
        expect(toMicros(microsToDecimal(micros))).toBe(micros);
      }),
    );
  });
});
