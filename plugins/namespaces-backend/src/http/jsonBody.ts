import { createJsonReader } from '@dugnad/plugin-backend-kit-node';
import { Router } from 'express';
import PromiseRouter from 'express-promise-router';

const MANIFESTS = /^\/claims\/[^/]+\/deployments\/?$/;

/**
 * Parses JSON bodies: room for a service's manifests where they are deployed, 100 kB elsewhere. Mounted once before every
 * route, because the first parser decides. Rejects with `BodyTooLargeError`.
 */
export function jsonBody(): Router {
  const router = PromiseRouter();
  const manifests = createJsonReader(2 * 1024 * 1024);
  const other = createJsonReader(100 * 1024);
  router.use(async (req, _res, next) => {
    await (MANIFESTS.test(req.path) ? manifests(req) : other(req));
    next();
  });
  return router;
}
