import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  AuditorService,
  HttpAuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { Audit, parseInput } from '@dugnad/plugin-clusters-node';
import {
  LogQuery,
  logQuerySchema,
  workloadRefSchema,
} from '@dugnad/plugin-rollouts-common';
import express, { Response } from 'express';
import Router from 'express-promise-router';
import { signalOf } from '../act/actRoutes';
import { LogReader, OpenLog } from './LogReader';

/** What the routes delegate to. */
export interface LogRoutesOptions {
  httpAuth: HttpAuthService;
  auditor: AuditorService;
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
export function logRoutes(options: LogRoutesOptions): express.Router {
  const { httpAuth, auditor, logger, logs } = options;
  const router = Router();
  const path = '/workloads/:cluster/:namespace/:kind/:name/logs';

  router.get(path, async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const signal = signalOf(req);
    const { cluster, namespace, kind, name } = req.params;
    const event = {
      eventId: 'workload-logs',
      severityLevel: 'low' as const,
      meta: { cluster, namespace, kind, name, pod: String(req.query.pod) },
      request: req,
    };
    const query = parseInput(logQuerySchema, req.query);
    const log = await new Audit(auditor).run(event, async () => {
      const ref = parseInput(workloadRefSchema, req.params);
      return logs.open(ref, query, credentials, signal);
    });
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
  });
  return router;
}
