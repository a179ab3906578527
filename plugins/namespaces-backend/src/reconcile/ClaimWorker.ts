import { LoggerService } from '@backstage/backend-plugin-api';
import { WorkItem, WorkQueue } from '../database/WorkQueue';
import { backoffMs } from './backoffMs';
import type { ReconcileResult } from './reconcileClaim';

const LEASE_MS = 20_000;
/** A lease is renewed so often within its time. */
const RENEWALS = 4;
const POLL_MS = 1_000;

/** Options of `ClaimWorker`. */
export interface ClaimWorkerOptions {
  queue: WorkQueue;
  /** One pass over a claim. Throws what is worth retrying. */
  reconcile(claimId: string, signal: AbortSignal): Promise<ReconcileResult>;
  /** Why a cluster cannot be worked on now; its claims wait without being tried. */
  unreachable(cluster: string): string | undefined;
  /** Called after every pass, whatever came of it. */
  onPass(claimId: string): void;
  /** Called when a pass failed and will be tried again. */
  onRetry(claimId: string, error: string): Promise<void>;
  concurrency: number;
  /** Most claims of one cluster at the same time, so that others get their turn; default no limit. */
  perCluster?: number;
  logger: LoggerService;
  now?: () => number;
  random?: () => number;
  leaseMs?: number;
}

/**
 * Takes claims off the shared queue and reconciles them, several at a time, of which no cluster gets all: one that hangs
 * slows no other. Any number of processes may run one; what a dead process held is taken over when its lease ends.
 */
export class ClaimWorker {
  readonly #options: ClaimWorkerOptions;
  readonly #leaseMs: number;
  readonly #running = new Map<
    string,
    { cluster: string; done: Promise<void> }
  >();
  readonly #stop = new AbortController();
  #timer?: NodeJS.Timeout;
  #taking?: Promise<void>;
  #takeAgain = false;

  constructor(options: ClaimWorkerOptions) {
    this.#options = options;
    this.#leaseMs = options.leaseMs ?? LEASE_MS;
  }

  start(): void {
    this.#timer = setInterval(() => this.wake(), POLL_MS);
    this.wake();
  }

  /** Looks for work now instead of at the next tick. */
  wake(): void {
    if (this.#stop.signal.aborted) {
      return;
    }
    if (this.#taking) {
      this.#takeAgain = true;
      return;
    }
    this.#taking = this.#take().finally(() => {
      this.#taking = undefined;
      if (this.#takeAgain) {
        this.#takeAgain = false;
        this.wake();
      }
    });
  }

  /** Stops taking work, cuts off what runs and waits for it. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#stop.abort();
    await this.#taking;
    await Promise.all([...this.#running.values()].map(({ done }) => done));
  }

  /** Whether this process works on a claim now. */
  isRunning(claimId: string): boolean {
    return this.#running.has(claimId);
  }

  async #take(): Promise<void> {
    try {
      for (let limit = this.#free(); limit > 0; limit = this.#free()) {
        const items = await this.#options.queue.take({
          nowMs: this.#now(),
          limit,
          leaseMs: this.#leaseMs,
          exceptClusters: this.#busyClusters(),
        });
        items.forEach(item => this.#run(item));
        if (items.length === 0 || this.#stop.signal.aborted) {
          return;
        }
      }
    } catch (error) {
      this.#options.logger.warn(`Could not look for work: ${error}`);
    }
  }

  #run(item: WorkItem): void {
    const done = this.#work(item).finally(() => {
      this.#running.delete(item.claimId);
      this.wake();
    });
    this.#running.set(item.claimId, { cluster: item.cluster, done });
  }

  async #work(item: WorkItem): Promise<void> {
    const lost = new AbortController();
    const signal = AbortSignal.any([lost.signal, this.#stop.signal]);
    const renewal = setInterval(
      () => this.#renew(item, lost),
      this.#leaseMs / RENEWALS,
    );
    try {
      await this.#pass(item, signal);
    } catch (error) {
      this.#options.logger.warn(
        `Could not record work on claim ${item.claimId}: ${error}`,
      );
    } finally {
      clearInterval(renewal);
      this.#options.onPass(item.claimId);
    }
  }

  async #pass(item: WorkItem, signal: AbortSignal): Promise<void> {
    const { queue, unreachable, reconcile } = this.#options;
    const why = unreachable(item.cluster);
    if (why) {
      await this.#later(item, why, false);
      return;
    }
    try {
      const { againMs, reason } = await reconcile(item.claimId, signal);
      if (againMs === undefined) {
        await queue.complete(item, this.#now());
      } else {
        const dueAtMs = this.#now() + againMs;
        await queue.retry(item, {
          dueAtMs,
          error: reason ?? '',
          failed: false,
        });
      }
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      await this.#later(item, message, !this.#stop.signal.aborted);
    }
  }

  async #later(item: WorkItem, error: string, failed: boolean): Promise<void> {
    const { queue, onRetry, random = Math.random, logger } = this.#options;
    if (this.#stop.signal.aborted) {
      const dueAtMs = this.#now();
      await queue.retry(item, { dueAtMs, error: '', failed: false });
      return;
    }
    const waitMs = backoffMs(item.attempts, random());
    logger.info(
      `Claim ${item.claimId} is tried again in ${waitMs} ms: ${error}`,
    );
    await queue.retry(item, { dueAtMs: this.#now() + waitMs, error, failed });
    await onRetry(item.claimId, error);
  }

  async #renew(item: WorkItem, lost: AbortController): Promise<void> {
    try {
      const until = this.#now() + this.#leaseMs;
      if (!(await this.#options.queue.renew(item, until))) {
        lost.abort(new Error('another process took the claim over'));
      }
    } catch (error) {
      this.#options.logger.warn(`Could not renew a lease: ${error}`);
    }
  }

  /** How many may be taken at once, so that even if all are of one cluster it gets no more than its share. */
  #free(): number {
    const busy = this.#busyClusters();
    const most = [...this.#held()]
      .filter(([cluster]) => !busy.includes(cluster))
      .reduce((max, [, count]) => Math.max(max, count), 0);
    const free = this.#options.concurrency - this.#running.size;
    return Math.min(free, this.#share() - most);
  }

  /** Clusters that hold their share. */
  #busyClusters(): string[] {
    return [...this.#held()]
      .filter(([, count]) => count >= this.#share())
      .map(([cluster]) => cluster);
  }

  #share(): number {
    return this.#options.perCluster ?? this.#options.concurrency;
  }

  #held(): Map<string, number> {
    const held = new Map<string, number>();
    for (const { cluster } of this.#running.values()) {
      held.set(cluster, (held.get(cluster) ?? 0) + 1);
    }
    return held;
  }

  #now(): number {
    return (this.#options.now ?? Date.now)();
  }
}
