import { stringifyEntityRef } from '@backstage/catalog-model';
import { Routes, RoutesOptions } from '@dugnad/plugin-backend-kit-node';
import {
  workloadQuerySchema,
  workloadRefSchema,
} from '@dugnad/plugin-rollouts-common';
import { Router } from 'express';
import { WorkloadAccess } from './WorkloadAccess';
import { WorkloadService } from './WorkloadService';

/** What the HTTP API delegates to. */
export interface RouterOptions extends RoutesOptions {
  access: WorkloadAccess;
  workloads: WorkloadService;
}

/** The HTTP API: reads under `rollouts.workload.read`. */
export function createRouter(options: RouterOptions): Router {
  const { access, workloads } = options;
  return new Routes(options)
    .get('/workloads', async ({ query, credentials }) => {
      const visible = await access.of(credentials);
      return workloads.list(query(workloadQuerySchema), visible);
    })
    .get('/overview', async ({ query, credentials }) => {
      const visible = await access.of(credentials);
      return workloads.overview(query(workloadQuerySchema), visible);
    })
    .get(
      '/workloads/:cluster/:namespace/:kind/:name',
      async ({ path, credentials }) => {
        const visible = await access.of(credentials);
        return workloads.get(path(workloadRefSchema), visible);
      },
    )
    .get(
      '/entities/:kind/:namespace/:name/workloads',
      async ({ params, credentials }) => {
        const visible = await access.of(credentials);
        const { kind, namespace, name } = params;
        const entityRef = stringifyEntityRef({ kind, namespace, name });
        return workloads.forEntity(entityRef, visible);
      },
    ).router;
}
