import { NotFoundError } from '@backstage/errors';
import { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  Rollout,
  RolloutPage,
  RolloutQuery,
} from '@dugnad/plugin-rollouts-common';
import { SignalKeys } from '../board/SignalKeys';
import { DeliveryStore } from '../deliveries/DeliveryStore';
import { joinDelivery } from '../deliveries/joinDelivery';
import { WorkloadFilter } from '../permissionRules';
import { MaySee } from '../WorkloadAccess';
import { RolloutStore, StoredRollout } from './RolloutStore';

/** What reading history stands on. */
export interface HistoryServiceOptions {
  rollouts: RolloutStore;
  deliveries: DeliveryStore;
  signalKeys: SignalKeys;
}

/** Reads history, with what pipelines reported joined to it. */
export class HistoryService {
  readonly #options: HistoryServiceOptions;

  constructor(options: HistoryServiceOptions) {
    this.#options = options;
  }

  async list(
    query: RolloutQuery,
    visible?: PermissionCriteria<WorkloadFilter>,
  ): Promise<RolloutPage> {
    const { rollouts } = this.#options;
    const [{ items, nextCursor }, recordedSince] = await Promise.all([
      rollouts.list(query, visible),
      rollouts.recordedSince(),
    ]);
    return { items: await this.#complete(items), nextCursor, recordedSince };
  }

  /** Throws `NotFoundError`, in the same words for what the caller may not see. */
  async get(id: string, maySee: MaySee): Promise<Rollout> {
    const stored = await this.#options.rollouts.get(id);
    if (!stored || !maySee(stored)) {
      throw new NotFoundError(`There is no rollout ${id} that you may see`);
    }
    const [rollout] = await this.#complete([stored]);
    return rollout;
  }

  /** The rollout of a workload's revision; undefined where none is on record. */
  async ofRevision(workload: {
    cluster: string;
    uid: string;
    revision: number;
  }): Promise<Rollout | undefined> {
    const stored = await this.#options.rollouts.find(workload);
    const [rollout] = await this.#complete(stored ? [stored] : []);
    return rollout;
  }

  async #complete(stored: StoredRollout[]): Promise<Rollout[]> {
    const { deliveries, signalKeys } = this.#options;
    const candidates = await deliveries.candidates(stored);
    return stored.map(rollout => ({
      ...joinDelivery(rollout, candidates),
      signalKey: signalKeys.of(rollout),
    }));
  }
}
