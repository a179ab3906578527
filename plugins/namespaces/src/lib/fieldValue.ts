/** A value of an object's field as text; undefined for one that is not there. */
export function fieldValue(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
