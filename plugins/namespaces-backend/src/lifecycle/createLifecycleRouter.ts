import { HttpAuthService } from '@backstage/backend-plugin-api';
import { Audit } from '@dugnad/plugin-clusters-node';
import {
  extendRequestSchema,
  releaseRequestSchema,
} from '@dugnad/plugin-namespaces-common';
import { Request, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { parseInput } from '../http/parseInput';
import { LifecycleService } from './LifecycleService';

/** Options of `createLifecycleRouter`. */
export interface LifecycleRouterOptions {
  service: LifecycleService;
  httpAuth: HttpAuthService;
  audit: Audit;
}

/** Routes about the end of a claim. */
export function createLifecycleRouter({
  service,
  httpAuth,
  audit,
}: LifecycleRouterOptions): Router {
  const router = PromiseRouter();
  const who = (req: Request) =>
    httpAuth.credentials(req, { allow: ['user', 'service'] });

  router.get('/claims/:id/contents', async (req, res) => {
    res.json(await service.contents(req.params.id, await who(req)));
  });
  router.get('/claims/:id/expiry', async (req, res) => {
    res.json(await service.expiry(req.params.id, await who(req)));
  });
  router.post('/claims/:id/release', async (req, res) => {
    const credentials = await who(req);
    const meta = { claimId: req.params.id };
    const claim = await audit.run(
      { eventId: 'claim-release', severityLevel: 'high', meta, request: req },
      () =>
        service.release(
          req.params.id,
          parseInput(releaseRequestSchema, req.body),
          credentials,
        ),
    );
    res.status(202).json(claim);
  });
  for (const what of ['extend', 'restore'] as const) {
    router.post(`/claims/:id/${what}`, async (req, res) => {
      const credentials = await who(req);
      const { id } = req.params;
      const request = await audit.run(
        {
          eventId: `claim-${what}`,
          severityLevel: 'medium',
          meta: { claimId: id },
          request: req,
        },
        () =>
          service[what](
            id,
            parseInput(extendRequestSchema, req.body),
            credentials,
          ),
      );
      res.status(202).json(request);
    });
  }
  return router;
}
