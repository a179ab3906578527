import { HttpAuthService } from '@backstage/backend-plugin-api';
import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { ClaimUsageReader } from './ClaimUsageReader';

/** Options of `createUsageRouter`. */
export interface UsageRouterOptions {
  usage: ClaimUsageReader;
  httpAuth: HttpAuthService;
}

/** How much of a namespace is used. */
export function createUsageRouter({
  usage,
  httpAuth,
}: UsageRouterOptions): Router {
  const router = PromiseRouter();
  router.get('/claims/:id/usage', async (request, res) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    res.json(await usage.read(request.params.id, credentials));
  });
  return router;
}
