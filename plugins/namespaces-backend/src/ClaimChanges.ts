import { LoggerService } from '@backstage/backend-plugin-api';
import { EventsService } from '@backstage/plugin-events-node';
import { SignalsService } from '@backstage/plugin-signals-node';
import { NAMESPACES_CHANNEL } from '@dugnad/plugin-namespaces-common';

const GATHER_MS = 100;

/** Options of `ClaimChanges`. */
export interface ClaimChangesOptions {
  signals: SignalsService;
  events: EventsService;
  logger: LoggerService;
}

/**
 * Tells pages (signals) and other plugins (events) which claims changed, and nothing about them: whoever wants to know
 * asks through the permissioned routes.
 */
export class ClaimChanges {
  readonly #options: ClaimChangesOptions;
  readonly #ids = new Set<string>();
  #timer?: NodeJS.Timeout;

  constructor(options: ClaimChangesOptions) {
    this.#options = options;
  }

  changed(claimId: string): void {
    this.#ids.add(claimId);
    this.#timer ??= setTimeout(() => this.#publish(), GATHER_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #publish(): void {
    this.#timer = undefined;
    const keys = [...this.#ids];
    this.#ids.clear();
    const { signals, events, logger } = this.#options;
    Promise.all([
      signals.publish({
        recipients: { type: 'broadcast' },
        channel: NAMESPACES_CHANNEL,
        message: { keys },
      }),
      events.publish({ topic: NAMESPACES_CHANNEL, eventPayload: { keys } }),
    ]).catch(error => logger.warn(`Could not announce a change: ${error}`));
  }
}
