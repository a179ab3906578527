import { changedAssumptions, readNumber } from './comparisonFields';

it('reads what is typed in the unit of the assumption', () => {
  expect(
    changedAssumptions({ exchangeRateMicros: '0,92', egressGBPerMonth: '500' }),
  ).toEqual({ exchangeRateMicros: 920_000, egressGBPerMonth: 500 });
});

it('leaves as configured what is empty or no number', () => {
  expect(
    changedAssumptions({ natGBPerMonth: '', packingPercent: 'half' }),
  ).toEqual({});
});

it.each([['-1'], ['1e999'], [' ']])('refuses %s', text => {
  expect(readNumber(text)).toBeUndefined();
});
