import { ClusterUnreachableError } from '../errors/ClusterUnreachableError';
import { KubernetesApiError } from '../errors/KubernetesApiError';
import { Backoff } from '../watch/Backoff';
import { Pause } from '../watch/Pause';
import { ClusterStatus } from '../types';
import { ClusterActivity } from './ClusterActivity';

export interface MonitorTimings {
  /** The API server is asked for its version when nothing else was heard for this long. */
  quietMs: number;
  /** How long it may take to answer. */
  probeTimeoutMs: number;
  minBackoffMs: number;
  maxBackoffMs: number;
}

export const defaultMonitorTimings: MonitorTimings = {
  quietMs: 30_000,
  probeTimeoutMs: 5_000,
  minBackoffMs: 1_000,
  maxBackoffMs: 30_000,
};

export interface ClusterMonitorOptions {
  activity: ClusterActivity;
  /** Asks the API server for its version. */
  probe(): Promise<string | undefined>;
  onChange(status: ClusterStatus): void;
  timings: MonitorTimings;
}

/** Whether one cluster can be reached: from what the watches see, and a light question where they are silent. */
export class ClusterMonitor {
  readonly #options: ClusterMonitorOptions;
  readonly #backoff: Backoff;
  readonly #pause = new Pause();
  #status: ClusterStatus;
  #probedAt = 0;
  #doubted = false;
  #failedProbes = 0;
  #stopped = false;

  constructor(options: ClusterMonitorOptions) {
    this.#options = options;
    this.#backoff = new Backoff({
      minMs: options.timings.minBackoffMs,
      maxMs: options.timings.maxBackoffMs,
    });
    this.#status = { state: 'connecting', since: new Date().toISOString() };
    options.activity.onFailed(() => this.#doubt());
  }

  get status(): ClusterStatus {
    const { lastSeen } = this.#options.activity;
    return lastSeen === undefined
      ? this.#status
      : { ...this.#status, lastSeen: new Date(lastSeen).toISOString() };
  }

  async run(): Promise<void> {
    while (!this.#stopped) {
      await this.#pause.sleep(await this.#check());
    }
  }

  stop(): void {
    this.#stopped = true;
    this.#pause.wake();
  }

  /** Something failed while all seemed well: find out soon. */
  #doubt(): void {
    if (this.#status.state === 'live') {
      this.#doubted = true;
      this.#pause.wake();
    }
  }

  /** Asks if needed; returns how long to wait. */
  async #check(): Promise<number> {
    const wait = this.#msUntilDue(Date.now());
    if (wait > 0) {
      return wait;
    }
    this.#doubted = false;
    this.#probedAt = Date.now();
    try {
      const version = await this.#options.probe();
      this.#backoff.reset();
      this.#failedProbes = 0;
      this.#enter('live', { version });
      return this.#options.timings.quietMs;
    } catch (error) {
      return this.#failed(error);
    }
  }

  #msUntilDue(now: number): number {
    const { activity, timings } = this.#options;
    if (this.#status.state !== 'live') {
      return 0;
    }
    return this.#doubted
      ? this.#probedAt + timings.minBackoffMs - now
      : (activity.lastSeen ?? 0) + timings.quietMs - now;
  }

  #failed(error: unknown): number {
    this.#failedProbes += 1;
    if (this.#status.state === 'live' && this.#failedProbes < 2) {
      // One cut connection is no outage: ask once more.
      this.#doubted = true;
      return this.#options.timings.minBackoffMs;
    }
    this.#enter('unreachable', { error: wordsFor(error) });
    return this.#backoff.next();
  }

  #enter(
    state: 'live' | 'unreachable',
    news: { version?: string; error?: string },
  ): void {
    if (this.#stopped) {
      return;
    }
    const previous = this.#status;
    this.#status = {
      state,
      since:
        previous.state === state ? previous.since : new Date().toISOString(),
      version: news.version ?? previous.version,
      ...(news.error === undefined ? {} : { error: news.error }),
    };
    const changed =
      previous.state !== state ||
      previous.error !== this.#status.error ||
      previous.version !== this.#status.version;
    if (changed) {
      this.#options.onChange(this.status);
    }
  }
}

function wordsFor(error: unknown): string {
  if (error instanceof KubernetesApiError) {
    return error.httpStatus === 401
      ? 'it refuses the credential of the portal (401): expired or revoked; renew it'
      : error.apiMessage;
  }
  return error instanceof ClusterUnreachableError
    ? error.why
    : 'it does not answer like a Kubernetes API';
}
