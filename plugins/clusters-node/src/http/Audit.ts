import {
  AuditorService,
  AuditorServiceCreateEventOptions,
} from '@backstage/backend-plugin-api';

/** What an audit event says besides who and when. `request` is absent when it did not come over HTTP. */
export interface AuditedAction<T = unknown>
  extends AuditorServiceCreateEventOptions {
  /** What to tell of the result; never a credential. */
  outcome?(result: T): AuditorServiceCreateEventOptions['meta'];
}

/** Runs what changes or reveals something inside an audit event. A denied or failed attempt is told as well. */
export class Audit {
  readonly #auditor: AuditorService;

  constructor(auditor: AuditorService) {
    this.#auditor = auditor;
  }

  /** Returns what `work` returns, and throws what it throws. */
  async run<T>(
    { outcome, ...action }: AuditedAction<T>,
    work: () => Promise<T>,
  ): Promise<T> {
    const event = await this.#auditor.createEvent(action);
    try {
      const result = await work();
      await event.success(outcome && { meta: outcome(result) });
      return result;
    } catch (error) {
      await event.fail({
        error: error instanceof Error ? error : new Error(String(error)),
      });
      throw error;
    }
  }
}
