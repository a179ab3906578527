import { HttpAuthService } from '@backstage/backend-plugin-api';
import { Audit } from '@dugnad/plugin-clusters-node';
import {
  claimQuerySchema,
  deploymentRequestSchema,
} from '@dugnad/plugin-namespaces-common';
import { Request, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { ClaimOptionsReader } from './ClaimOptionsReader';
import { ClaimService } from './ClaimService';
import { parseInput } from './http/parseInput';
import { auditedRoutes } from './routes/auditedRoutes';

/** Options of `createRouter`. */
export interface RouterOptions {
  claims: ClaimService;
  options: ClaimOptionsReader;
  httpAuth: HttpAuthService;
  audit: Audit;
}

/** HTTP in and out. The services authorise, because they know the claim. */
export function createRouter(routerOptions: RouterOptions): Router {
  const { claims, options } = routerOptions;
  const router = PromiseRouter();
  const who = (req: Request) =>
    routerOptions.httpAuth.credentials(req, { allow: ['user', 'service'] });
  const audited = auditedRoutes(routerOptions);

  router.get('/options', async (req, res) => {
    res.json(await options.read(await who(req)));
  });
  router.get('/claims', async (req, res) => {
    const credentials = await who(req);
    const query = parseInput(claimQuerySchema, req.query);
    res.json(await claims.list(query, credentials));
  });
  router.get('/claims/:id', async (req, res) => {
    res.json(await claims.get(req.params.id, await who(req)));
  });
  router.get('/claims/:id/history', async (req, res) => {
    const items = await claims.history(req.params.id, await who(req));
    res.json({ items });
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
