const QUANTITY =
  /^\+?(\d+)(?:\.(\d{1,9}))?(n|u|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)?$/;
const NANO = 1_000_000_000n;
const DECIMAL = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];
const BINARY = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

/**
 * A Kubernetes quantity as the API server would give it back: the largest unit with a whole number, so `1000m` is `1`,
 * `1.5Gi` is `1536Mi`, `1000` pods are `1k`. Undefined where the text is no quantity. Desired objects are written in
 * this form, otherwise a plan over an applied state would never be empty. Exponents (`1e3`) are not accepted.
 */
export function canonicalQuantity(text: string): string | undefined {
  const match = QUANTITY.exec(text.trim());
  if (!match) {
    return undefined;
  }
  const [, whole, fraction = '', suffix = ''] = match;
  const nanos =
    BigInt(whole) * NANO + BigInt(fraction.padEnd(9, '0').slice(0, 9));
  return suffix.endsWith('i')
    ? binary(nanos * 1024n ** BigInt(BINARY.indexOf(suffix)))
    : decimal(nanos, DECIMAL.indexOf(suffix));
}

function binary(nanos: bigint): string {
  const value = nanos / NANO;
  const step = BINARY.findLastIndex(
    (_unit, power) => value > 0n && value % 1024n ** BigInt(power) === 0n,
  );
  const power = Math.max(step, 0);
  return `${value / 1024n ** BigInt(power)}${BINARY[power]}`;
}

function decimal(nanos: bigint, unit: number): string {
  // `nanos` counts billionths of the unit; make it billionths of one
  const shift = unit - DECIMAL.indexOf('');
  const value =
    shift >= 0
      ? nanos * 1000n ** BigInt(shift)
      : nanos / 1000n ** BigInt(-shift);
  if (value === 0n) {
    return '0';
  }
  const power = DECIMAL.findLastIndex(
    (_unit, index) => value % 1000n ** BigInt(index) === 0n,
  );
  return `${value / 1000n ** BigInt(power)}${DECIMAL[power]}`;
}
