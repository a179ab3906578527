import { LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { HttpClusterConnection } from '../connection/HttpClusterConnection';
import { ClusterActivity } from '../status/ClusterActivity';
import { DiscoveredResource, ResourceType } from '../types';
import { Backoff } from './Backoff';
import { classifyFailure, Failure } from './classifyFailure';
import { isOlder } from './isOlder';
import { LineSplitter } from './LineSplitter';
import { Pause } from './Pause';
import { parseWatchEvent } from './watchEvent';
import { WatchHealth } from './WatchHealth';
import { WatchSink } from './WatchSink';
import { WatchTimings } from './WatchTimings';

const MAX_PAGE_SIZE = 4_000;
/** After so many error answers to a watch without progress, its starting point is doubted. */
const MAX_ANSWERED = 3;

export interface ResourceWatchOptions {
  resource: ResourceType;
  connection: HttpClusterConnection;
  activity: ClusterActivity;
  timings: WatchTimings;
  logger: LoggerService;
}

/**
 * Lists one resource of one cluster and watches it from there, for as long as the process lives. Every failure ends in another
 * attempt: from the last version seen where the API server still knows it, from a whole list where it does not.
 */
export class ResourceWatch {
  readonly #options: ResourceWatchOptions;
  readonly #sinks: WatchSink[] = [];
  readonly #backoff: Backoff;
  readonly #health: WatchHealth;
  readonly #pause = new Pause();
  #round = new AbortController();
  #running = false;
  #stopped = false;
  /** Last version seen; undefined: a whole list is needed. */
  #resumeFrom?: string;
  /** A sink was added: it needs a whole list whatever was seen so far. */
  #sinkAdded = false;
  /** The last watch broke: before resuming, make sure the API server has not lost history. */
  #broken = false;
  #answered = 0;
  #pageSize = 500;
  #lists = 0;
  #lastExpiry = 0;

  constructor(options: ResourceWatchOptions) {
    this.#options = options;
    this.#backoff = new Backoff({
      minMs: options.timings.minBackoffMs,
      maxMs: options.timings.maxBackoffMs,
    });
    this.#health = new WatchHealth({
      sinks: this.#sinks,
      staleAfterMs: options.timings.staleAfterMs,
    });
  }

  /** Feeds another sink; it gets a whole list, the others what has changed since. */
  add(sink: WatchSink): void {
    this.#sinks.push(sink);
    if (this.#running) {
      this.#sinkAdded = true;
      this.#round.abort();
      this.#pause.wake();
      return;
    }
    this.#running = true;
    this.#run().catch(error =>
      this.#options.logger.error('A watch stopped unexpectedly', error),
    );
  }

  /** The cluster answers again: attempts from before are given up for a new one. */
  recovered(): void {
    if (!this.#health.isLive) {
      this.#round.abort();
      this.#pause.wake();
    }
  }

  /** The cluster is known to be unreachable: what the open watch last said is old, and it is opened anew. */
  interrupt(why: string): void {
    if (this.#health.isLive) {
      const { lastSeen } = this.#options.activity;
      this.#health.lost(new Date(lastSeen ?? Date.now()));
      this.#health.stale(why);
      this.#broken = true;
      this.#round.abort();
    }
  }

  stop(): void {
    this.#stopped = true;
    this.#health.stop();
    this.#round.abort();
    this.#pause.wake();
  }

  async #run(): Promise<void> {
    await this.#pause.sleep(this.#options.timings.settleMs);
    while (!this.#stopped) {
      this.#round = new AbortController();
      const { signal } = this.#round;
      const startedAt = Date.now();
      try {
        await this.#turn(signal);
        this.#health.lost(new Date());
        if (Date.now() - startedAt < this.#options.timings.minBackoffMs) {
          await this.#pause.sleep(this.#backoff.next());
        }
      } catch (error) {
        if (!signal.aborted) {
          await this.#pause.sleep(this.#recover(error));
        } else if (!this.#stopped) {
          this.#health.lost(new Date());
        }
      }
    }
  }

  async #turn(signal: AbortSignal): Promise<void> {
    const { connection } = this.#options;
    const resource = await connection.discover(this.#options.resource, {
      signal,
    });
    if (!resource.verbs.includes('watch')) {
      throw new NotFoundError(
        `Cluster ${connection.cluster.name} does not offer to watch ${resource.kind}`,
      );
    }
    if (this.#sinkAdded) {
      this.#sinkAdded = false;
      this.#resumeFrom = undefined;
    }
    if (this.#broken && this.#resumeFrom !== undefined) {
      await this.#checkHistory(resource, this.#resumeFrom, signal);
    }
    const from = this.#resumeFrom ?? (await this.#list(resource, signal));
    signal.throwIfAborted();
    this.#resumeFrom = from;
    await this.#follow(resource, from, signal);
  }

  async #checkHistory(
    resource: DiscoveredResource,
    seen: string,
    signal: AbortSignal,
  ): Promise<void> {
    const pages = this.#options.connection.pages(resource, {
      pageSize: 1,
      signal,
    });
    const { value } = await pages.next();
    if (value && isOlder(value.resourceVersion, seen)) {
      this.#resumeFrom = undefined;
    }
  }

  async #list(
    resource: DiscoveredResource,
    signal: AbortSignal,
  ): Promise<string> {
    const { connection, activity } = this.#options;
    if (this.#lists > 0) {
      activity.count('relists');
    }
    this.#lists += 1;
    const sinks = [...this.#sinks];
    sinks.forEach(sink => sink.beginList());
    let resourceVersion = '';
    const options = { pageSize: this.#pageSize, signal };
    for await (const page of connection.pages(resource, options)) {
      signal.throwIfAborted();
      activity.count('pages');
      for (const object of page.items) {
        sinks.forEach(sink => sink.upsert(object));
      }
      resourceVersion = page.resourceVersion;
    }
    const now = new Date();
    sinks.forEach(sink => sink.endList(now));
    this.#pageSize = 500;
    return resourceVersion;
  }

  async #follow(
    resource: DiscoveredResource,
    from: string,
    signal: AbortSignal,
  ): Promise<void> {
    const { connection, activity, timings } = this.#options;
    const { min, max } = timings.serverTimeoutSeconds;
    const lines = new LineSplitter();
    const stream = connection.watch(resource, {
      query: {
        resourceVersion: from,
        allowWatchBookmarks: 'true',
        timeoutSeconds: String(Math.round(min + Math.random() * (max - min))),
      },
      signal,
      idleTimeoutMs: timings.idleMs,
    });
    let goodTimer: NodeJS.Timeout | undefined;
    try {
      for await (const chunk of stream) {
        signal.throwIfAborted();
        if (!goodTimer) {
          goodTimer = setTimeout(
            () => this.#backoff.reset(),
            timings.goodAfterMs,
          );
          goodTimer.unref();
          this.#live();
        }
        for (const line of lines.push(chunk)) {
          this.#receive(line);
        }
      }
    } finally {
      clearTimeout(goodTimer);
      activity.count('watches', goodTimer ? -1 : 0);
    }
  }

  #receive(line: string): void {
    const { connection, activity } = this.#options;
    const event = parseWatchEvent(connection.cluster.name, line);
    activity.count('events');
    this.#answered = 0;
    if (event.type === 'bookmark') {
      this.#resumeFrom = event.resourceVersion || this.#resumeFrom;
      return;
    }
    for (const sink of this.#sinks) {
      if (event.type === 'deleted') {
        sink.remove(event.object);
      } else {
        sink.upsert(event.object);
      }
    }
    const { resourceVersion } = event.object.metadata;
    this.#resumeFrom = resourceVersion ?? this.#resumeFrom;
  }

  #live(): void {
    const { activity } = this.#options;
    activity.count('watches');
    activity.count('reconnects', this.#health.everLive ? 1 : 0);
    this.#broken = false;
    this.#health.live();
  }

  /** Notes a failure and returns how long to wait before the next attempt. */
  #recover(error: unknown): number {
    const { timings, connection, logger, resource } = this.#options;
    const failure = classifyFailure(error);
    const wasLive = this.#health.isLive;
    logger.debug(
      `Watch of ${resource.kind} in ${connection.cluster.name}: ${failure.why}`,
    );
    this.#broken = true;
    this.#health.lost(new Date());
    switch (failure.kind) {
      case 'absent':
        this.#resumeFrom = undefined;
        connection.forgetDiscovery();
        this.#health.absent(failure.why);
        return timings.absentMs;
      case 'forbidden':
        this.#resumeFrom = undefined;
        this.#health.forbidden(failure.why);
        return timings.forbiddenMs;
      case 'expired':
        return this.#expired();
      case 'moved':
        connection.forgetDiscovery();
        break;
      case 'answered':
        this.#doubt();
        break;
      default:
    }
    if (!wasLive) {
      this.#health.stale(failure.why);
    }
    return this.#waitFor(failure);
  }

  #waitFor(failure: Failure): number {
    const { timings } = this.#options;
    const wait = this.#backoff.next();
    if (failure.kind === 'refused') {
      return Math.min(wait, timings.refusedMs);
    }
    return Math.max(
      wait,
      Math.min((failure.retryAfterSeconds ?? 0) * 1_000, timings.maxBackoffMs),
    );
  }

  /** Lists again at once, unless that just happened: then a list takes too long, and larger pages make it shorter. */
  #expired(): number {
    const now = Date.now();
    const again = now - this.#lastExpiry < this.#options.timings.goodAfterMs;
    this.#lastExpiry = now;
    this.#resumeFrom = undefined;
    if (!again) {
      return 0;
    }
    this.#pageSize = Math.min(this.#pageSize * 2, MAX_PAGE_SIZE);
    return this.#backoff.next();
  }

  #doubt(): void {
    this.#answered += 1;
    if (this.#answered >= MAX_ANSWERED) {
      this.#answered = 0;
      this.#resumeFrom = undefined;
    }
  }
}
