import { JsonObject } from '@backstage/types';

/** Enough to tell what was asked for, and little enough that nobody fills an audit log. */
const MAX_LENGTH = 300;

/** The named fields of a body that are text, numbers or yes and no, whatever else was sent; for audit events. */
export function statedIn(body: unknown, fields: readonly string[]): JsonObject {
  const stated: JsonObject = {};
  for (const [key, value] of Object.entries(Object(body))) {
    if (fields.includes(key) && isPlain(value)) {
      stated[key] =
        typeof value === 'string' ? value.slice(0, MAX_LENGTH) : value;
    }
  }
  return stated;
}

function isPlain(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}
