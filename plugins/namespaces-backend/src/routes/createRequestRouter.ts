import { HttpAuthService } from '@backstage/backend-plugin-api';
import { Audit } from '@dugnad/plugin-clusters-node';
import {
  approveRequestSchema,
  claimChangeSchema,
  claimBatchSchema,
  claimRequestSchema,
  rejectRequestSchema,
  requestQuerySchema,
  withdrawRequestSchema,
} from '@dugnad/plugin-namespaces-common';
import { Request, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { parseInput } from '../http/parseInput';
import { ChangeService } from '../requests/ChangeService';
import { ClaimFiler } from '../requests/ClaimFiler';
import { RequestService } from '../requests/RequestService';
import { auditedRoutes } from './auditedRoutes';

/** Options of `createRequestRouter`. */
export interface RequestRouterOptions {
  filer: ClaimFiler;
  changes: ChangeService;
  requests: RequestService;
  httpAuth: HttpAuthService;
  audit: Audit;
}

/** Asking for namespaces, and deciding what was asked. */
export function createRequestRouter(options: RequestRouterOptions): Router {
  const { httpAuth } = options;
  const router = PromiseRouter();
  const who = (req: Request) =>
    httpAuth.credentials(req, { allow: ['user', 'service'] });
  addFiling(router, options, who);
  addChanging(router, options, who);
  addReading(router, options, who);
  addDeciding(router, options);
  return router;
}

type Who = (req: Request) => ReturnType<HttpAuthService['credentials']>;

function addFiling(router: Router, options: RequestRouterOptions, who: Who) {
  const { filer } = options;
  const audited = auditedRoutes(options);
  router.post('/claims/preview', async (req, res) => {
    const credentials = await who(req);
    const request = parseInput(claimRequestSchema, req.body);
    res.json(await filer.preview(request, credentials));
  });
  router.post('/claims/batch/preview', async (req, res) => {
    const credentials = await who(req);
    const batch = parseInput(claimBatchSchema, req.body);
    res.json(await filer.previewBatch(batch, credentials));
  });
  router.post('/claims', async (req, res) => {
    const claim = await audited(req, 'claim-request', credentials =>
      filer.request(parseInput(claimRequestSchema, req.body), credentials),
    );
    res.status(201).json(claim);
  });
  router.post('/claims/batch', async (req, res) => {
    const claims = await audited(req, 'claim-request', credentials =>
      filer.requestBatch(parseInput(claimBatchSchema, req.body), credentials),
    );
    res.status(201).json({ claims });
  });
}

function addChanging(router: Router, options: RequestRouterOptions, who: Who) {
  const { changes } = options;
  const audited = auditedRoutes(options);
  router.post('/claims/:id/changes/preview', async (req, res) => {
    const credentials = await who(req);
    const change = parseInput(claimChangeSchema, req.body);
    res.json(await changes.preview(req.params.id, change, credentials));
  });
  router.post('/claims/:id/changes', async (req, res) => {
    const request = await audited(req, 'claim-change', credentials => {
      const change = parseInput(claimChangeSchema, req.body);
      return changes.request(req.params.id, change, credentials);
    });
    res.status(201).json(request);
  });
}

function addReading(router: Router, options: RequestRouterOptions, who: Who) {
  const { requests } = options;
  router.get('/requests', async (req, res) => {
    const credentials = await who(req);
    const query = parseInput(requestQuerySchema, req.query);
    res.json(await requests.list(query, credentials));
  });
  router.get('/requests/:id', async (req, res) => {
    res.json(await requests.get(req.params.id, await who(req)));
  });
}

function addDeciding(router: Router, options: RequestRouterOptions) {
  const { requests } = options;
  const audited = auditedRoutes(options);
  router.post('/requests/:id/approve', async (req, res) => {
    const request = await audited(req, 'request-approve', credentials => {
      const body = parseInput(approveRequestSchema, req.body ?? {});
      return requests.approve(req.params.id, body, credentials);
    });
    res.json(request);
  });
  router.post('/requests/:id/reject', async (req, res) => {
    const request = await audited(req, 'request-reject', credentials => {
      const body = parseInput(rejectRequestSchema, req.body);
      return requests.reject(req.params.id, body, credentials);
    });
    res.json(request);
  });
  router.post('/requests/:id/withdraw', async (req, res) => {
    const request = await audited(req, 'request-withdraw', credentials => {
      const body = parseInput(withdrawRequestSchema, req.body ?? {});
      return requests.withdraw(req.params.id, body, credentials);
    });
    res.json(request);
  });
}
