import { ClustersService, CollectionState } from '@dugnad/plugin-clusters-node';
import { RolloutCollections } from '../collections/openCollections';

const CHECK_MS = 500;
/** A kind that fails for so long, while its cluster answers, is done without. */
const PATIENCE_MS = 30_000;

/** What clusters are waited for. */
export interface ArrivalsOptions {
  clusters: ClustersService;
  collections: RolloutCollections;
  /** Called once per cluster. */
  onArrived(cluster: string): void;
  now(): number;
}

/**
 * Knows which clusters are still being read for the first time: a verdict on half of what there is would be wrong, and made
 * again with every page of a list. A kind that may not be read, or is not served, is not waited for.
 */
export class Arrivals {
  readonly #options: ArrivalsOptions;
  /** Each cluster that has not arrived, and since when it answers. */
  readonly #waiting = new Map<string, number | undefined>();
  readonly #timer: NodeJS.Timeout;

  constructor(options: ArrivalsOptions) {
    this.#options = options;
    for (const { name } of options.clusters.list()) {
      this.#waiting.set(name, undefined);
    }
    this.#timer = setInterval(() => this.#checkAll(), CHECK_MS);
    this.#timer.unref();
  }

  isWaiting(cluster: string): boolean {
    return this.#waiting.has(cluster);
  }

  /** Looks whether a cluster that was waited for is complete. */
  check(cluster: string): void {
    if (!this.isWaiting(cluster)) {
      return;
    }
    const { clusters, now, onArrived } = this.#options;
    const answers = clusters.status(cluster).state === 'live';
    const since = answers ? this.#waiting.get(cluster) ?? now() : undefined;
    this.#waiting.set(cluster, since);
    const isLate = since !== undefined && now() - since >= PATIENCE_MS;
    if (this.#states(cluster).every(state => isRead(state, isLate))) {
      this.#waiting.delete(cluster);
      onArrived(cluster);
    }
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #checkAll(): void {
    [...this.#waiting.keys()].forEach(cluster => this.check(cluster));
    if (this.#waiting.size === 0) {
      this.stop();
    }
  }

  #states(cluster: string): CollectionState[] {
    const { workloads, ...around } = this.#options.collections;
    return [...Object.values(workloads), ...Object.values(around)].map(one =>
      one.state(cluster),
    );
  }
}

function isRead(state: CollectionState, isLate: boolean): boolean {
  const { synced, absent, forbidden, error } = state;
  return Boolean(synced || absent || forbidden || (isLate && error));
}
