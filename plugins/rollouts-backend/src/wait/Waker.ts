/** Sleeps until something happens. What happens between two sleeps is not missed: the next one ends at once. */
export class Waker {
  readonly #unsubscribe: () => void;
  #pending = false;
  #wake?: () => void;

  /** `subscribe` is given what to call when something happens, and returns how to stop that. */
  constructor(subscribe: (wake: () => void) => () => void) {
    this.#unsubscribe = subscribe(() => {
      this.#pending = true;
      this.#wake?.();
    });
  }

  /** Resolves when woken or after `ms`; rejects when `signal` aborts. */
  async sleep(ms: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (!this.#pending) {
      await new Promise<void>(resolve => {
        const wake = () => this.#wake?.();
        const timer = setTimeout(wake, ms);
        this.#wake = () => {
          clearTimeout(timer);
          signal.removeEventListener('abort', wake);
          resolve();
        };
        signal.addEventListener('abort', wake);
      });
    }
    this.#pending = false;
    this.#wake = undefined;
    signal.throwIfAborted();
  }

  stop(): void {
    this.#unsubscribe();
  }
}
