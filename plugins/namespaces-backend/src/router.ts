import {
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import {
  claimQuerySchema,
  claimRequestSchema,
  deploymentRequestSchema,
  releaseRequestSchema,
} from '@dugnad/plugin-namespaces-common';
import express, { Request, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { ClaimOptionsReader } from './ClaimOptionsReader';
import { ClaimService } from './ClaimService';
import { Audit } from './http/Audit';
import { parseInput } from './http/parseInput';

/** Options of `createRouter`. */
export interface RouterOptions {
  claims: ClaimService;
  options: ClaimOptionsReader;
  httpAuth: HttpAuthService;
  audit: Audit;
}

/** Room for a service's manifests. */
const BODY_LIMIT = '2mb';

/** HTTP in and out. The services authorise, because they know the claim. */
export function createRouter(routerOptions: RouterOptions): Router {
  const { claims, options } = routerOptions;
  const router = PromiseRouter();
  router.use(express.json({ limit: BODY_LIMIT }));
  const who = (req: Request) =>
    routerOptions.httpAuth.credentials(req, { allow: ['user', 'service'] });
  const audited = auditedWith(routerOptions);

  router.get('/options', async (req, res) => {
    res.json(await options.read(await who(req)));
  });
  router.get('/claims', async (req, res) => {
    const credentials = await who(req);
    const query = parseInput(claimQuerySchema, req.query);
    res.json(await claims.list(query, credentials));
  });
  router.post('/claims/preview', async (req, res) => {
    const credentials = await who(req);
    const request = parseInput(claimRequestSchema, req.body);
    res.json(await claims.preview(request, credentials));
  });
  router.get('/claims/:id', async (req, res) => {
    res.json(await claims.get(req.params.id, await who(req)));
  });
  router.get('/claims/:id/history', async (req, res) => {
    const items = await claims.history(req.params.id, await who(req));
    res.json({ items });
  });

  router.post('/claims', async (req, res) => {
    const claim = await audited(req, 'claim-request', credentials =>
      claims.request(parseInput(claimRequestSchema, req.body), credentials),
    );
    res.status(201).json(claim);
  });
  router.post('/claims/:id/release', async (req, res) => {
    const claim = await audited(req, 'claim-release', credentials => {
      const body = parseInput(releaseRequestSchema, req.body);
      return claims.release(req.params.id, body, credentials);
    });
    res.status(202).json(claim);
  });
  router.post('/claims/:id/repair', async (req, res) => {
    const claim = await audited(req, 'claim-repair', credentials =>
      claims.repair(req.params.id, credentials),
    );
    res.status(202).json(claim);
  });
  router.post('/claims/:id/retry', async (req, res) => {
    const claim = await audited(req, 'claim-retry', credentials =>
      claims.retry(req.params.id, credentials),
    );
    res.status(202).json(claim);
  });
  router.post('/claims/:id/deployments', async (req, res) => {
    const result = await audited(req, 'claim-deploy', credentials => {
      const body = parseInput(deploymentRequestSchema, req.body);
      return claims.deploy(req.params.id, body, credentials);
    });
    res.status(201).json(result);
  });
  return router;
}

function auditedWith({ httpAuth, audit }: RouterOptions) {
  return async <T>(
    request: Request,
    eventId: string,
    work: (credentials: BackstageCredentials) => Promise<T>,
  ): Promise<T> => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const severityLevel = eventId === 'claim-release' ? 'high' : 'medium';
    const meta = metaOf(request);
    return audit.run({ eventId, severityLevel, meta, request }, () =>
      work(credentials),
    );
  };
}

/** Names what was asked for; never a whole body, which may hold manifests. */
function metaOf({ params, body }: Request): JsonObject {
  const fields = ['name', 'cluster', 'ownerRef', 'environment', 'size'];
  const stated = fields.flatMap(field => {
    const value: unknown = body?.[field];
    return typeof value === 'string' ? [[field, value.slice(0, 300)]] : [];
  });
  return {
    ...(params.id && { claimId: params.id }),
    ...Object.fromEntries(stated),
  };
}
