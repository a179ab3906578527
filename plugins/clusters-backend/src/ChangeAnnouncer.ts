/** How and how often changes are announced. */
export interface ChangeAnnouncerOptions {
  /** The least time between two announcements, in milliseconds. */
  intervalMs: number;
  /** Given the keys that changed since the last call. */
  publish(keys: string[]): void;
}

/**
 * Gathers changed keys: the first is announced at once, what follows within the interval in one announcement at its
 * end. A busy cluster thus costs a page one refetch per interval, a quiet one is shown without delay.
 */
export class ChangeAnnouncer {
  readonly #options: ChangeAnnouncerOptions;
  readonly #changed = new Set<string>();
  #timer?: NodeJS.Timeout;

  constructor(options: ChangeAnnouncerOptions) {
    this.#options = options;
  }

  changed(key: string): void {
    this.#changed.add(key);
    if (!this.#timer) this.#announce();
  }

  /** Announces nothing any more. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#changed.clear();
  }

  #announce(): void {
    this.#timer = undefined;
    if (this.#changed.size === 0) return;
    const keys = [...this.#changed].sort();
    this.#changed.clear();
    this.#timer = setTimeout(() => this.#announce(), this.#options.intervalMs);
    this.#timer.unref();
    this.#options.publish(keys);
  }
}
