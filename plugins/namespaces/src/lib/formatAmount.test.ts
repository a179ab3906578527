import { formatAmount, formatQuantity } from './formatAmount';

describe('amounts for people', () => {
  it.each([
    [1500, 'millicores', 'en', '1.5 CPU'],
    [1500, 'millicores', 'nb', '1,5 CPU'],
    [2 * 1024 ** 3, 'bytes', 'en', '2 GiB'],
    [20, 'count', 'en', '20'],
  ] as const)('%s %s in %s is %s', (amount, unit, language, text) =>
    expect(formatAmount(amount, unit, language)).toBe(text),
  );

  it.each([
    ['500m', 'cpu', '0.5 CPU'],
    ['2Gi', 'memory', '2 GiB'],
    [20, 'pods', '20'],
    ['a lot', 'memory', 'a lot'],
  ] as const)('the quantity %s of %s is %s', (quantity, resource, text) =>
    expect(formatQuantity(quantity, resource, 'en')).toBe(text),
  );
});
