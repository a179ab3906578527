import { ClusterUnreachableError } from '../errors/ClusterUnreachableError';
import { ClusterStats } from '../types';

/** What one process sees of one cluster: counters, last sign of life, failures. */
export class ClusterActivity {
  readonly #stats: ClusterStats = {
    calls: 0,
    failures: 0,
    watches: 0,
    reconnects: 0,
    relists: 0,
    pages: 0,
    events: 0,
    projectionErrors: 0,
  };
  readonly #onSeen = new Set<() => void>();
  readonly #onFailed = new Set<(error: ClusterUnreachableError) => void>();
  #lastSeen?: number;

  /** Time of the last byte from the cluster, in milliseconds since 1970. */
  get lastSeen(): number | undefined {
    return this.#lastSeen;
  }

  count(counter: keyof ClusterStats, by: number = 1): void {
    this.#stats[counter] += by;
  }

  stats(): ClusterStats {
    return { ...this.#stats };
  }

  seen(): void {
    this.#lastSeen = Date.now();
    this.#onSeen.forEach(listener => listener());
  }

  failed(error: ClusterUnreachableError): void {
    this.count('failures');
    this.#onFailed.forEach(listener => listener(error));
  }

  onSeen(listener: () => void): void {
    this.#onSeen.add(listener);
  }

  onFailed(listener: (error: ClusterUnreachableError) => void): void {
    this.#onFailed.add(listener);
  }
}
