import { AuthService, HttpAuthService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { ClustersService } from '@dugnad/plugin-clusters-node';
import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { ClaimAccess } from './access/ClaimAccess';
import { ClaimFinder } from './access/ClaimFinder';
import { ClaimChanges } from './ClaimChanges';
import { NamespacesConfig } from './config';
import { ClaimPeopleReader } from './connect/ClaimPeopleReader';
import { ConnectService } from './connect/ConnectService';
import { createConnectRouter } from './connect/createConnectRouter';
import { ClaimStore } from './database/ClaimStore';
import { Audit } from './http/Audit';
import { GitSettings } from './setup/readClusterSettings';
import { SetupService } from './setup/SetupService';
import { createSetupRouter } from './setup/createSetupRouter';
import { ClaimUsageReader } from './usage/ClaimUsageReader';
import { createUsageRouter } from './usage/createUsageRouter';

/** Options of `createAccessRoutes`. */
export interface AccessRoutesOptions {
  access: ClaimAccess;
  store: ClaimStore;
  clusters: ClustersService;
  changes: ClaimChanges;
  catalog: CatalogService;
  auth: AuthService;
  httpAuth: HttpAuthService;
  audit: Audit;
  config: NamespacesConfig;
  /** Whether a repository can be read and written; throws why not. */
  checkRepository(settings: GitSettings): Promise<void>;
}

/** Everything about getting into a namespace and looking at it. */
export function createAccessRoutes(options: AccessRoutesOptions): Router {
  const { httpAuth, audit } = options;
  const finder = new ClaimFinder(options);
  const router = PromiseRouter();
  router.use(
    createConnectRouter({
      connect: new ConnectService({ ...options, finder }),
      people: new ClaimPeopleReader({ ...options, finder }),
      httpAuth,
      audit,
    }),
    createUsageRouter({
      usage: new ClaimUsageReader({ ...options, finder }),
      httpAuth,
    }),
    createSetupRouter({ setup: new SetupService(options), httpAuth }),
  );
  return router;
}
