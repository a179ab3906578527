import { NotAllowedError } from '@backstage/errors';
import type { RequestHandler } from 'express';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i;

/**
 * Answers only when addressed as loopback. The socket listens on loopback anyway; this keeps a web page whose name
 * was made to resolve to 127.0.0.1 (DNS rebinding) from reading private repositories through the browser.
 */
export const requireLoopbackHost: RequestHandler = (request, _response, next) =>
  next(
    LOOPBACK.test(request.headers.host ?? '')
      ? undefined
      : new NotAllowedError(
          'This server is addressed as localhost or 127.0.0.1 only',
        ),
  );
