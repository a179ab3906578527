import { Routes, RoutesOptions } from '@dugnad/plugin-backend-kit-node';
import {
  claimQuerySchema,
  deploymentRequestSchema,
} from '@dugnad/plugin-namespaces-common';
import { Router } from 'express';
import { ClaimOptionsReader } from './ClaimOptionsReader';
import { ClaimService } from './ClaimService';
import { auditOf } from './routes/auditOf';

/** Options of `createRouter`. */
export interface RouterOptions extends RoutesOptions {
  claims: ClaimService;
  options: ClaimOptionsReader;
}

/** Room for a service's manifests. */
const DEPLOYMENT_BYTES = 2 * 1024 * 1024;

/** HTTP in and out. The services authorise, because they know the claim. */
export function createRouter(routerOptions: RouterOptions): Router {
  const { claims, options } = routerOptions;
  return new Routes(routerOptions)
    .get('/options', ({ credentials }) => options.read(credentials))
    .get('/claims', ({ query, credentials }) =>
      claims.list(query(claimQuerySchema), credentials),
    )
    .get('/claims/:id', ({ params, credentials }) =>
      claims.get(params.id, credentials),
    )
    .get('/claims/:id/history', async ({ params, credentials }) => ({
      items: await claims.history(params.id, credentials),
    }))
    .post(
      '/claims/:id/repair',
      ({ params, credentials }) => claims.repair(params.id, credentials),
      { status: 202, audit: auditOf('claim-repair') },
    )
    .post(
      '/claims/:id/retry',
      ({ params, credentials }) => claims.retry(params.id, credentials),
      { status: 202, audit: auditOf('claim-retry') },
    )
    .post(
      '/claims/:id/deployments',
      ({ params, body, credentials }) =>
        claims.deploy(params.id, body(deploymentRequestSchema), credentials),
      {
        status: 201,
        limitBytes: DEPLOYMENT_BYTES,
        audit: {
          ...auditOf('claim-deploy'),
          outcome: ({ applied }) => ({ applied }),
        },
      },
    ).router;
}
