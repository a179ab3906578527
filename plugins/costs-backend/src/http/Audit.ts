import {
  AuditorService,
  AuditorServiceEventSeverityLevel,
} from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import { Request } from 'express';

/** What an audit event says besides who and when. */
export interface AuditedAction<T = unknown> {
  eventId: string;
  severityLevel: AuditorServiceEventSeverityLevel;
  meta: JsonObject;
  /** Absent when it did not come over HTTP. */
  request?: Request;
  /** What to tell of the result; never a credential. */
  outcome?(result: T): JsonObject;
}

/** Runs what changes something inside an audit event. A denied or failed attempt is told as well. */
export class Audit {
  readonly #auditor: AuditorService;

  constructor(auditor: AuditorService) {
    this.#auditor = auditor;
  }

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
