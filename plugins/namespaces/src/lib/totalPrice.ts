import { Price } from '@dugnad/plugin-namespaces-common';

/** What several namespaces cost together. One price that is unknown makes the sum unknown; so do two currencies. */
export function totalPrice(prices: (Price | undefined)[]): Price | undefined {
  const [first] = prices;
  if (!first || prices.length < 2) return first;
  return prices.slice(1).reduce<Price | undefined>((sum, price) => {
    if (!sum || !price) return undefined;
    if (sum.state === 'unknown') return sum;
    if (price.state === 'unknown') return price;
    if (sum.currency !== price.currency)
      return {
        state: 'unknown',
        reason: `${sum.currency} + ${price.currency}`,
      };
    return {
      ...sum,
      perMonthMicros: sum.perMonthMicros + price.perMonthMicros,
    };
  }, first);
}
