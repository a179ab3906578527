import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { Routes, RoutesOptions } from '@dugnad/plugin-backend-kit-node';
import { namespacesQuerySchema } from '@dugnad/plugin-clusters-common';
import { Router } from 'express';
import { authorizeRead } from './authorizeRead';
import { ClusterInventory } from './ClusterInventory';

/** What the HTTP API delegates to. */
export interface RouterOptions extends RoutesOptions {
  permissions: PermissionsService;
  inventory: ClusterInventory;
}

/** The HTTP API: three reads, all under `clusters.read`. */
export function createRouter(options: RouterOptions): Router {
  const { permissions, inventory } = options;
  const authorize = (credentials: BackstageCredentials) =>
    authorizeRead(permissions, credentials);
  return new Routes(options)
    .get('/clusters', async ({ credentials }) => {
      await authorize(credentials);
      return inventory.list();
    })
    .get('/clusters/:name', async ({ params, credentials }) => {
      await authorize(credentials);
      return inventory.get(params.name);
    })
    .get(
      '/clusters/:name/namespaces',
      async ({ params, query, credentials }) => {
        await authorize(credentials);
        return inventory.namespaces(params.name, query(namespacesQuerySchema));
      },
    ).router;
}
