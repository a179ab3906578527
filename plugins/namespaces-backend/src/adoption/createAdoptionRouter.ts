import { HttpAuthService } from '@backstage/backend-plugin-api';
import { Audit } from '@dugnad/plugin-clusters-node';
import { adoptionRequestSchema } from '@dugnad/plugin-namespaces-common';
import { Request, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';
import { parseInput } from '../http/parseInput';
import { AdoptionService } from './AdoptionService';

const querySchema = z.object({
  cluster: z.string({ error: 'is required: one of the configured clusters' }),
});

/** Options of `createAdoptionRouter`. */
export interface AdoptionRouterOptions {
  service: AdoptionService;
  httpAuth: HttpAuthService;
  audit: Audit;
}

/** Routes about namespaces the portal did not make. */
export function createAdoptionRouter({
  service,
  httpAuth,
  audit,
}: AdoptionRouterOptions): Router {
  const router = PromiseRouter();
  const who = (req: Request) =>
    httpAuth.credentials(req, { allow: ['user', 'service'] });

  router.get('/adoptable', async (req, res) => {
    const credentials = await who(req);
    const { cluster } = parseInput(querySchema, req.query);
    res.json({ items: await service.adoptable(cluster, credentials) });
  });
  router.post('/adoptions/preview', async (req, res) => {
    const credentials = await who(req);
    const request = parseInput(adoptionRequestSchema, req.body);
    res.json(await service.preview(request, credentials));
  });
  router.post('/adoptions', async (req, res) => {
    const credentials = await who(req);
    const claim = await audit.run(
      {
        eventId: 'namespace-adopt',
        severityLevel: 'high',
        meta: metaOf(req),
        request: req,
      },
      () =>
        service.adopt(parseInput(adoptionRequestSchema, req.body), credentials),
    );
    res.status(201).json(claim);
  });
  return router;
}

function metaOf({ body }: Request) {
  return Object.fromEntries(
    ['name', 'cluster', 'ownerRef', 'environment'].flatMap(field => {
      const value: unknown = body?.[field];
      return typeof value === 'string' ? [[field, value.slice(0, 300)]] : [];
    }),
  );
}
