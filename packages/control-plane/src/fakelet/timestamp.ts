/** The time now in RFC 3339 without fractions, as `metav1.Time` is written. */
export function timestamp(): string {
  return `${new Date().toISOString().slice(0, 19)}Z`;
}

/** The time now with microseconds, as `metav1.MicroTime` is written. */
export function microTimestamp(): string {
  return new Date().toISOString().replace('Z', '000Z');
}
