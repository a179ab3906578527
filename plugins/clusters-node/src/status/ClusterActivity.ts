import { ClusterStats } from '../types';

/** What is counted as it happens. */
export type ClusterCounters = Omit<ClusterStats, 'items'>;

/** What one process sees of one cluster: counters, last sign of life, failures. */
export class ClusterActivity {
  readonly #stats: ClusterCounters = {
    calls: 0,
    failures: 0,
    watches: 0,
    reconnects: 0,
    relists: 0,
    pages: 0,
    events: 0,
    projectionErrors: 0,
  };
  readonly #onFailed = new Set<() => void>();
  #lastSeen?: number;

  /** Time of the last byte from the cluster, in milliseconds since 1970. */
  get lastSeen(): number | undefined {
    return this.#lastSeen;
  }

  count(counter: keyof ClusterCounters, by: number = 1): void {
    this.#stats[counter] += by;
  }

  stats(): ClusterCounters {
    return { ...this.#stats };
  }

  /** An answer, or a piece of one. */
  seen(): void {
    this.#lastSeen = Date.now();
  }

  /** No answer, or one that says the API server is not itself. */
  failed(): void {
    this.count('failures');
    this.#onFailed.forEach(listener => listener());
  }

  onFailed(listener: () => void): void {
    this.#onFailed.add(listener);
  }
}
