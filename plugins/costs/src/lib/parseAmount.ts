import { readAmount } from '@dugnad/plugin-costs-common';

/** Micro-units of an amount as people type it, with a point or a comma; undefined for what is no amount, or could be two. */
export function parseAmount(text: string): number | undefined {
  const readings = readAmount(text);
  return readings.length === 1 ? readings[0] : undefined;
}
