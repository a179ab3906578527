import { MICROS_PER_UNIT } from '@dugnad/plugin-costs-common';

/** How an amount is to be read. */
export interface MoneyFormat {
  /** ISO 4217. */
  currency: string;
  /** BCP 47. */
  locale: string;
}

/**
 * An amount of micro-units for people: to the cent, and where that would read as nothing though it is something, to two
 * significant digits.
 */
export function formatMoney(
  micros: number,
  { currency, locale }: MoneyFormat,
): string {
  const amount = micros / MICROS_PER_UNIT;
  const tiny = amount !== 0 && Math.abs(amount) < 0.005;
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    ...(tiny && {
      minimumFractionDigits: 2,
      maximumFractionDigits: 6,
      maximumSignificantDigits: 2,
    }),
  }).format(amount);
}

/** The same without decimals once it is large, for axes and other tight places. */
export function formatMoneyShort(
  micros: number,
  { currency, locale }: MoneyFormat,
): string {
  const amount = micros / MICROS_PER_UNIT;
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: 0,
    ...(amount !== 0 && Math.abs(amount) < 0.1
      ? { maximumFractionDigits: 6, maximumSignificantDigits: 2 }
      : { maximumFractionDigits: Math.abs(amount) < 10 ? 2 : 0 }),
  }).format(amount);
}
