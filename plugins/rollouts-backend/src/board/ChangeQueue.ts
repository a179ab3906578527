/** A rollout changes many objects at once; waiting this long turns most of a burst into one judgement. */
const SETTLE_MS = 40;

/** How changes are gathered. */
export interface ChangeQueueOptions {
  /** The least time between two flushes, in milliseconds. */
  intervalMs: number;
  /** Given what changed since the last flush, each once. */
  flush(keys: string[]): void;
}

/** Gathers changed keys: flushes shortly after the first, and then at most once per interval. */
export class ChangeQueue {
  readonly #options: ChangeQueueOptions;
  readonly #keys = new Set<string>();
  #timer?: NodeJS.Timeout;
  #flushedAt = 0;

  constructor(options: ChangeQueueOptions) {
    this.#options = options;
  }

  add(key: string): void {
    this.#keys.add(key);
    if (!this.#timer) {
      const next = this.#flushedAt + this.#options.intervalMs;
      const delay = Math.max(SETTLE_MS, next - performance.now());
      this.#timer = setTimeout(() => this.flush(), delay);
      this.#timer.unref();
    }
  }

  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#flushedAt = performance.now();
    const keys = [...this.#keys];
    this.#keys.clear();
    if (keys.length > 0) {
      this.#options.flush(keys);
    }
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#keys.clear();
  }
}
