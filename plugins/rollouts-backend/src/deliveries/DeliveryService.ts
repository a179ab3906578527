import { NotFoundError } from '@backstage/errors';
import {
  DeliveryReceipt,
  DeliveryReport,
  WorkloadRef,
} from '@dugnad/plugin-rollouts-common';
import { CatalogComponents } from '@dugnad/plugin-ownership-node';
import { RolloutStore } from '../history/RolloutStore';
import { MaySee } from '../WorkloadAccess';
import { deliveryOf } from './joinDelivery';
import { DeliveryStore } from './DeliveryStore';

/** A delivery concerns what rolled out lately. */
const RECENT = 200;

/** What taking reports stands on. */
export interface DeliveryServiceOptions {
  deliveries: DeliveryStore;
  rollouts: RolloutStore;
  components: CatalogComponents;
  now(): Date;
  /** Given each workload whose history reads differently now. */
  onJoined(ref: WorkloadRef): void;
}

/** Takes down what pipelines report. */
export class DeliveryService {
  readonly #options: DeliveryServiceOptions;

  constructor(options: DeliveryServiceOptions) {
    this.#options = options;
  }

  /** Throws `NotFoundError`, in the same words, for a component that does not exist and for one the caller may not report on. */
  async report(
    report: DeliveryReport,
    by: string,
    mayReport: MaySee,
  ): Promise<DeliveryReceipt> {
    const { components, deliveries, now } = this.#options;
    const component = await components.find(report.entityRef);
    if (!component || !mayReport({ ownerRef: component.ownerRef })) {
      throw new NotFoundError(
        `entityRef: there is no component ${report.entityRef} with Kubernetes annotations that you may report on`,
      );
    }
    const known = { ...report, entityRef: component.entityRef };
    const at = now().toISOString();
    const recorded = await deliveries.report(known, { by, at });
    const joined = await this.#joined(recorded.delivery.id, known.entityRef);
    return { ...recorded, rollouts: joined };
  }

  async #joined(deliveryId: string, entityRef: string): Promise<number> {
    const { deliveries, rollouts, onJoined } = this.#options;
    const query = { entityRef: [entityRef], limit: RECENT };
    const { items } = await rollouts.list(query);
    const candidates = await deliveries.candidates(items);
    const joined = items.filter(
      rollout => deliveryOf(rollout, candidates)?.id === deliveryId,
    );
    joined.forEach(({ cluster, namespace, kind, name }) =>
      onJoined({ cluster, namespace, kind, name }),
    );
    return joined.length;
  }
}
