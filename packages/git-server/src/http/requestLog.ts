import type { RequestHandler } from 'express';

/** One line a request: method, path without query, status, milliseconds. Headers are never logged. */
export function requestLog(log: (line: string) => void): RequestHandler {
  return (request, response, next) => {
    const started = performance.now();
    const [path] = request.originalUrl.split('?', 1);
    response.once('close', () => {
      const took = Math.round(performance.now() - started);
      const status = response.writableFinished
        ? response.statusCode
        : 'aborted';
      log(`${request.method} ${path.slice(0, 300)} ${status} ${took} ms`);
    });
    next();
  };
}
