import { InputError } from '@backstage/errors';

/** Powers of two; each is exact in a double, so scaling by them loses nothing. */
const BINARY_SUFFIXES = new Map([
  ['Ki', 2 ** 10],
  ['Mi', 2 ** 20],
  ['Gi', 2 ** 30],
  ['Ti', 2 ** 40],
  ['Pi', 2 ** 50],
  ['Ei', 2 ** 60],
]);

/** Powers of ten, as exponents: `Number('0.1e-3')` rounds once, `0.1 * 0.001` twice. */
const DECIMAL_SUFFIXES = new Map([
  ['n', -9],
  ['u', -6],
  ['m', -3],
  ['', 0],
  ['k', 3],
  ['M', 6],
  ['G', 9],
  ['T', 12],
  ['P', 15],
  ['E', 18],
]);

/** Longer than the API server ever writes one; whoever reads text that anybody wrote spends no time on more. */
const LONGEST = 64;

/** The API server caps larger ones here. */
const LARGEST = 2 ** 63;

const QUANTITY = /^(\+?(?:\d+(?:\.\d*)?|\.\d+))(?:[eE]([+-]?\d+)|([A-Za-z]*))$/;

/**
 * The number a Kubernetes quantity stands for, in its base unit: cores for CPU (`250m` → 0.25), bytes for memory
 * (`1Gi` → 1073741824), a count for anything else.
 *
 * Notation: a decimal number with a binary suffix (Ki, Mi, Gi, Ti, Pi, Ei), a decimal suffix (n, u, m, k, M, G,
 * T, P, E) or a decimal exponent (`12e6`, `12E6`); `E` without digits is the suffix exa. Nothing that is requested,
 * offered or limited is negative, so a negative one is refused.
 * Source: `k8s.io/apimachinery/pkg/api/resource`, type Quantity.
 *
 * Throws `InputError` for anything else.
 */
export function parseQuantity(quantity: string | number): number {
  const value = readQuantity(quantity);
  if (value === undefined) {
    const text = String(quantity).slice(0, LONGEST);
    throw new InputError(
      `"${text}" is not a Kubernetes quantity; write a number with an optional unit, for example 250m, 2, 512Mi or 4Gi`,
    );
  }
  return value;
}

/** As `parseQuantity`; undefined instead of an error, for whoever reads what others wrote and goes on. */
export function readQuantity(quantity: string | number): number | undefined {
  const text = String(quantity);
  const match = text.length <= LONGEST ? QUANTITY.exec(text) : null;
  if (!match) return undefined;
  const [, mantissa, exponent, suffix = ''] = match;
  if (exponent !== undefined) return capped(Number(`${mantissa}e${exponent}`));
  const factor = BINARY_SUFFIXES.get(suffix);
  if (factor !== undefined) return capped(Number(mantissa) * factor);
  const power = DECIMAL_SUFFIXES.get(suffix);
  if (power === undefined) return undefined;
  return capped(Number(`${mantissa}e${power}`));
}

function capped(value: number): number {
  return Math.min(value, LARGEST);
}
