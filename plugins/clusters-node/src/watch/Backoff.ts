export interface BackoffOptions {
  minMs: number;
  maxMs: number;
  /** 0 to 1; default `Math.random`. */
  random?: () => number;
}

/** Growing pauses: doubles from `minMs` to `maxMs`, each shortened by up to half at random so that clients spread out. */
export class Backoff {
  readonly #options: BackoffOptions;
  #attempt = 0;

  constructor(options: BackoffOptions) {
    this.#options = options;
  }

  /** Milliseconds to wait before the next attempt. */
  next(): number {
    const { minMs, maxMs, random = Math.random } = this.#options;
    const full = Math.min(maxMs, minMs * 2 ** this.#attempt);
    this.#attempt = Math.min(this.#attempt + 1, 30);
    return full * (1 - random() / 2);
  }

  reset(): void {
    this.#attempt = 0;
  }
}
