import { setImmediate as nextTurn } from 'node:timers/promises';

/** A change rarely comes alone; waiting this long turns most of a burst into one flush. */
const GATHER_MS = 40;
/** So many keys are flushed at a time; then the event loop has its turn. */
const CHUNK = 200;

/** How changes are gathered. */
export interface ChangeQueueOptions {
  /** The least time between two flushes, in milliseconds. */
  intervalMs: number;
  /** How long the first change waits for others; default 40. At 0 it is flushed at once, within `add`. */
  gatherMs?: number;
  /** Given what changed since the last flush, each once, at most a few hundred at a time. */
  flush(keys: string[]): void;
}

/**
 * Gathers changed keys: flushes shortly after the first, and then at most once per interval. What is too much for one turn of
 * the event loop goes on in the next ones.
 */
export class ChangeQueue {
  readonly #options: ChangeQueueOptions;
  readonly #keys = new Set<string>();
  #timer?: NodeJS.Timeout;
  #rest?: NodeJS.Immediate;
  #flushedAt = -Infinity;

  constructor(options: ChangeQueueOptions) {
    this.#options = options;
  }

  add(key: string): void {
    this.#keys.add(key);
    if (this.#timer || this.#rest) {
      return;
    }
    const { intervalMs, gatherMs = GATHER_MS } = this.#options;
    const next = this.#flushedAt + intervalMs;
    const delay = Math.max(gatherMs, next - performance.now());
    if (delay <= 0) {
      this.flush();
    } else {
      this.#timer = setTimeout(() => this.flush(), delay);
      this.#timer.unref();
    }
  }

  /** Flushes one key now, if it is waiting. */
  flushOne(key: string): void {
    if (this.#keys.delete(key)) {
      this.#options.flush([key]);
    }
  }

  /** Flushes what fits into this turn of the event loop; the rest follows in the next ones. */
  flush(): void {
    this.#forgetTimers();
    this.#flushedAt = performance.now();
    const keys = this.#take(CHUNK);
    if (this.#keys.size > 0) {
      this.#rest = setImmediate(() => this.flush());
    }
    if (keys.length > 0) {
      this.#options.flush(keys);
    }
  }

  /** Resolves once nothing waits. */
  async drain(): Promise<void> {
    this.flush();
    while (this.#keys.size > 0) {
      await nextTurn();
      this.flush();
    }
  }

  stop(): void {
    this.#forgetTimers();
    this.#keys.clear();
  }

  #take(count: number): string[] {
    const keys: string[] = [];
    for (const key of this.#keys) {
      if (keys.length === count) {
        break;
      }
      keys.push(key);
      this.#keys.delete(key);
    }
    return keys;
  }

  #forgetTimers(): void {
    clearTimeout(this.#timer);
    clearImmediate(this.#rest);
    this.#timer = undefined;
    this.#rest = undefined;
  }
}
