/** What the clock may be corrected by without being asked about. */
const TOLERANCE_MS = 2 * 60_000;
/** How long a clock that jumped has to run evenly before it is believed. */
const SETTLE_MS = 10 * 60_000;

/** Two clocks: one that can be set, and one that only runs. Milliseconds. */
export interface SteadyClockOptions {
  wallMs: () => number;
  monotonicMs: () => number;
}

/**
 * Notices when the clock of the machine is set while the portal runs. For ten minutes afterwards nothing is recorded, which makes a
 * gap of the bill and nothing that would have to be undone: a clock that jumps ahead and back leaves no hours of the future.
 */
export class SteadyClock {
  readonly #options: SteadyClockOptions;
  #offsetMs?: number;
  #jumpedAtMs?: number;
  #jumpMs = 0;

  constructor(options: SteadyClockOptions) {
    this.#options = options;
  }

  /** Why the clock is not believed now, for people; undefined where it is. Has to be asked again and again. */
  problem(): string | undefined {
    const nowMs = this.#options.monotonicMs();
    const offsetMs = this.#options.wallMs() - nowMs;
    const jumpMs = offsetMs - (this.#offsetMs ?? offsetMs);
    this.#offsetMs = offsetMs;
    if (Math.abs(jumpMs) > TOLERANCE_MS) {
      this.#jumpedAtMs = nowMs;
      this.#jumpMs = jumpMs;
    }
    const isSettled =
      this.#jumpedAtMs === undefined || nowMs - this.#jumpedAtMs >= SETTLE_MS;
    return isSettled ? undefined : describe(this.#jumpMs);
  }
}

function describe(jumpMs: number): string {
  const minutes = Math.round(Math.abs(jumpMs) / 60_000);
  const where = jumpMs > 0 ? 'ahead' : 'back';
  return `The clock of the portal went ${minutes} minutes ${where}; nothing is recorded until it has run evenly for ten minutes.`;
}
