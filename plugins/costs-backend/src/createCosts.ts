import { LoggerService } from '@backstage/backend-plugin-api';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { ClustersService } from '@dugnad/plugin-clusters-node';
import { ComponentIndex } from '@dugnad/plugin-ownership-common';
import { Knex } from 'knex';
import { CostAccess } from './access/CostAccess';
import { BudgetNotifier } from './budgets/BudgetNotifier';
import { BudgetService } from './budgets/BudgetService';
import { ChargeService } from './charges/ChargeService';
import { openCollections } from './collections/openCollections';
import { CostsConfig } from './config';
import { CostsService } from './CostsService';
import { Ledger } from './costing/Ledger';
import { openDevices } from './devices/openDevices';
import { BudgetStore } from './database/BudgetStore';
import { Books } from './database/Books';
import { PeakStore } from './database/PeakStore';
import { PriceVersionStore } from './database/PriceVersionStore';
import { ReportStore } from './database/ReportStore';
import { AccountReport } from './reports/AccountReport';
import { ComparisonReport } from './reports/ComparisonReport';
import { ContextReport } from './reports/ContextReport';
import { ExplanationReport } from './reports/ExplanationReport';
import { ExportReport } from './reports/ExportReport';
import { FreshnessReader } from './reports/FreshnessReader';
import { OrganisationReport } from './reports/OrganisationReport';
import { QuoteReport } from './reports/QuoteReport';
import { RecommendationReport } from './reports/RecommendationReport';
import { Sampler } from './sampling/Sampler';
import { SteadyClock } from './sampling/SteadyClock';
import { createUsageSource } from './usage/createUsageSource';

/** What the costs backend is made of. Time is given, so that a test may be in any month. */
export interface CreateCostsOptions {
  db: Knex;
  clusters: ClustersService;
  config: CostsConfig;
  access: CostAccess;
  components: () => ComponentIndex;
  /** Cost centres that groups have as their own, by group. */
  ownCostCentres: () => ReadonlyMap<string, string>;
  notifications: Pick<NotificationService, 'send'>;
  logger: LoggerService;
  now: () => Date;
  /** Told which clusters' figures, or `charges`, changed. */
  announce: (keys: string[]) => void;
}

/** Puts the parts together. */
export function createCosts(options: CreateCostsOptions) {
  const { db, clusters, config, access, logger, now, announce } = options;
  const collections = openCollections(clusters);
  const devices = openDevices(clusters);
  const books = new Books(db);
  const { hours, months } = books;
  const reports = new ReportStore(db);
  const budgetStore = new BudgetStore(db);
  const ledger = new Ledger({
    books,
    config,
    now,
    changed: announce,
  });
  const sources = new Map(
    clusters.list().map(({ name }) => [
      name,
      createUsageSource(
        config.usage.find(one => one.cluster === name),
        clusters.connection(name),
      ),
    ]),
  );
  const sourceOf = (cluster: string) => sources.get(cluster);
  const clock = new SteadyClock({
    wallMs: () => now().getTime(),
    monotonicMs: () => performance.now(),
  });
  const costCentres = () => ({
    configured: config.costCentres,
    ownOf: options.ownCostCentres(),
  });
  const sampler = new Sampler({
    clusters,
    collections,
    devices,
    sourceOf,
    components: options.components,
    costCentres,
    config,
    read: (cluster, hourMs) => hours.read(cluster, hourMs),
    record: sample => ledger.record(sample),
    logger,
    now,
    clock,
  });
  const noticesOf = (cluster: string) => sampler.noticesOf(cluster);
  const freshness = new FreshnessReader({ hours, noticesOf, now });
  const shared = { ledger, reports, months, freshness, config, now };
  const quotes = new QuoteReport({
    ...shared,
    collections,
    devices,
    clusters,
  });
  const budgets = new BudgetService({
    ...shared,
    budgets: budgetStore,
    quotes,
  });
  const accounts = new AccountReport(shared);
  const costs = new CostsService({
    access,
    costCentres,
    ledger,
    config,
    now,
    context: new ContextReport({
      ...shared,
      hours,
      clusters,
      sourceOf,
      noticesOf,
    }),
    organisation: new OrganisationReport(shared),
    accounts,
    explanations: new ExplanationReport({
      ...shared,
      accounts,
      versions: new PriceVersionStore(db),
    }),
    recommendations: new RecommendationReport({
      ...shared,
      peaks: new PeakStore(db),
      collections,
      devices,
    }),
    comparison: new ComparisonReport({ ...shared, accounts }),
    exports: new ExportReport(shared),
    quotes,
    budgets,
    charges: new ChargeService({
      ...shared,
      books,
      clusters,
      changed: () => announce(['charges']),
    }),
  });
  const notifier = new BudgetNotifier({
    ...shared,
    budgets: budgetStore,
    service: budgets,
    notifications: options.notifications,
    logger,
  });
  return { costs, ledger, sampler, notifier, clock };
}
