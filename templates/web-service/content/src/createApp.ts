import express from 'express';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Log } from './createLogger.ts';

export interface Health {
  /** False tells the cluster to send no more requests here. */
  isReady: boolean;
}

export interface AppOptions {
  health: Health;
  log: Log;
}

/** The routes of the service. */
export function createApp({ health, log }: AppOptions): express.Express {
  const app = express();
  app.disable('x-powered-by');

  // Asked every few seconds by the cluster, so not logged.
  app.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  app.get('/readyz', (_request, response) => {
    response
      .status(health.isReady ? 200 : 503)
      .json({ status: health.isReady ? 'ready' : 'stopping' });
  });

  app.use(logRequests(log));
  app.get('/', (_request, response) => {
    response.json({ service: '${{ values.name }}' });
  });

  app.use((_request, response) => {
    response.status(404).json({ error: 'Not found' });
  });
  app.use(answerErrors(log));
  return app;
}

function logRequests(log: Log): RequestHandler {
  return (request, response, next) => {
    const started = performance.now();
    response.once('finish', () =>
      log('info', 'Request', {
        method: request.method,
        path: request.path,
        status: response.statusCode,
        durationMs: Math.round(performance.now() - started),
      }),
    );
    next();
  };
}

/** Logs what went wrong and tells the caller nothing about the inside. */
function answerErrors(log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    log('error', 'Request failed', {
      path: request.path,
      error: error instanceof Error ? error.stack : String(error),
    });
    if (response.headersSent) next(error);
    else response.status(500).json({ error: 'Internal error' });
  };
}
