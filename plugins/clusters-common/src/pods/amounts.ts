import { Amounts } from './AmountReader';

/** Adds `other` to `total`, in place: a pod may have thousands of containers, and copies for each would cost their square. */
export function add(total: Amounts, other: Amounts): void {
  other.forEach((amount, resource) =>
    total.set(resource, (total.get(resource) ?? 0) + amount),
  );
}

/** Raises `largest` to `other` where that is more, in place. */
export function raise(largest: Amounts, other: Amounts): void {
  other.forEach((amount, resource) =>
    largest.set(resource, Math.max(largest.get(resource) ?? 0, amount)),
  );
}

/** Both together, resource by resource. */
export function sumOf(one: Amounts, other: Amounts): Amounts {
  const total = new Map(one);
  add(total, other);
  return total;
}

/** The larger of both, resource by resource. */
export function largerOf(one: Amounts, other: Amounts): Amounts {
  const largest = new Map(one);
  raise(largest, other);
  return largest;
}
