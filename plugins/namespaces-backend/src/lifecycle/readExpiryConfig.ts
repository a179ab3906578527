import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** How namespaces come to their end. */
export interface ExpiryConfig {
  /** Days before the end at which the owners are warned. */
  warnDays: number[];
  /** Days between the end and deletion, in which everything can be undone. */
  graceDays: number;
  /** Days an extension gives that states none. */
  extendDays: number;
}

/** Reads `namespaces.expiry`. Throws `InputError` that names the offending key. */
export function readExpiryConfig(config?: Config): ExpiryConfig {
  const days = (key: string, fallback: number, least: number) =>
    wholeDays(key, config?.getOptionalNumber(key) ?? fallback, least);
  const warn = config?.getOptional('warnDays') ?? [30, 7, 1];
  return {
    warnDays: (Array.isArray(warn) ? warn : [warn]).map(value =>
      wholeDays('warnDays', Number(value), 1),
    ),
    graceDays: days('graceDays', 14, 1),
    extendDays: days('extendDays', 90, 1),
  };
}

function wholeDays(key: string, value: number, least: number): number {
  if (!Number.isInteger(value) || value < least || value > 3_650) {
    throw new InputError(
      `Configuration namespaces.expiry.${key}: ${value} is not a whole number of days from ${least} to 3650`,
    );
  }
  return value;
}
