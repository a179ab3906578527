import { Routes, RoutesOptions } from '@dugnad/plugin-backend-kit-node';
import {
  doraQuerySchema,
  resourceQuerySchema,
  rolloutQuerySchema,
} from '@dugnad/plugin-rollouts-common';
import { Router } from 'express';
import { z } from 'zod';
import { DoraService } from '../dora/DoraService';
import { HistoryService } from '../history/HistoryService';
import { ResourceService } from '../resources/ResourceService';
import { WorkloadAccess } from '../WorkloadAccess';

/** What the routes delegate to. */
export interface HistoryRouterOptions extends RoutesOptions {
  access: WorkloadAccess;
  history: HistoryService;
  dora: DoraService;
  resources: ResourceService;
}

const idSchema = z.object({ id: z.string() });

/** History, figures and resources, under `rollouts.workload.read`. */
export function createHistoryRouter(options: HistoryRouterOptions): Router {
  const { access, history, dora, resources } = options;
  return new Routes(options)
    .get('/rollouts', async ({ query, credentials }) => {
      const visible = await access.queryOf(credentials);
      return history.list(query(rolloutQuerySchema), visible);
    })
    .get('/rollouts/:id', async ({ path, credentials }) => {
      const maySee = await access.of(credentials);
      return history.get(path(idSchema).id, maySee);
    })
    .get('/dora', async ({ query, credentials }) => {
      const visible = await access.queryOf(credentials);
      return dora.of(query(doraQuerySchema), visible);
    })
    .get('/resources', async ({ query, credentials }) => {
      const maySee = await access.of(credentials);
      return resources.list(query(resourceQuerySchema), maySee);
    }).router;
}
