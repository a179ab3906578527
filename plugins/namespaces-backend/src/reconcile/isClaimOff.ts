import { KEPT_STATES } from '@dugnad/plugin-namespaces-common';
import { StoredClaim, StoredObject } from '../database/ClaimStore';
import { DesiredObject } from './desiredObjects';
import { digestOf } from './digestOf';
import { NetworkGrant } from '../policy/networkWidening';
import {
  FOREIGN_NETWORK,
  SeenPolicy,
  isForeignNetworkOff,
} from './foreignNetwork';
import { keyOf } from './objectKey';
import { COPIED_FROM_ANNOTATION } from './SecretCopies';

/** An object of a claim as a watch sees it. */
export interface SeenObject {
  claimId?: string;
  digest: string;
  /** Of a network policy that may be anybody's. */
  spec?: unknown;
}

/** Options of `isClaimOff`. */
export interface ClaimOffOptions {
  claim: StoredClaim;
  stored: StoredObject[];
  desired: DesiredObject[];
  seen(object: StoredObject): SeenObject | undefined;
  /** Network policies seen in the namespace, whose ever they are. */
  policies: SeenPolicy[];
  /** What the claim was granted of the network. */
  grant: NetworkGrant;
}

/**
 * Whether a claim needs a look: an object is not as it was last recorded, or something else is wanted now. Decided from
 * what a watch keeps in memory, so that our own writes, status updates and relists cost no call.
 */
export function isClaimOff(options: ClaimOffOptions): boolean {
  const { claim, desired, seen } = options;
  const stored = options.stored.filter(({ role }) => role !== FOREIGN_NETWORK);
  if (claim.state === 'deleting') {
    return true;
  }
  if (!KEPT_STATES.includes(claim.state)) {
    return false;
  }
  if (stored.length === 0) {
    return true;
  }
  const unwatched = new Set(
    desired
      .filter(({ provided }) => provided && !provided.watched)
      .map(({ object }) => keyOf(object)),
  );
  const changed = stored.some(object => {
    if (unwatched.has(keyOf(object))) {
      return false;
    }
    const item = seen(object);
    const counts = item?.claimId === claim.id || object.kind === 'Namespace';
    return (counts ? item?.digest : undefined) !== object.digest;
  });
  return (
    changed ||
    wantsOther(stored, desired) ||
    isForeignNetworkOff(options.policies, options.stored, options)
  );
}

function wantsOther(stored: StoredObject[], desired: DesiredObject[]): boolean {
  const known = new Map(stored.map(object => [keyOf(object), object]));
  const wanted = new Set(desired.map(({ object }) => keyOf(object)));
  return (
    stored.some(object => !wanted.has(keyOf(object))) ||
    desired.some(desiredObject => {
      const { object } = desiredObject;
      const before = known.get(keyOf(object));
      return (
        before === undefined ||
        (before.state === 'applied' &&
          isSettled(desiredObject) &&
          before.desiredDigest !== digestOf(object))
      );
    })
  );
}

/** A copy whose source was not looked at yet cannot be compared. */
function isSettled({ object, provided }: DesiredObject): boolean {
  return (
    !provided?.copyOf ||
    object.metadata.annotations?.[COPIED_FROM_ANNOTATION] !== undefined
  );
}
