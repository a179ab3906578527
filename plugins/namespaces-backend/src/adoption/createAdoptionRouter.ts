import { Routes, RoutesOptions } from '@dugnad/plugin-backend-kit-node';
import { adoptionRequestSchema } from '@dugnad/plugin-namespaces-common';
import { Router } from 'express';
import { z } from 'zod';
import { auditOf } from '../routes/auditOf';
import { AdoptionService } from './AdoptionService';

const querySchema = z.object({
  cluster: z.string({ error: 'is required: one of the configured clusters' }),
});

/** Options of `createAdoptionRouter`. */
export interface AdoptionRouterOptions extends RoutesOptions {
  service: AdoptionService;
}

/** Routes about namespaces the portal did not make. */
export function createAdoptionRouter(options: AdoptionRouterOptions): Router {
  const { service } = options;
  return new Routes(options)
    .get('/adoptable', async ({ query, credentials }) => ({
      items: await service.adoptable(query(querySchema).cluster, credentials),
    }))
    .post('/adoptions/preview', ({ body, credentials }) =>
      service.preview(body(adoptionRequestSchema), credentials),
    )
    .post(
      '/adoptions',
      ({ body, credentials }) =>
        service.adopt(body(adoptionRequestSchema), credentials),
      { status: 201, isDecision: true, audit: auditOf('namespace-adopt') },
    ).router;
}
