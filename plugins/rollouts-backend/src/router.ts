import { stringifyEntityRef } from '@backstage/catalog-model';
import { HttpAuthService } from '@backstage/backend-plugin-api';
import { parseInput } from '@dugnad/plugin-clusters-node';
import {
  workloadQuerySchema,
  workloadRefSchema,
} from '@dugnad/plugin-rollouts-common';
import express, { Request } from 'express';
import Router from 'express-promise-router';
import { WorkloadAccess } from './WorkloadAccess';
import { WorkloadService } from './WorkloadService';

/** What the HTTP API delegates to. */
export interface RouterOptions {
  httpAuth: HttpAuthService;
  access: WorkloadAccess;
  workloads: WorkloadService;
}

/** The HTTP API: reads under `rollouts.workload.read`. */
export function createRouter(options: RouterOptions): express.Router {
  const { httpAuth, access, workloads } = options;
  const router = Router();

  const maySee = async (req: Request) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    return access.of(credentials);
  };

  router.get('/workloads', async (req, res) => {
    const visible = await maySee(req);
    const query = parseInput(workloadQuerySchema, req.query);
    res.json(workloads.list(query, visible));
  });

  router.get('/overview', async (req, res) => {
    const visible = await maySee(req);
    const query = parseInput(workloadQuerySchema, req.query);
    res.json(workloads.overview(query, visible));
  });

  router.get('/workloads/:cluster/:namespace/:kind/:name', async (req, res) => {
    const visible = await maySee(req);
    const ref = parseInput(workloadRefSchema, req.params);
    res.json(workloads.get(ref, visible));
  });

  router.get('/entities/:kind/:namespace/:name/workloads', async (req, res) => {
    const visible = await maySee(req);
    const { kind, namespace, name } = req.params;
    const entityRef = stringifyEntityRef({ kind, namespace, name });
    res.json(await workloads.forEntity(entityRef, visible));
  });

  return router;
}
