import { BusyError } from './Turns';

const OF_ONE = 4;
const OF_ALL = 20;
const RETRY_AFTER_SECONDS = 30;

/** Places for what takes as long as its reader does, so that nobody has all of them. */
export class Places {
  readonly #held = new Map<string, number>();
  #count = 0;

  /** Does `work` in a place, which is free again however it ends. Throws `BusyError` where there is none. */
  async hold(caller: string, work: () => Promise<void>): Promise<void> {
    const own = this.#held.get(caller) ?? 0;
    if (own >= OF_ONE) {
      throw new BusyError(429, RETRY_AFTER_SECONDS);
    }
    if (this.#count >= OF_ALL) {
      throw new BusyError(503, RETRY_AFTER_SECONDS);
    }
    this.#held.set(caller, own + 1);
    this.#count++;
    try {
      await work();
    } finally {
      this.#count--;
      const left = (this.#held.get(caller) ?? 1) - 1;
      if (left > 0) {
        this.#held.set(caller, left);
      } else {
        this.#held.delete(caller);
      }
    }
  }
}
