import { AuthService, HttpAuthService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  AgentActions,
  Announcer,
  Audit,
} from '@dugnad/plugin-backend-kit-node';
import { ClustersService } from '@dugnad/plugin-clusters-node';
import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { ClaimAccess } from './access/ClaimAccess';
import { ClaimFinder } from './access/ClaimFinder';
import { registerAccessActions } from './accessActions';
import { NamespacesConfig } from './config';
import { ClaimPeopleReader } from './connect/ClaimPeopleReader';
import { ConnectService } from './connect/ConnectService';
import { createConnectRouter } from './connect/createConnectRouter';
import { ClaimStore } from './database/ClaimStore';
import { ClaimExporter, ClaimExporterOptions } from './export/ClaimExporter';
import { createExportRouter } from './export/createExportRouter';
import { GitSettings } from './setup/readClusterSettings';
import { SetupService } from './setup/SetupService';
import { createSetupRouter } from './setup/createSetupRouter';
import { ClaimUsageReader } from './usage/ClaimUsageReader';
import { createUsageRouter } from './usage/createUsageRouter';

/** Options of `createAccessRoutes`. */
export interface AccessRoutesOptions
  extends Pick<ClaimExporterOptions, 'provided' | 'requestsOf'> {
  actions: AgentActions;
  access: ClaimAccess;
  store: ClaimStore;
  clusters: ClustersService;
  changes: Pick<Announcer, 'changed'>;
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
  const connect = new ConnectService({ ...options, finder });
  const people = new ClaimPeopleReader({ ...options, finder });
  const usage = new ClaimUsageReader({ ...options, finder });
  const setup = new SetupService(options);
  const exporter = new ClaimExporter({ ...options, finder });
  registerAccessActions({
    actions: options.actions,
    people,
    usage,
    setup,
    exporter,
  });
  const router = PromiseRouter();
  router.use(
    createConnectRouter({ connect, people, httpAuth, audit }),
    createUsageRouter({ usage, httpAuth, audit }),
    createSetupRouter({ setup, httpAuth, audit }),
    createExportRouter({ exporter, httpAuth, audit }),
  );
  return router;
}
