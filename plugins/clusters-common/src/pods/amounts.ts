import { Amounts } from './AmountReader';

function merged(
  one: Amounts,
  other: Amounts,
  of: (a: number, b: number) => number,
): Amounts {
  const result = new Map(one);
  other.forEach((amount, resource) =>
    result.set(resource, of(result.get(resource) ?? 0, amount)),
  );
  return result;
}

/** Both together, resource by resource. */
export function sumOf(one: Amounts, other: Amounts): Amounts {
  return merged(one, other, (a, b) => a + b);
}

/** The larger of both, resource by resource. */
export function largerOf(one: Amounts, other: Amounts): Amounts {
  return merged(one, other, Math.max);
}
