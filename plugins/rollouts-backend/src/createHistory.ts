import { LoggerService } from '@backstage/backend-plugin-api';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { WorkloadRef } from '@dugnad/plugin-rollouts-common';
import { Knex } from 'knex';
import { CatalogComponents } from '@dugnad/plugin-ownership-node';
import { RolloutBoard } from './board/RolloutBoard';
import { SignalKeys } from './board/SignalKeys';
import { RolloutCollections } from './collections/openCollections';
import { RolloutsConfig } from './config';
import { DatabaseRolloutStore } from './database/DatabaseRolloutStore';
import { DeliveryService } from './deliveries/DeliveryService';
import { DeliveryStore } from './deliveries/DeliveryStore';
import { DoraService } from './dora/DoraService';
import { Coverage } from './history/Coverage';
import { HistoryService } from './history/HistoryService';
import { RolloutRecorder } from './history/RolloutRecorder';
import { NoticeStore } from './notify/NoticeStore';
import { OwnerNotifier } from './notify/OwnerNotifier';

/** What history is made of. */
export interface CreateHistoryOptions {
  db: Knex;
  board: RolloutBoard;
  collections: RolloutCollections;
  components: CatalogComponents;
  signalKeys: SignalKeys;
  notifications: NotificationService;
  logger: LoggerService;
  config: RolloutsConfig;
  announce(keys: string[]): void;
  now(): Date;
}

/** Everything that records and everything that reads what is recorded. */
export interface History {
  recorder: RolloutRecorder;
  history: HistoryService;
  deliveries: DeliveryService;
  dora: DoraService;
  /** Tells owners what is due. */
  tell(): Promise<void>;
  /** Notes which clusters are watched; to be called a few times an hour. */
  noteCoverage(): Promise<void>;
  /** Removes what is older than configured. */
  prune(): Promise<void>;
}

/** Joins the parts of history. */
export function createHistory(options: CreateHistoryOptions): History {
  const { db, board, config, logger, now, signalKeys } = options;
  const rollouts = new DatabaseRolloutStore(db);
  const deliveryStore = new DeliveryStore(db);
  const coverage = new Coverage(db);
  const notices = new NoticeStore(db);
  const notifier = new OwnerNotifier({ ...options, notices, rollouts });
  const tell = () =>
    config.notifications ? notifier.run() : Promise.resolve();
  const changed = (ref: WorkloadRef) => options.announce([signalKeys.of(ref)]);
  const noteCoverage = async () => {
    const live = board
      .freshness(now())
      .filter(({ state }) => state === 'live')
      .map(({ name }) => name);
    await coverage.note(live, now());
  };
  return {
    recorder: new RolloutRecorder({
      ...options,
      store: rollouts,
      notify: config.notifications,
      onRecorded: ref => {
        changed(ref);
        tell().catch(error => logger.warn('Could not tell owners', error));
      },
      onWatching: () => {
        noteCoverage().catch(error =>
          logger.warn('Could not note what is watched', error),
        );
      },
    }),
    history: new HistoryService({
      rollouts,
      deliveries: deliveryStore,
      signalKeys,
    }),
    deliveries: new DeliveryService({
      ...options,
      deliveries: deliveryStore,
      rollouts,
      onJoined: changed,
    }),
    dora: new DoraService({
      rollouts,
      deliveries: deliveryStore,
      coverage,
      failureWindowMs: config.failureWindowMs,
      now,
    }),
    tell,
    noteCoverage,
    async prune() {
      const before = new Date(now().getTime() - config.historyRetentionMs);
      await rollouts.prune(before.toISOString());
      await deliveryStore.prune(before.toISOString());
      await coverage.prune(before);
    },
  };
}
