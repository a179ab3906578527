import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import { Routes, RoutesOptions } from '@dugnad/plugin-backend-kit-node';
import {
  LogQuery,
  logQuerySchema,
  workloadRefSchema,
} from '@dugnad/plugin-rollouts-common';
import { Response, Router } from 'express';
import { LogReader, OpenLog } from './LogReader';

/** What the routes delegate to. */
export interface LogRoutesOptions extends RoutesOptions {
  logger: LoggerService;
  logs: LogReader;
}

/** Names come from the API server's own objects and hold neither quotes nor line ends. */
function answerHeaders(res: Response, log: OpenLog, query: LogQuery): void {
  res.setHeader('Content-Type', 'text/plain; charset=utf-8');
  res.setHeader('X-Content-Type-Options', 'nosniff');
  // Compressing or buffering would hold lines back
  res.setHeader('Cache-Control', 'no-store, no-transform');
  res.setHeader('X-Accel-Buffering', 'no');
  if (query.download) {
    const name = `${log.pod}-${log.container}.log`;
    res.setHeader('Content-Disposition', `attachment; filename="${name}"`);
  }
  res.flushHeaders();
}

/** `GET …/logs`: a container's log as plain text, while it is written if asked for. Reading is audited. */
export function logRoutes(options: LogRoutesOptions): Router {
  const { audit, logs } = options;
  return new Routes(options).get(
    '/workloads/:cluster/:namespace/:kind/:name/logs',
    async ({ req, res, params, path, query, credentials, signal }) => {
      const { cluster, namespace, kind, name } = params;
      const event = {
        eventId: 'workload-logs',
        severityLevel: 'low' as const,
        meta: { cluster, namespace, kind, name, pod: String(req.query.pod) },
        request: req,
        credentials,
      };
      const wanted = query(logQuerySchema);
      // The event ends when the log is open, which may be hours before it is read
      const log = await audit.run(event, async () =>
        logs.open(path(workloadRefSchema), wanted, credentials, signal),
      );
      await sendLog({ ...options, res, log, query: wanted, signal });
    },
  ).router;
}

async function sendLog({
  res,
  log,
  query,
  signal,
  logger,
}: {
  res: Response;
  log: OpenLog;
  query: LogQuery;
  signal: AbortSignal;
  logger: LoggerService;
}): Promise<void> {
  try {
    answerHeaders(res, log, query);
    // Reads one piece when the last one is on its way, and stops when the caller leaves
    await pipeline(Readable.from(log.pieces, { highWaterMark: 1 }), res);
  } catch (error) {
    // Too late for another answer: the connection is cut, which the caller sees
    if (!signal.aborted) {
      logger.warn(`The log of pod ${log.pod} ended early: ${error}`);
    }
    res.destroy();
  } finally {
    log.close();
  }
}
