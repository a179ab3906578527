/** Too many questions at once: of one caller (429) or of all (503). The error middleware answers with `statusCode`. */
export class BusyError extends Error {
  readonly name = 'BusyError';
  readonly statusCode: 429 | 503;
  /** When to ask again. */
  readonly retryAfterSeconds: number;

  constructor(statusCode: 429 | 503, retryAfterSeconds: number) {
    super(
      statusCode === 429
        ? `You ask too much at once; wait for answers, or ask again in ${retryAfterSeconds} seconds`
        : `Too many people ask for costs at once; ask again in ${retryAfterSeconds} seconds`,
    );
    this.statusCode = statusCode;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Limits of `Turns`. */
export interface TurnLimits {
  /** Questions answered at the same time. */
  atOnce: number;
  /** Questions of one caller that may wait. */
  waitingOfOne: number;
  /** Questions of everybody that may wait. */
  waitingOfAll: number;
}

const LIMITS: TurnLimits = { atOnce: 2, waitingOfOne: 16, waitingOfAll: 200 };
const RETRY_AFTER_SECONDS = 5;

interface Waiting {
  start(): void;
}

/**
 * Who may work now. Heavy questions take turns: a few are answered at a time, one of each caller, callers in turn, so that neither
 * the process nor other callers wait for somebody who asks a hundred at once. What is beyond the queue is refused at once.
 */
export class Turns {
  readonly #limits: TurnLimits;
  /** Waiting questions by caller, in the order in which callers have their turn. */
  readonly #waiting = new Map<string, Waiting[]>();
  readonly #running = new Set<string>();
  #count = 0;

  constructor(limits: TurnLimits = LIMITS) {
    this.#limits = limits;
  }

  /** Does `work` when it is the caller's turn. Throws `BusyError` where the queue is full, unless it was let in before (`isLetIn`). */
  async run<T>(
    caller: string,
    work: () => Promise<T>,
    { isLetIn = false } = {},
  ): Promise<T> {
    if (!isLetIn) {
      this.#checkRoom(caller);
    }
    await this.#turn(caller);
    try {
      return await work();
    } finally {
      this.#running.delete(caller);
      this.#next();
    }
  }

  #checkRoom(caller: string): void {
    const { waitingOfOne, waitingOfAll } = this.#limits;
    if ((this.#waiting.get(caller)?.length ?? 0) >= waitingOfOne) {
      throw new BusyError(429, RETRY_AFTER_SECONDS);
    }
    if (this.#count >= waitingOfAll) {
      throw new BusyError(503, RETRY_AFTER_SECONDS);
    }
  }

  #turn(caller: string): Promise<void> {
    return new Promise(resolve => {
      const own = this.#waiting.get(caller) ?? [];
      own.push({ start: resolve });
      this.#waiting.set(caller, own);
      this.#count++;
      this.#next();
    });
  }

  #next(): void {
    for (const [caller, own] of this.#waiting) {
      if (this.#running.size >= this.#limits.atOnce) {
        return;
      }
      if (this.#running.has(caller)) {
        continue;
      }
      const next = own.shift();
      this.#waiting.delete(caller);
      if (own.length > 0) {
        // Behind the others
        this.#waiting.set(caller, own);
      }
      if (next) {
        this.#count--;
        this.#running.add(caller);
        next.start();
      }
    }
  }
}
