import { Change, Item } from '@dugnad/plugin-clusters-node';

/** The item a change is about; undefined for changes of a whole cluster. */
export function itemOf<T>(change: Change<T>): Item<T> | undefined {
  if (change.type === 'added' || change.type === 'updated') {
    return change.item;
  }
  return change.type === 'removed' ? change.previous : undefined;
}
