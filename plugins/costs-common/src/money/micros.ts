import { InputError } from '@backstage/errors';

/** Micro-units in one unit of a currency: one cent is 10,000. */
export const MICROS_PER_UNIT = 1_000_000;

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d{1,6}))?$/;

/**
 * Micro-units of an amount as people write it: `toMicros('49.90')` is 49,900,000. Exact: the digits are read, nothing is
 * multiplied. Throws `InputError` for more than six decimals and for what is no safe integer.
 */
export function toMicros(amount: string | number): number {
  const match = DECIMAL.exec(String(amount));
  if (!match) {
    throw new InputError(
      `"${amount}" is not an amount; write a number with at most six decimals, for example 49.90`,
    );
  }
  const [, sign, units, decimals = ''] = match;
  const micros = Number(`${units}${decimals.padEnd(6, '0')}`);
  if (!Number.isSafeInteger(micros)) {
    throw new InputError(`${amount} is too large an amount`);
  }
  return sign === '-' ? -micros || 0 : micros;
}

/** The exact decimal text of micro-units, with at least two decimals: 49,900,000 → `49.90`. */
export function microsToDecimal(micros: number): string {
  const digits = String(Math.abs(micros)).padStart(7, '0');
  const decimals = digits.slice(-6).replace(/0{1,4}$/, '');
  return `${micros < 0 ? '-' : ''}${digits.slice(0, -6)}.${decimals}`;
}
