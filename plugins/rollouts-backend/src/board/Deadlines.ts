/** The longest a timer of Node.js can be set for is about 24 days; nothing here waits nearly as long. */
const MAX_DELAY_MS = 60 * 60_000;

/** Remembers when what must be looked at again, with one timer for all. */
export class Deadlines {
  readonly #due = new Map<string, number>();
  readonly #onDue: (keys: string[]) => void;
  #timer?: NodeJS.Timeout;
  /** When the timer fires; never later than the first deadline. */
  #next = Infinity;

  constructor(onDue: (keys: string[]) => void) {
    this.#onDue = onDue;
  }

  /** Sets or, without a time, forgets the deadline of a key. */
  set(key: string, at: string | undefined): void {
    this.#due.delete(key);
    if (at) {
      const due = Date.parse(at);
      if (Number.isNaN(due)) {
        return;
      }
      this.#due.set(key, due);
      if (due < this.#next) {
        this.#schedule(due);
      }
    }
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#due.clear();
  }

  #schedule(next: number): void {
    clearTimeout(this.#timer);
    this.#next = next;
    const delay = Math.max(0, next - Date.now());
    this.#timer = setTimeout(() => this.#fire(), Math.min(delay, MAX_DELAY_MS));
    this.#timer.unref();
  }

  #fire(): void {
    const now = Date.now();
    const keys: string[] = [];
    let next = Infinity;
    for (const [key, at] of this.#due) {
      if (at <= now) {
        keys.push(key);
      } else {
        next = Math.min(next, at);
      }
    }
    keys.forEach(key => this.#due.delete(key));
    this.#next = Infinity;
    if (next < Infinity) {
      this.#schedule(next);
    }
    if (keys.length > 0) {
      this.#onDue(keys);
    }
  }
}
