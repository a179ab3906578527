import { HttpAuthService } from '@backstage/backend-plugin-api';
import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { SetupService } from './SetupService';

/** Options of `createSetupRouter`. */
export interface SetupRouterOptions {
  setup: SetupService;
  httpAuth: HttpAuthService;
}

/** How a cluster is set up. */
export function createSetupRouter(options: SetupRouterOptions): Router {
  const { setup, httpAuth } = options;
  const router = PromiseRouter();
  router.get('/clusters/:name/setup', async (request, res) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    res.json(await setup.check(request.params.name, credentials));
  });
  return router;
}
