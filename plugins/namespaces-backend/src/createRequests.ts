import {
  AuthService,
  DiscoveryService,
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { ClustersService } from '@dugnad/plugin-clusters-node';
import { namespaceRequestPermissions } from '@dugnad/plugin-namespaces-common';
import { Knex } from 'knex';
import { ClaimAccess } from './access/ClaimAccess';
import { ClaimFinder } from './access/ClaimFinder';
import { RequestAccess } from './access/RequestAccess';
import { ClusterCapacity } from './capacity/ClusterCapacity';
import { NamespacesConfig } from './config';
import { DatabaseUsageStore } from './measure/DatabaseUsageStore';
import { StoredUsage } from './measure/StoredUsage';
import { UsageSampler } from './measure/UsageSampler';
import { ClaimStore } from './database/ClaimStore';
import { Organisation } from './policy/Organisation';
import { CostCentreBook } from './policy/CostCentreBook';
import { PolicyJudge } from './policy/PolicyJudge';
import { BudgetBook } from './price/BudgetBook';
import { PriceQuotes } from './price/PriceQuotes';
import { NamespaceObjects } from './reconcile/NamespaceObjects';
import {
  isDeciderRule,
  isRequestOwnerRule,
  requestResourceRef,
} from './requestPermissions';
import { changeRules } from './requests/changeRules';
import { ChangeService } from './requests/ChangeService';
import { ClaimFiler } from './requests/ClaimFiler';
import { ClaimRequests } from './requests/ClaimRequests';
import { createRules } from './requests/createRules';
import { deletionRules } from './requests/deletionRules';
import { DatabaseRequestStore } from './requests/DatabaseRequestStore';
import { PreviewBuilder } from './requests/PreviewBuilder';
import { RequestNotifications } from './requests/RequestNotifications';
import { RequestService } from './requests/RequestService';

const CHANGE_KINDS = ['resize', 'owner', 'details', 'expiry'] as const;

/** Options of `createRequests`. */
export interface RequestsOptions {
  db: Knex;
  store: ClaimStore;
  clusters: ClustersService;
  organisation: Organisation;
  access: ClaimAccess;
  costCentres: CostCentreBook;
  config: NamespacesConfig;
  provided: NamespaceObjects;
  auth: AuthService;
  discovery: DiscoveryService;
  logger: LoggerService;
  notifications: NotificationService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  /** A claim, or what is asked about it, changed. */
  changed(claimId: string): void;
  /** There is new work. */
  wake(): void;
}

/** Wires everything that is about requests and their decisions. */
export function createRequests(options: RequestsOptions) {
  const { db, clusters, config, logger, permissionsRegistry } = options;
  const requestStore = new DatabaseRequestStore(db);
  permissionsRegistry.addResourceType({
    resourceRef: requestResourceRef,
    permissions: namespaceRequestPermissions,
    rules: [isRequestOwnerRule, isDeciderRule],
    getResources: async ids => {
      const found = await requestStore.getMany(ids);
      return ids.map(id => found.find(request => request.id === id));
    },
  });
  const news = new RequestNotifications({
    ...options,
    platformGroups: config.objects.platform,
  });
  const requests = new ClaimRequests({
    store: requestStore,
    timeoutDays: config.policy.timeoutDays,
    membersOf: groupRef => options.organisation.members(groupRef),
    onNews: (request, what) => {
      options.changed(request.claimId);
      options.wake();
      // Told in the background: a slow mail server is nobody's wait
      void news.tell(request, what);
    },
  });
  const capacity = new ClusterCapacity(clusters);
  const prices = new PriceQuotes({ ...options, plugin: config.pricePlugin });
  const budgets = new BudgetBook({
    prices,
    clusters: () => clusters.list().map(({ name }) => name),
  });
  const { policy, sizes } = config;
  const judge = new PolicyJudge({ policy, sizes, capacity, budgets });
  const previews = new PreviewBuilder({ ...options, prices });
  const { costCentres } = options;
  const ruling = { judge, sizes, policy, budgets, costCentres };
  requests.setRules('create', createRules(ruling));
  requests.setRules('deletion', deletionRules());
  for (const kind of CHANGE_KINDS) {
    requests.setRules(kind, changeRules(kind, ruling));
  }
  const usageStore = new DatabaseUsageStore(db);
  const service = new RequestService({
    store: requestStore,
    requests,
    access: new RequestAccess({ ...options, store: requestStore }),
  });
  const common = {
    ...options,
    requestStore,
    requests,
    capacity,
    judge,
    previews,
    budgets,
  };
  return {
    requests,
    filer: new ClaimFiler(common),
    service,
    changes: new ChangeService({
      ...common,
      service,
      finder: new ClaimFinder(options),
      usage: new StoredUsage(usageStore),
    }),
    sampler: new UsageSampler({ clusters, logger, store: usageStore }),
  };
}
