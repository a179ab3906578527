/** The longest a timer of Node.js can be set for is about 24 days; nothing here waits nearly as long. */
const MAX_DELAY_MS = 60 * 60_000;

/** Remembers when what must be looked at again, with one timer for all. */
export class Deadlines {
  readonly #due = new Map<string, number>();
  readonly #onDue: (keys: string[]) => void;
  #timer?: NodeJS.Timeout;

  constructor(onDue: (keys: string[]) => void) {
    this.#onDue = onDue;
  }

  /** Sets or, without a time, forgets the deadline of a key. */
  set(key: string, at: string | undefined): void {
    const known = this.#due.delete(key);
    if (at) {
      this.#due.set(key, Date.parse(at));
    }
    if (known || at) {
      this.#schedule();
    }
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#due.clear();
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    if (this.#due.size > 0) {
      const next = Math.min(...this.#due.values());
      const delay = Math.max(0, next - Date.now());
      this.#timer = setTimeout(
        () => this.#fire(),
        Math.min(delay, MAX_DELAY_MS),
      );
      this.#timer.unref();
    }
  }

  #fire(): void {
    const now = Date.now();
    const keys = [...this.#due].filter(([, at]) => at <= now);
    keys.forEach(([key]) => this.#due.delete(key));
    if (keys.length > 0) {
      this.#onDue(keys.map(([key]) => key));
    }
    this.#schedule();
  }
}
