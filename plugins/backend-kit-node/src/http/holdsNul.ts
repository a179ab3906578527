/** Whether a text or a key anywhere in JSON holds U+0000, which PostgreSQL fails on. Takes any depth. */
export function holdsNul(json: unknown): boolean {
  const rest = [json];
  while (rest.length > 0) {
    const value = rest.pop();
    if (typeof value === 'string' && value.includes('\u0000')) {
      return true;
    }
    if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        rest.push(key, inner);
      }
    }
  }
  return false;
}
