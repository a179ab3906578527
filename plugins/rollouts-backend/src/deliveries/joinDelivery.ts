import { Delivery } from '@dugnad/plugin-rollouts-common';
import { StoredRollout } from '../history/RolloutStore';
import { imageParts } from './imageParts';

/** Shorter hashes are told apart by luck. */
const MIN_HASH = 7;

function sameCommit(a: string | undefined, b: string): boolean {
  return (
    a !== undefined &&
    a.length >= MIN_HASH &&
    (a.startsWith(b) || b.startsWith(a))
  );
}

/** How surely a delivery is what a rollout runs: by digest 3, by name and tag 2, by commit 1, not at all 0. */
function likeness(rollout: StoredRollout, delivery: Delivery): number {
  if (delivery.entityRef !== rollout.entityRef) {
    return 0;
  }
  const delivered = imageParts(delivery.image ?? '');
  for (const { image, digest } of rollout.images) {
    const running = imageParts(image);
    const known = digest ?? running.digest;
    if (delivered.digest && known) {
      if (delivered.digest === known) {
        return 3;
      }
    } else if (delivered.name && delivered.name === running.name) {
      return 2;
    }
  }
  return sameCommit(rollout.commit, delivery.commit) ? 1 : 0;
}

/** The delivery a rollout came from: the surest, among equals the last one reported. Undefined where none is it. Pure. */
export function deliveryOf(
  rollout: StoredRollout,
  deliveries: Delivery[],
): Delivery | undefined {
  const [best] = deliveries
    .map(delivery => ({ delivery, by: likeness(rollout, delivery) }))
    .filter(({ by }) => by > 0)
    .sort(
      (a, b) =>
        b.by - a.by ||
        b.delivery.reportedAt.localeCompare(a.delivery.reportedAt),
    );
  return best?.delivery;
}

/** The rollout with what its delivery knows. What the workload itself says comes first. */
export function joinDelivery(
  rollout: StoredRollout,
  deliveries: Delivery[],
): StoredRollout {
  const delivery = deliveryOf(rollout, deliveries);
  if (!delivery) {
    return rollout;
  }
  const agree = !rollout.commit || sameCommit(rollout.commit, delivery.commit);
  return {
    ...rollout,
    commit: agree ? delivery.commit : rollout.commit,
    commitUrl: rollout.commitUrl ?? (agree ? delivery.commitUrl : undefined),
    committedAt:
      rollout.committedAt ?? (agree ? delivery.committedAt : undefined),
    pipelineUrl: rollout.pipelineUrl ?? delivery.pipelineUrl,
  };
}
