import { ClustersService } from '@dugnad/plugin-clusters-node';
import {
  Claim,
  ClaimActions,
  KEPT_STATES,
  ObjectStatus,
  claimEntityRef,
  canTransition,
} from '@dugnad/plugin-namespaces-common';
import { StoredClaim, StoredObject } from './database/ClaimStore';

/** A claim as callers see it: with what is known of its cluster right now, without bookkeeping. */
export function viewClaim(
  stored: StoredClaim,
  clusters: ClustersService,
): Claim {
  const { decision, repairRequested, endBy, ...claim } = stored;
  return {
    ...claim,
    ...unknown(stored.cluster, clusters),
    entityRef: claimEntityRef(stored),
  };
}

/** An object as callers see it. */
export function viewObject(stored: StoredObject): ObjectStatus {
  const { uid, digest, desiredDigest, ...object } = stored;
  return object;
}

/** What a caller with these rights may do with a claim in its state. */
export function actionsOf(
  { state, expiresAt }: StoredClaim,
  rights: { update: boolean; release: boolean },
): ClaimActions {
  const kept = KEPT_STATES.includes(state);
  // A claim whose end is near is whole.
  const whole = state === 'ready' || state === 'expiring';
  const running = whole || ['drifted', 'partial', 'adopted'].includes(state);
  return {
    release: rights.release && canTransition(state, 'deleting'),
    repair: rights.update && (state === 'drifted' || state === 'partial'),
    retry: rights.update && (kept || state === 'deleting') && !whole,
    deploy: rights.update && running,
    change: rights.update && kept,
    extend: rights.update && kept && state !== 'expired' && Boolean(expiresAt),
    restore: rights.update && state === 'expired',
  };
}

function unknown(
  cluster: string,
  clusters: ClustersService,
): Pick<Claim, 'unknownSince' | 'unknownReason'> {
  if (!clusters.list().some(({ name }) => name === cluster)) {
    return {};
  }
  const { state, since, lastSeen, error } = clusters.status(cluster);
  return state === 'unreachable'
    ? { unknownSince: lastSeen ?? since, unknownReason: error }
    : {};
}
