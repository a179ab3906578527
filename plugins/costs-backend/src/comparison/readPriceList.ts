import { readFileSync } from 'node:fs';
import { InputError } from '@backstage/errors';
import { PriceList, priceListSchema } from '@dugnad/plugin-costs-common';
import shipped from './priceList.json';

/** The price list of a file, or the one that is shipped. Throws `InputError` that says what is wrong with the file. */
export function readPriceList(file: string | undefined): PriceList {
  const parsed = priceListSchema.safeParse(file ? read(file) : shipped);
  if (!parsed.success) {
    const [{ path, message }] = parsed.error.issues;
    throw new InputError(
      `Configuration costs.comparison.priceListFile: ${path.join(
        '.',
      )} ${message}`,
    );
  }
  return parsed.data;
}

function read(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new InputError(
      `Configuration costs.comparison.priceListFile: ${file} cannot be read`,
      error,
    );
  }
}
