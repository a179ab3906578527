import { Routes, RoutesOptions } from '@dugnad/plugin-backend-kit-node';
import { Router } from 'express';
import { SetupService } from './SetupService';

/** Options of `createSetupRouter`. */
export interface SetupRouterOptions extends RoutesOptions {
  setup: SetupService;
}

/** How a cluster is set up. */
export function createSetupRouter(options: SetupRouterOptions): Router {
  const { setup } = options;
  return new Routes(options).get(
    '/clusters/:name/setup',
    ({ params, credentials }) => setup.check(params.name, credentials),
  ).router;
}
