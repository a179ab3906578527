import {
  AuditorService,
  AuditorServiceCreateEventOptions,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { partOf } from '../errors/partOf';
import { actorOf } from './actorOf';

/** What an audit event says besides when. `request` is absent when it did not come over HTTP. */
export interface AuditedAction<T = unknown>
  extends AuditorServiceCreateEventOptions {
  /** Whose credentials it is done with. */
  credentials: BackstageCredentials;
  /** Came through the actions registry, where assistants ask. */
  byAgent?: boolean;
  /** What to tell of the result; never a credential. */
  outcome?(result: T): AuditorServiceCreateEventOptions['meta'];
}

/** Runs what changes or reveals something inside an audit event. A denied or failed attempt is told as well. */
export class Audit {
  readonly #auditor: AuditorService;

  constructor(auditor: AuditorService) {
    this.#auditor = auditor;
  }

  /**
   * Returns what `work` returns, and throws what it throws. An error that says what was done before it (`partOf`) has that
   * in the event as `done`.
   */
  async run<T>(action: AuditedAction<T>, work: () => Promise<T>): Promise<T> {
    const { outcome, credentials, byAgent, ...about } = action;
    const event = await this.#auditor.createEvent({
      ...about,
      meta: { ...about.meta, ...whoIn(action) },
    });
    let result: T;
    try {
      result = await work();
    } catch (error) {
      const done = partOf(error);
      await event.fail({
        error: toError(error),
        ...(done && { meta: { done } }),
      });
      throw error;
    }
    await event.success(outcome && { meta: outcome(result) });
    return result;
  }
}

/**
 * A person and an assistant with that person's token have the same credentials, so the door tells them apart. Without a
 * request the auditor of Backstage names the plugin itself as actor: the person is named here. Of a person at the HTTP door
 * the auditor says everything there is to say.
 */
function whoIn({ credentials, byAgent, request }: AuditedAction): JsonObject {
  const { ref, kind, through } = actorOf(credentials);
  if (request && kind === 'person' && !byAgent && !through) {
    return {};
  }
  return {
    actedBy: byAgent && kind === 'person' ? 'agent' : kind,
    ...(!request && { onBehalfOf: ref }),
    ...(through && { through }),
  };
}
