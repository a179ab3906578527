/** Answers kept for a while. Failures are not kept; questions asked at the same time share one answer. */
export class TtlCache<T> {
  readonly #ttlMs: number;
  readonly #entries = new Map<string, { at: number; value: Promise<T> }>();

  constructor(options: { ttlMs: number }) {
    this.#ttlMs = options.ttlMs;
  }

  get(key: string, load: () => Promise<T>): Promise<T> {
    const now = Date.now();
    const known = this.#entries.get(key);
    if (known && now - known.at < this.#ttlMs) {
      return known.value;
    }
    const value = load();
    this.#entries.set(key, { at: now, value });
    value.catch(() => {
      if (this.#entries.get(key)?.value === value) {
        this.#entries.delete(key);
      }
    });
    return value;
  }

  clear(): void {
    this.#entries.clear();
  }
}
