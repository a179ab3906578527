import { LoggerService } from '@backstage/backend-plugin-api';
import { AgentActions, RoutesOptions } from '@dugnad/plugin-backend-kit-node';
import { ClustersService } from '@dugnad/plugin-clusters-node';
import express, { Router } from 'express';
import { CatalogComponents } from '@dugnad/plugin-ownership-node';
import { agreementRoutes } from '../agreement/agreementRoutes';
import { RolloutBoard } from '../board/RolloutBoard';
import { RolloutCollections } from '../collections/openCollections';
import { RolloutsConfig } from '../config';
import { LogReader } from '../logs/LogReader';
import { logRoutes } from '../logs/logRoutes';
import { LogSlots } from '../logs/LogSlots';
import { WorkloadAccess } from '../WorkloadAccess';
import { ActingAccount } from './ActingAccount';
import { actRoutes } from './actRoutes';
import { registerActActions } from './registerActActions';
import { RollbackPlanner } from './RollbackPlanner';
import { WorkloadActions } from './WorkloadActions';
import { WorkloadTargets } from './WorkloadTargets';

/** What acting on workloads stands on. */
export interface OpenActingOptions extends RoutesOptions {
  access: WorkloadAccess;
  agents: AgentActions;
  board: RolloutBoard;
  clusters: ClustersService;
  collections: RolloutCollections;
  components: CatalogComponents;
  config: Pick<RolloutsConfig, 'actions' | 'logs'>;
  logger: LoggerService;
  now(): Date;
}

/** Wires what acts on workloads and what is evidence about them: actions, logs and the opinions of other tools. */
export function openActing(options: OpenActingOptions): express.Router {
  const { clusters, components, config } = options;
  const targets = new WorkloadTargets(options);
  const account = new ActingAccount(config.actions);
  const planner = new RollbackPlanner({
    account,
    versionOf: cluster => clusters.status(cluster).version,
    repositoryOf: ref => components.index.get(ref)?.repository,
  });
  const actions = new WorkloadActions({
    ...options,
    targets,
    account,
    planner,
  });
  const { maxStreams, maxStreamsPerCaller, ...limits } = config.logs;
  const slots = new LogSlots({
    all: maxStreams,
    perCaller: maxStreamsPerCaller,
  });
  const logs = new LogReader({ clusters, targets, slots, limits });
  registerActActions({ ...options, actions });
  return Router()
    .use(actRoutes({ ...options, actions }))
    .use(logRoutes({ ...options, logs }))
    .use(agreementRoutes({ ...options, targets }));
}
