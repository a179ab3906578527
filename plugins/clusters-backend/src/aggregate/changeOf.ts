import { LastChange } from '@dugnad/plugin-clusters-common';
import { Change, Item } from '@dugnad/plugin-clusters-node';
import { Dated } from '../collections/dated';

/**
 * What a change says about its cluster; undefined where nothing the portal shows became different, as with the
 * heartbeat of a node. An object that is new to the portal changed when it was created, not when it was first seen:
 * otherwise every cluster would seem to have changed at each start of the portal.
 */
export function changeOf<T extends Dated>(
  kind: string,
  change: Change<T>,
  nowMs: number,
): LastChange | undefined {
  const at = (item: Item<T>, ms: number, action: LastChange['action']) => ({
    at: new Date(ms).toISOString(),
    action,
    kind,
    namespace: item.namespace ?? null,
  });
  switch (change.type) {
    case 'added':
      return at(change.item, change.item.value.createdMs || nowMs, 'created');
    case 'updated':
      return sameValue(change.item.value, change.previous.value)
        ? undefined
        : at(change.item, nowMs, 'changed');
    case 'removed':
      return at(change.previous, nowMs, 'removed');
    default:
      return undefined;
  }
}

/** The newer of two changes. */
export function newerChange(
  a: LastChange | null,
  b: LastChange | undefined,
): LastChange | null {
  if (!a || !b) return b ?? a;
  return Date.parse(b.at) >= Date.parse(a.at) ? b : a;
}

/** Projections are small plain data written by one function, so their JSON is equal exactly when they are. */
function sameValue(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
