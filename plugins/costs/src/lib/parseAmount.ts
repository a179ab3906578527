import { toMicros } from '@dugnad/plugin-costs-common';

/** Micro-units of an amount as people type it, with a point or a comma; undefined for what is no amount. */
export function parseAmount(text: string): number | undefined {
  try {
    return toMicros(
      text
        .trim()
        .replace(/[\s\u00a0\u202f]/g, '')
        .replace(',', '.'),
    );
  } catch {
    return undefined;
  }
}
