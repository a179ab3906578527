import { WatchSink } from './WatchSink';

export interface WatchHealthOptions {
  /** The sinks to tell; may grow. */
  sinks: WatchSink[];
  /** A watch down for longer is called stale even while the first reconnection is still under way. */
  staleAfterMs: number;
}

/** Whether a watch runs, since when it does not, and what its sinks are told about that. */
export class WatchHealth {
  readonly #options: WatchHealthOptions;
  #everLive = false;
  #lostAt?: Date;
  #timer?: NodeJS.Timeout;

  constructor(options: WatchHealthOptions) {
    this.#options = options;
  }

  get isLive(): boolean {
    return this.#everLive && this.#lostAt === undefined;
  }

  get everLive(): boolean {
    return this.#everLive;
  }

  live(): void {
    this.#everLive = true;
    this.#lostAt = undefined;
    this.stop();
    this.#options.sinks.forEach(sink => sink.live());
  }

  /** The watch ended at `at`. Only called stale if it is not back soon. */
  lost(at: Date): void {
    this.#lostAt ??= at;
    if (!this.#timer && this.#everLive) {
      this.#timer = setTimeout(
        () => this.stale('The connection was lost and is being restored'),
        this.#options.staleAfterMs,
      );
      this.#timer.unref();
    }
  }

  stale(why: string): void {
    // Kept, so that `lost` does not start it again before the watch is back.
    clearTimeout(this.#timer);
    const since = this.#lostAt ?? new Date();
    this.#options.sinks.forEach(sink => sink.stale(since, why));
  }

  forbidden(why: string): void {
    clearTimeout(this.#timer);
    const since = this.#lostAt ?? new Date();
    this.#options.sinks.forEach(sink => sink.forbidden(since, why));
  }

  absent(why: string): void {
    clearTimeout(this.#timer);
    this.#options.sinks.forEach(sink => sink.absent(why));
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
