import { LoggerService } from '@backstage/backend-plugin-api';
import { EventsService } from '@backstage/plugin-events-node';
import { SignalsService } from '@backstage/plugin-signals-node';
import { ChangeQueue } from './ChangeQueue';

/** Options of `Announcer`. */
export interface AnnouncerOptions {
  signals: SignalsService;
  /** Where other plugins are told as well, under the channel's name. */
  events?: EventsService;
  logger: LoggerService;
  channel: string;
  /** The least time between two announcements, in milliseconds. */
  intervalMs: number;
  /** How long a change waits for what changes with it; 0 announces the first at once. */
  gatherMs: number;
}

/**
 * Tells open pages which keys changed, and nothing about them: an announcement reaches everyone who is signed in, and
 * whoever wants to know asks through the permissioned routes.
 */
export class Announcer {
  readonly #options: AnnouncerOptions;
  readonly #queue: ChangeQueue;

  constructor(options: AnnouncerOptions) {
    this.#options = options;
    this.#queue = new ChangeQueue({
      intervalMs: options.intervalMs,
      gatherMs: options.gatherMs,
      flush: keys => this.now(keys),
    });
  }

  /** Announces keys together with what else changes within the interval. */
  changed(...keys: string[]): void {
    keys.forEach(key => this.#queue.add(key));
  }

  /** Announces without delay; for what is gathered already. */
  now(keys: string[]): void {
    if (keys.length === 0) {
      return;
    }
    const { signals, events, logger, channel } = this.#options;
    const message = { keys: [...keys].sort() };
    Promise.all([
      signals.publish({ recipients: { type: 'broadcast' }, channel, message }),
      events?.publish({ topic: channel, eventPayload: message }),
    ]).catch(error =>
      logger.warn(`Could not announce changes of ${channel}`, error),
    );
  }

  /** Announces nothing any more. */
  stop(): void {
    this.#queue.stop();
  }
}
