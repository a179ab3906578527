/**
 * Part number `index` (from 0) of `total` split evenly into `count` whole parts. The first n parts together are always the
 * exact share of n, rounded down, so the parts of a prefix are never off by more than one unit and all of them add up to
 * `total`. Units: whatever `total` is in. Throws `RangeError` for an index outside.
 */
export function evenPart(total: number, count: number, index: number): number {
  if (!(index >= 0 && index < count)) {
    throw new RangeError(`There is no part ${index} of ${count}`);
  }
  return upTo(total, count, index + 1) - upTo(total, count, index);
}

function upTo(total: number, count: number, n: number): number {
  const product = Math.abs(total) * n;
  const amount = Number.isSafeInteger(product)
    ? Math.floor(product / count)
    : Number((BigInt(Math.abs(total)) * BigInt(n)) / BigInt(count));
  return total < 0 ? -amount : amount;
}
