import { ObjectState } from '@dugnad/plugin-namespaces-common';
import { StoredObject } from '../database/ClaimStore';
import { Outcome } from './applyStep';
import { digestOf } from './digestOf';
import { groupOf, keyOf } from './objectKey';

/** What is to be remembered of a claim's objects. `since` moves only when an object's state does. */
export function outcomesToObjects(
  outcomes: Outcome[],
  known: StoredObject[],
  now: Date,
): StoredObject[] {
  const before = new Map(known.map(object => [keyOf(object), object]));
  return outcomes.map(outcome => {
    const { desired, state, seen } = outcome;
    const { object, role, security } = desired;
    const previous = before.get(keyOf(object));
    const changed = previous?.state !== state;
    return {
      group: groupOf(object),
      kind: object.kind,
      name: object.metadata.name,
      namespace: object.metadata.namespace,
      role,
      security,
      state,
      message: outcome.message,
      manager: outcome.manager,
      finalizers: outcome.finalizers,
      fields: outcome.fields,
      since: changed || !previous ? now.toISOString() : previous.since,
      uid: (isOurs(state) ? seen?.metadata.uid : undefined) ?? previous?.uid,
      digest: seen && digestOf(seen),
      desiredDigest:
        state === 'applied' ? digestOf(object) : previous?.desiredDigest,
    };
  });
}

/** Only an object of ours may be recognised by its uid later. */
function isOurs(state: ObjectState): boolean {
  return ['applied', 'drifted', 'removing'].includes(state);
}
