import { Routes, RoutesOptions } from '@dugnad/plugin-backend-kit-node';
import {
  extendRequestSchema,
  releaseRequestSchema,
} from '@dugnad/plugin-namespaces-common';
import { Router } from 'express';
import { auditOf } from '../routes/auditOf';
import { LifecycleService } from './LifecycleService';

/** Options of `createLifecycleRouter`. */
export interface LifecycleRouterOptions extends RoutesOptions {
  service: LifecycleService;
}

/** Routes about the end of a claim. */
export function createLifecycleRouter(options: LifecycleRouterOptions): Router {
  const { service } = options;
  return new Routes(options)
    .get('/claims/:id/contents', ({ params, credentials }) =>
      service.contents(params.id, credentials),
    )
    .get('/claims/:id/expiry', ({ params, credentials }) =>
      service.expiry(params.id, credentials),
    )
    .post(
      '/claims/:id/release',
      ({ params, body, credentials }) =>
        service.release(params.id, body(releaseRequestSchema), credentials),
      { status: 202, isDecision: true, audit: auditOf('claim-release') },
    )
    .post(
      '/claims/:id/extend',
      ({ params, body, credentials }) =>
        service.extend(params.id, body(extendRequestSchema), credentials),
      { status: 202, audit: auditOf('claim-extend') },
    )
    .post(
      '/claims/:id/restore',
      ({ params, body, credentials }) =>
        service.restore(params.id, body(extendRequestSchema), credentials),
      { status: 202, audit: auditOf('claim-restore') },
    ).router;
}
