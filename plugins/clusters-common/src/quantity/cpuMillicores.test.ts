import fc from 'fast-check';
import { cpuMillicores } from './cpuMillicores';
import { parseQuantity } from './parseQuantity';

describe('cpuMillicores', () => {
  it.each([
    [0, 0],
    [0.25, 250],
    [0.1 + 0.2, 300],
    [0.0001, 1],
    [2, 2000],
  ])('rounds %d cores up to %d millicores', (cores, expected) => {
    expect(cpuMillicores(cores)).toBe(expected);
  });

  it('keeps every whole millicore quantity', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), milli => {
        expect(cpuMillicores(parseQuantity(`${milli}m`))).toBe(milli);
      }),
    );
  });
});
