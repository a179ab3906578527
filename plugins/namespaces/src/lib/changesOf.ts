import { ClaimEvent } from '@dugnad/plugin-namespaces-common';

/** One field that an event changed; `–` where there was or is nothing. */
export interface FieldChange {
  field: string;
  before: string;
  after: string;
}

const NOTHING = '–';

function show(value: unknown): string {
  if (value === undefined || value === null) return NOTHING;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The fields in which an event's `before` and `after` differ. Without a `before` there is nothing to compare. */
export function changesOf(
  event: Pick<ClaimEvent, 'before' | 'after'>,
): FieldChange[] {
  const { before, after = {} } = event;
  if (!before) return [];
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...fields]
    .map(field => ({
      field,
      before: show(before[field]),
      after: show(after[field]),
    }))
    .filter(change => change.before !== change.after);
}
