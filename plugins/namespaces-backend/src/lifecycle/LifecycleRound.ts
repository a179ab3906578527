import { LoggerService } from '@backstage/backend-plugin-api';
import { StoredClaim } from '../database/ClaimStore';
import { warningKey } from './DatabaseLifecycleStore';
import { EndingClaim, LifecycleStore } from './LifecycleStore';
import { ExpiryConfig } from './readExpiryConfig';
import { warningDue } from './warningDue';

const DAY_MS = 24 * 60 * 60_000;

/** What owners are told about the end of a namespace. */
export type ExpiryNews =
  | { type: 'warning'; claim: StoredClaim; days: number }
  | { type: 'expired'; claim: StoredClaim; graceUntil: string }
  | { type: 'deleting'; claim: StoredClaim };

/** Options of `LifecycleRound`. */
export interface LifecycleRoundOptions {
  store: LifecycleStore;
  expiry: ExpiryConfig;
  /** Tells the owners; called once for each. Must not throw. */
  tell(news: ExpiryNews): Promise<void>;
  /** Asks people to agree to the deletion of a production namespace. Asking twice is asking once. */
  askForDeletion(claim: StoredClaim): Promise<void>;
  /** Something changed that is worth a look at the queue. */
  changed(claimId: string): void;
  logger: LoggerService;
}

/**
 * Moves claims towards the end that was announced to them: warnings, grace, deletion. Every step is a conditional write, so
 * any number of processes may run rounds at the same time, and one that dies leaves nothing half done.
 */
export class LifecycleRound {
  readonly #options: LifecycleRoundOptions;

  constructor(options: LifecycleRoundOptions) {
    this.#options = options;
  }

  async run(now: Date): Promise<void> {
    const { store, expiry } = this.#options;
    const longest = Math.max(0, ...expiry.warnDays);
    const horizon = new Date(now.getTime() + longest * DAY_MS).toISOString();
    for (const claim of await store.ending(horizon)) {
      await this.#guard(claim, () => this.#approach(claim, now));
    }
    for (const claim of await store.inGrace()) {
      await this.#guard(claim, () => this.#grace(claim, now));
    }
  }

  async #approach(claim: EndingClaim, now: Date): Promise<void> {
    const { store, expiry, tell, changed } = this.#options;
    const { id, expiresAt } = claim;
    const at = now.toISOString();
    if (Date.parse(expiresAt) <= now.getTime()) {
      const end = new Date(now.getTime() + expiry.graceDays * DAY_MS);
      const graceUntil = end.toISOString();
      const step = { at, by: 'system' };
      if (await store.expire(claim, graceUntil, step)) {
        changed(id);
        await tell({ type: 'expired', claim, graceUntil });
      }
      return;
    }
    const days = warningDue(expiresAt, expiry.warnDays, now);
    if (days === undefined) {
      return;
    }
    const event = {
      at,
      by: 'system',
      kind: 'expiry-warning',
      after: { expiresAt, days },
      naturalKey: warningKey(expiresAt, days),
    };
    if (await store.warn(id, event)) {
      changed(id);
      await tell({ type: 'warning', claim, days });
    }
  }

  async #grace(claim: StoredClaim, now: Date): Promise<void> {
    const { store, tell, changed, askForDeletion } = this.#options;
    const step = { at: now.toISOString(), by: 'system' };
    const { id, expiresAt, graceUntil } = claim;
    if (expiresAt === undefined || Date.parse(expiresAt) > now.getTime()) {
      // Extended, and the process that was to restore it died
      if (await store.restore(id, step)) {
        changed(id);
      }
      return;
    }
    if (graceUntil === undefined || Date.parse(graceUntil) > now.getTime()) {
      return;
    }
    if (claim.environment === 'prod') {
      await askForDeletion(claim);
      return;
    }
    const reason = `It ended on ${expiresAt} and nobody restored it by ${graceUntil}`;
    if (await store.endGrace(claim, { ...step, reason })) {
      changed(id);
      await tell({ type: 'deleting', claim });
    }
  }

  /** One claim that fails keeps no other from its step. */
  async #guard(claim: StoredClaim, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#options.logger.warn(
        `Could not take namespace ${claim.name} a step towards its end: ${error}`,
      );
    }
  }
}
