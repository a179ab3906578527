import { Routes, RoutesOptions } from '@dugnad/plugin-backend-kit-node';
import { Router } from 'express';
import { ClaimUsageReader } from './ClaimUsageReader';

/** Options of `createUsageRouter`. */
export interface UsageRouterOptions extends RoutesOptions {
  usage: ClaimUsageReader;
}

/** How much of a namespace is used. */
export function createUsageRouter(options: UsageRouterOptions): Router {
  const { usage } = options;
  return new Routes(options).get(
    '/claims/:id/usage',
    ({ params, credentials }) => usage.read(params.id, credentials),
  ).router;
}
