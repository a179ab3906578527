import {
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { namespacesQuerySchema } from '@dugnad/plugin-clusters-common';
import { parseInput } from '@dugnad/plugin-clusters-node';
import express, { Request } from 'express';
import Router from 'express-promise-router';
import { authorizeRead } from './authorizeRead';
import { ClusterInventory } from './ClusterInventory';

/** What the HTTP API delegates to. */
export interface RouterOptions {
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
  inventory: ClusterInventory;
}

/** The HTTP API: three reads, all under `clusters.read`. */
export function createRouter(options: RouterOptions): express.Router {
  const { httpAuth, permissions, inventory } = options;
  const router = Router();

  const authorize = async (req: Request) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    await authorizeRead(permissions, credentials);
  };

  router.get('/clusters', async (req, res) => {
    await authorize(req);
    res.json(inventory.list());
  });

  router.get('/clusters/:name', async (req, res) => {
    await authorize(req);
    res.json(inventory.get(req.params.name));
  });

  router.get('/clusters/:name/namespaces', async (req, res) => {
    await authorize(req);
    const query = parseInput(namespacesQuerySchema, req.query);
    res.json(inventory.namespaces(req.params.name, query));
  });

  return router;
}
