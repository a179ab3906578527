import { ServiceUnavailableError } from '@backstage/errors';

/** Limits how many logs are read at once, by everybody and by each caller: every one keeps a connection to an API server open. */
export class LogSlots {
  readonly #limits: { all: number; perCaller: number };
  readonly #taken = new Map<string, number>();
  #all = 0;

  constructor(limits: { all: number; perCaller: number }) {
    this.#limits = limits;
  }

  /** Logs that are being read now. */
  get taken(): number {
    return this.#all;
  }

  /** Returns what gives the slot back, once. Throws `ServiceUnavailableError` where there is none left. */
  take(caller: string): () => void {
    const own = this.#taken.get(caller) ?? 0;
    const { all, perCaller } = this.#limits;
    if (own >= perCaller || this.#all >= all) {
      throw new ServiceUnavailableError(
        own >= perCaller
          ? `You are reading ${own} logs already; close one`
          : 'Too many logs are being read; try again in a moment',
      );
    }
    this.#taken.set(caller, own + 1);
    this.#all += 1;
    let given = false;
    return () => {
      if (!given) {
        given = true;
        this.#giveBack(caller);
      }
    };
  }

  #giveBack(caller: string): void {
    const left = (this.#taken.get(caller) ?? 1) - 1;
    this.#all -= 1;
    if (left > 0) {
      this.#taken.set(caller, left);
    } else {
      this.#taken.delete(caller);
    }
  }
}
