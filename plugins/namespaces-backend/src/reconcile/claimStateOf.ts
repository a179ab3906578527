import { ClaimState, ObjectState } from '@dugnad/plugin-namespaces-common';

/** An object's state with its words, as far as a claim's state depends on it. */
export interface ObjectVerdict {
  kind: string;
  name: string;
  state: ObjectState;
  message?: string;
}

/** The state that a claim's objects make, worst first, and why. */
export function claimStateOf(objects: ObjectVerdict[]): {
  state: Extract<ClaimState, 'ready' | 'drifted' | 'partial' | 'provisioning'>;
  reason?: string;
} {
  const broken = objects.filter(
    ({ state }) => !['applied', 'drifted', 'committed'].includes(state),
  );
  const committed = objects.filter(({ state }) => state === 'committed');
  const drifted = objects.filter(({ state }) => state === 'drifted');
  if (broken.length > 0) {
    return { state: 'partial', reason: reasonOf(broken) };
  }
  if (committed.length > 0) {
    return { state: 'provisioning', reason: reasonOf(committed) };
  }
  return drifted.length > 0
    ? { state: 'drifted', reason: reasonOf(drifted) }
    : { state: 'ready' };
}

function reasonOf(objects: ObjectVerdict[]): string {
  const shown = objects.slice(0, 3).map(({ kind, name, state, message }) => {
    const words = message ?? state;
    return words.includes(name) ? words : `${kind} ${name}: ${words}`;
  });
  const more = objects.length - shown.length;
  return [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join(' · ');
}
