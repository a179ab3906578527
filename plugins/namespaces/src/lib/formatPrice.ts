const MICROS = 1_000_000;

/** Money given in millionths of its currency, for people. */
export function formatPrice(
  micros: number,
  currency: string,
  language: string,
): string {
  const amount = micros / MICROS;
  return new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    maximumFractionDigits: Math.abs(amount) >= 100 ? 0 : 2,
  }).format(amount);
}
