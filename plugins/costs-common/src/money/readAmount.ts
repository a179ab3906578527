import { InputError } from '@backstage/errors';
import { microsToDecimal, toMicros } from './micros';

const SPACE = /[\s\u00a0\u202f]/;
const GROUPED_BY_SPACES = /^[+-]?\d{1,3}([\s\u00a0\u202f]\d{3})+([.,]\d+)?$/;
/** One separator before exactly three digits: decimals here, thousands there. A leading zero cannot be of thousands. */
const TWO_WAYS = /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/;

/**
 * Micro-units of every amount that a text as people write it can mean: none for what is no amount; one for `49.90`, `49,90` and
 * `1 250`; two for `1.234` and `1,234`, first as a decimal number, then in thousands: who wrote it has to say which. `1234` and
 * `1.2340` can be read one way only.
 */
export function readAmount(text: string): number[] {
  const trimmed = text.trim();
  if (SPACE.test(trimmed) && !GROUPED_BY_SPACES.test(trimmed)) {
    return [];
  }
  const plain = trimmed.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.');
  const micros = microsOf(plain);
  if (micros === undefined) {
    return [];
  }
  const inThousands = TWO_WAYS.test(trimmed)
    ? microsOf(plain.replace('.', ''))
    : undefined;
  return inThousands === undefined ? [micros] : [micros, inThousands];
}

function microsOf(text: string): number | undefined {
  try {
    return toMicros(text);
  } catch {
    return undefined;
  }
}

/** Micro-units as a text that `readAmount` reads one way: 1,234,000 → `1.2340`. */
export function writeAmount(micros: number): string {
  const text = microsToDecimal(micros);
  return readAmount(text).length > 1 ? `${text}0` : text;
}

/**
 * Micro-units of an amount in configuration or a file, where nobody can be asked. Throws `InputError` for what is no amount and for
 * what can be read two ways.
 */
export function toMicrosOneWay(amount: string | number): number {
  const text = String(amount);
  const readings = readAmount(text);
  if (readings.length > 1) {
    throw new InputError(
      `"${text}" can be read two ways; write '${text}0' in quotes for the decimal number, or ${text.replace(
        /[.,]/,
        '',
      )} for thousands`,
    );
  }
  return readings.length === 1 ? readings[0] : toMicros(amount);
}
