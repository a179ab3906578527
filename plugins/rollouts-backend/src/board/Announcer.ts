import { LoggerService } from '@backstage/backend-plugin-api';
import { SignalsService } from '@backstage/plugin-signals-node';
import { ROLLOUTS_CHANNEL } from '@dugnad/plugin-rollouts-common';
import { ChangeQueue } from './ChangeQueue';

/** How changes are announced. */
export interface AnnouncerOptions {
  signals: SignalsService;
  logger: LoggerService;
  intervalMs: number;
}

/** Tells open pages what may read differently now. To everyone who is signed in, hence by keys that say nothing else. */
export class Announcer {
  readonly #options: AnnouncerOptions;
  readonly #queue: ChangeQueue;

  constructor(options: AnnouncerOptions) {
    this.#options = options;
    this.#queue = new ChangeQueue({
      intervalMs: options.intervalMs,
      flush: keys => this.now(keys),
    });
  }

  /** Announces without delay; for what is gathered already. */
  now(keys: string[]): void {
    const { signals, logger } = this.#options;
    if (keys.length === 0) {
      return;
    }
    signals
      .publish({
        recipients: { type: 'broadcast' },
        channel: ROLLOUTS_CHANNEL,
        message: { keys },
      })
      .catch(error => {
        logger.warn('Could not announce changed rollouts', error);
      });
  }

  /** Announces together with what else changes within the interval. */
  soon(keys: string[]): void {
    keys.forEach(key => this.#queue.add(key));
  }

  stop(): void {
    this.#queue.stop();
  }
}
