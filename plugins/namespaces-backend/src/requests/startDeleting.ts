import { ConflictError } from '@backstage/errors';
import { canTransition } from '@dugnad/plugin-namespaces-common';
import { RequestUnit } from './RequestStore';

const TRIES = 5;

/**
 * Lets a claim go: the reconciler deletes its namespace. Doing it twice is doing it once. The reconciler may change the state
 * at the same moment, so this looks again where it lost. Throws `ConflictError` where the claim's state has no such end.
 */
export async function startDeleting(
  unit: RequestUnit,
  claimId: string,
  { by, at, reason }: { by: string; at: string; reason?: string },
): Promise<void> {
  for (let tries = 0; tries < TRIES; tries++) {
    const claim = await unit.claim(claimId);
    if (!claim || claim.state === 'deleting' || claim.state === 'deleted') {
      return;
    }
    const { state: from, name } = claim;
    if (!canTransition(from, 'deleting')) {
      throw new ConflictError(
        `Namespace ${name} is ${from} and cannot be released`,
      );
    }
    const event = { from, at, by, reason, kind: 'release' };
    if (await unit.transition(claimId, { ...event, to: 'deleting' })) {
      await unit.setValues(claimId, {}, at);
      return;
    }
  }
  throw new ConflictError(`Claim ${claimId} is changing; try again`);
}
