/**
 * Splits `total` over `weights` in whole units, so that the parts add up to `total` exactly: each gets the floor of its
 * exact share, and what is left goes, one unit each, to the largest remainders (Hamilton's method). Ties go to the earlier,
 * beginning at position `rotation`, so that the same tie does not favour the same part every hour.
 *
 * Units: whatever `total` is in. `total` may be negative (a credit). Weights are safe integers ≥ 0, and however much they
 * add up to, the parts are exact; where all are zero everything goes to the last part. Throws `RangeError` for anything else, and if the sum were ever wrong.
 */
export function apportion(
  total: number,
  weights: readonly number[],
  rotation = 0,
): number[] {
  check(total, weights);
  if (weights.length === 0) {
    return [];
  }
  const sum = weights.reduce((one, other) => one + other, 0);
  const sign = total < 0 ? -1 : 1;
  const parts =
    sum === 0
      ? weights.map((_, i) => (i === weights.length - 1 ? total * sign : 0))
      : shares(total * sign, weights, sum, rotation);
  const result = parts.map(part => part * sign || 0);
  assertSum(total, result);
  return result;
}

function check(total: number, weights: readonly number[]): void {
  if (!Number.isSafeInteger(total)) {
    throw new RangeError(`${total} is no whole number of units to split`);
  }
  if (weights.length === 0 && total !== 0) {
    throw new RangeError(`There is nobody to split ${total} over`);
  }
  const wrong = weights.find(one => !Number.isSafeInteger(one) || one < 0);
  if (wrong !== undefined) {
    throw new RangeError(`${wrong} is no weight; it must be a whole number`);
  }
}

function shares(
  total: number,
  weights: readonly number[],
  sum: number,
  rotation: number,
): number[] {
  const { floors, remainders } =
    total * largest(weights) <= Number.MAX_SAFE_INTEGER &&
    Number.isSafeInteger(sum)
      ? floorsOfNumbers(total, weights, sum)
      : floorsOfBigInts(total, weights);
  const left = total - floors.reduce((one, other) => one + other, 0);
  const count = weights.length;
  const turn = (i: number) => (i - (rotation % count) + count) % count;
  const order = remainders
    .map((remainder, i) => ({ remainder, i }))
    .filter(({ remainder }) => remainder > 0)
    .sort((a, b) =>
      a.remainder === b.remainder
        ? turn(a.i) - turn(b.i)
        : Number(b.remainder > a.remainder) * 2 - 1,
    );
  for (const { i } of order.slice(0, left)) {
    floors[i] += 1;
  }
  return floors;
}

function largest(weights: readonly number[]): number {
  return weights.reduce((most, one) => (one > most ? one : most), 0);
}

interface Floors {
  floors: number[];
  remainders: number[] | bigint[];
}

function floorsOfNumbers(
  total: number,
  weights: readonly number[],
  sum: number,
): Floors {
  const floors: number[] = [];
  const remainders: number[] = [];
  for (const weight of weights) {
    const product = total * weight;
    const remainder = product % sum;
    floors.push((product - remainder) / sum);
    remainders.push(remainder);
  }
  return { floors, remainders };
}

function floorsOfBigInts(total: number, weights: readonly number[]): Floors {
  const bigTotal = BigInt(total);
  const bigSum = weights.reduce((one, other) => one + BigInt(other), 0n);
  const floors: number[] = [];
  const remainders: bigint[] = [];
  for (const weight of weights) {
    const product = bigTotal * BigInt(weight);
    floors.push(Number(product / bigSum));
    remainders.push(product % bigSum);
  }
  return { floors, remainders };
}

function assertSum(total: number, parts: number[]): void {
  const sum = parts.reduce((one, other) => one + other, 0);
  if (sum !== total) {
    throw new RangeError(`${total} was split into ${sum}`);
  }
}
