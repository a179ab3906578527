import { HttpAuthService } from '@backstage/backend-plugin-api';
import { parseInput } from '@dugnad/plugin-clusters-node';
import {
  doraQuerySchema,
  resourceQuerySchema,
  rolloutQuerySchema,
} from '@dugnad/plugin-rollouts-common';
import express, { Request } from 'express';
import Router from 'express-promise-router';
import { z } from 'zod';
import { DoraService } from '../dora/DoraService';
import { HistoryService } from '../history/HistoryService';
import { ResourceService } from '../resources/ResourceService';
import { WorkloadAccess } from '../WorkloadAccess';

/** What the routes delegate to. */
export interface HistoryRouterOptions {
  httpAuth: HttpAuthService;
  access: WorkloadAccess;
  history: HistoryService;
  dora: DoraService;
  resources: ResourceService;
}

/** History, figures and resources, under `rollouts.workload.read`. */
export function createHistoryRouter(
  options: HistoryRouterOptions,
): express.Router {
  const { httpAuth, access, history, dora, resources } = options;
  const router = Router();
  const caller = (req: Request) =>
    httpAuth.credentials(req, { allow: ['user', 'service'] });

  router.get('/rollouts', async (req, res) => {
    const visible = await access.queryOf(await caller(req));
    const query = parseInput(rolloutQuerySchema, req.query);
    res.json(await history.list(query, visible));
  });

  router.get('/rollouts/:id', async (req, res) => {
    const maySee = await access.of(await caller(req));
    const id = parseInput(z.string(), req.params.id);
    res.json(await history.get(id, maySee));
  });

  router.get('/dora', async (req, res) => {
    const visible = await access.queryOf(await caller(req));
    const query = parseInput(doraQuerySchema, req.query);
    res.json(await dora.of(query, visible));
  });

  router.get('/resources', async (req, res) => {
    const maySee = await access.of(await caller(req));
    const query = parseInput(resourceQuerySchema, req.query);
    res.json(resources.list(query, maySee));
  });

  return router;
}
