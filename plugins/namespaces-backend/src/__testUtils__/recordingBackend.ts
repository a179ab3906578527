import {
  AuditorServiceCreateEventOptions,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';

/** One audit event with how it ended. */
export interface RecordedEvent extends AuditorServiceCreateEventOptions {
  outcome?: 'success' | 'failure';
  outcomeMeta?: unknown;
  error?: string;
}

/** Services that keep what a backend logs and audits, to look for what must not be there. */
export function recordingBackend() {
  const lines: string[] = [];
  const events: RecordedEvent[] = [];
  const log = (...parts: unknown[]) => {
    lines.push(parts.map(part => `${part} ${JSON.stringify(part)}`).join(' '));
  };
  const logger: LoggerService = {
    error: log,
    warn: log,
    info: log,
    debug: log,
    child: () => logger,
  };
  const features = [
    mockServices.rootLogger.mock(logger).factory,
    mockServices.logger.mock(logger).factory,
    mockServices.auditor.mock({
      createEvent: async options => {
        const { request, ...kept } = options;
        const event: RecordedEvent = kept;
        events.push(event);
        return {
          success: async ending => {
            event.outcome = 'success';
            event.outcomeMeta = ending?.meta;
          },
          fail: async ({ error, meta }) => {
            event.outcome = 'failure';
            event.error = String(error);
            event.outcomeMeta = meta;
          },
        };
      },
    }).factory,
  ];
  return { features, lines, events };
}
