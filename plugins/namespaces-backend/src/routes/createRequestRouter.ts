import { Routes, RoutesOptions } from '@dugnad/plugin-backend-kit-node';
import {
  approveRequestSchema,
  claimBatchSchema,
  claimChangeSchema,
  claimRequestSchema,
  rejectRequestSchema,
  requestQuerySchema,
  withdrawRequestSchema,
} from '@dugnad/plugin-namespaces-common';
import { Router } from 'express';
import { ChangeService } from '../requests/ChangeService';
import { ClaimFiler } from '../requests/ClaimFiler';
import { RequestService } from '../requests/RequestService';
import { auditOf } from './auditOf';

/** Options of `createRequestRouter`. */
export interface RequestRouterOptions extends RoutesOptions {
  filer: ClaimFiler;
  changes: ChangeService;
  requests: RequestService;
}

/** Asking for namespaces, and deciding what was asked. */
export function createRequestRouter(options: RequestRouterOptions): Router {
  const routes = new Routes(options);
  addFiling(routes, options);
  addChanging(routes, options);
  addReading(routes, options);
  addDeciding(routes, options);
  return routes.router;
}

function addFiling(routes: Routes, { filer }: RequestRouterOptions) {
  const audit = auditOf('claim-request');
  routes
    .post('/claims/preview', ({ body, credentials }) =>
      filer.preview(body(claimRequestSchema), credentials),
    )
    .post('/claims/batch/preview', ({ body, credentials }) =>
      filer.previewBatch(body(claimBatchSchema), credentials),
    )
    .post(
      '/claims',
      ({ body, credentials }) =>
        filer.request(body(claimRequestSchema), credentials),
      { status: 201, audit },
    )
    .post(
      '/claims/batch',
      async ({ body, credentials }) => ({
        claims: await filer.requestBatch(body(claimBatchSchema), credentials),
      }),
      { status: 201, audit },
    );
}

function addChanging(routes: Routes, { changes }: RequestRouterOptions) {
  routes
    .post('/claims/:id/changes/preview', ({ params, body, credentials }) =>
      changes.preview(params.id, body(claimChangeSchema), credentials),
    )
    .post(
      '/claims/:id/changes',
      ({ params, body, credentials }) =>
        changes.request(params.id, body(claimChangeSchema), credentials),
      { status: 201, audit: auditOf('claim-change') },
    );
}

function addReading(routes: Routes, { requests }: RequestRouterOptions) {
  routes
    .get('/requests', ({ query, credentials }) =>
      requests.list(query(requestQuerySchema), credentials),
    )
    .get('/requests/:id', ({ params, credentials }) =>
      requests.get(params.id, credentials),
    );
}

function addDeciding(routes: Routes, { requests }: RequestRouterOptions) {
  routes
    .post(
      '/requests/:id/approve',
      ({ params, body, credentials }) =>
        requests.approve(params.id, body(approveRequestSchema), credentials),
      { isDecision: true, audit: auditOf('request-approve') },
    )
    .post(
      '/requests/:id/reject',
      ({ params, body, credentials }) =>
        requests.reject(params.id, body(rejectRequestSchema), credentials),
      { isDecision: true, audit: auditOf('request-reject') },
    )
    .post(
      '/requests/:id/withdraw',
      ({ params, body, credentials }) =>
        requests.withdraw(params.id, body(withdrawRequestSchema), credentials),
      { isDecision: true, audit: auditOf('request-withdraw') },
    );
}
