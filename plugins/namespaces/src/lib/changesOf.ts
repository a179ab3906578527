import { ClaimEvent } from '@dugnad/plugin-namespaces-common';

/** One field that an event changed; undefined where there was or is nothing. */
export interface FieldChange {
  field: string;
  before: unknown;
  after: unknown;
}

/** The fields in which an event's `before` and `after` differ. Without a `before` there is nothing to compare. */
export function changesOf(
  event: Pick<ClaimEvent, 'before' | 'after'>,
): FieldChange[] {
  const { before, after = {} } = event;
  if (!before) return [];
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...fields]
    .map(field => ({ field, before: before[field], after: after[field] }))
    .filter(change => !same(change.before, change.after));
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}
