import {
  HttpAuthService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { AgentActions, Audit } from '@dugnad/plugin-backend-kit-node';
import { ClustersService } from '@dugnad/plugin-clusters-node';
import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { Knex } from 'knex';
import { ClaimAccess } from './access/ClaimAccess';
import { ClaimFinder } from './access/ClaimFinder';
import { AdoptionService } from './adoption/AdoptionService';
import { DatabaseAdoptionStore } from './adoption/AdoptionStore';
import { createAdoptionRouter } from './adoption/createAdoptionRouter';
import { NamespacesConfig } from './config';
import { ClaimStore } from './database/ClaimStore';
import { WorkQueue } from './database/WorkQueue';
import { createLifecycleRouter } from './lifecycle/createLifecycleRouter';
import { DatabaseLifecycleStore } from './lifecycle/DatabaseLifecycleStore';
import { LifecycleRound } from './lifecycle/LifecycleRound';
import { ExtendClaim, LifecycleService } from './lifecycle/LifecycleService';
import { registerLifecycleActions } from './lifecycle/registerLifecycleActions';
import { scheduleLifecycle } from './lifecycle/scheduleLifecycle';
import { tellOwners } from './lifecycle/tellOwners';
import { TrustedClock } from './lifecycle/TrustedClock';
import { WorkloadStore } from './lifecycle/WorkloadStore';
import { CostCentreBook } from './policy/CostCentreBook';
import { Organisation } from './policy/Organisation';
import { claimPageUrl } from './reconcile/claimPageUrl';
import { NamespaceObjects } from './reconcile/NamespaceObjects';
import { ClaimRequests } from './requests/ClaimRequests';

/** Options of `createLifecycle`. */
export interface LifecycleOptions {
  db: Knex;
  store: ClaimStore;
  queue: WorkQueue;
  workloads: WorkloadStore;
  provided: NamespaceObjects;
  clusters: ClustersService;
  organisation: Organisation;
  access: ClaimAccess;
  costCentres: CostCentreBook;
  requests: ClaimRequests;
  /** Asks for another end. */
  extend: ExtendClaim;
  config: NamespacesConfig;
  actions: AgentActions;
  audit: Audit;
  httpAuth: HttpAuthService;
  logger: LoggerService;
  notifications: NotificationService;
  scheduler: SchedulerService;
  changed(claimId: string): void;
  wake(): void;
}

/** Wires how claims begin by adoption and how they end. */
export async function createLifecycle(
  options: LifecycleOptions,
): Promise<{ router: Router; service: LifecycleService }> {
  const { db, config, logger } = options;
  const now = () => new Date();
  const announce = (claimId: string) => {
    options.changed(claimId);
    options.wake();
  };
  const lifecycle = new DatabaseLifecycleStore(db);
  const service = new LifecycleService({
    ...options,
    lifecycle,
    finder: new ClaimFinder(options),
    expiry: config.expiry,
    announce,
    now,
  });
  const adoption = new AdoptionService({
    ...options,
    adoptions: new DatabaseAdoptionStore(db),
    announce,
    now,
  });
  const round = new LifecycleRound({
    store: lifecycle,
    expiry: config.expiry,
    tell: tellOwners({
      ...options,
      link: claimId => claimPageUrl(config, claimId),
    }),
    askForDeletion: claim => service.askAfterGrace(claim),
    changed: announce,
    logger,
  });
  const clock = new TrustedClock({ db, logger, now });
  await scheduleLifecycle({
    ...options,
    round,
    now: () => clock.look('ends'),
  });
  registerLifecycleActions({
    actions: options.actions,
    lifecycle: service,
    adoption,
  });
  const router = PromiseRouter();
  router.use(createLifecycleRouter({ ...options, service }));
  router.use(createAdoptionRouter({ ...options, service: adoption }));
  return { router, service };
}
