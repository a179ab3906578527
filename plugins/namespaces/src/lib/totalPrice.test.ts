import { Price } from '@dugnad/plugin-namespaces-common';
import { totalPrice } from './totalPrice';

const price = (perMonthMicros: number, currency = 'NOK'): Price => ({
  state: 'known',
  perMonthMicros,
  currency,
  basis: 'list prices',
  asOf: '2026-11-01',
});
const unknown: Price = { state: 'unknown', reason: 'no rates' };

describe('the price of several namespaces', () => {
  it('is the sum of theirs', () => {
    expect(totalPrice([price(1), price(2), price(3)])).toEqual(price(6));
  });

  it.each([
    ['one of them has none', [price(1), unknown, price(3)]],
    ['their currencies differ', [price(1), price(1, 'EUR')]],
  ])('is unknown where %s', (_case, prices) =>
    expect(totalPrice(prices)).toMatchObject({ state: 'unknown' }),
  );

  it('is left out where one was not even asked for', () => {
    expect(totalPrice([price(1), undefined])).toBeUndefined();
    expect(totalPrice([])).toBeUndefined();
  });
});
