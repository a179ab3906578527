import { ClaimEvent } from '@dugnad/plugin-namespaces-common';

/** What of a history is shown. */
export interface EventFilter {
  /** Undefined for every kind. */
  kind?: string;
  /** Part of who, why or what changed; case does not matter. */
  text: string;
}

/** The events that a filter lets through, in their order. */
export function filterEvents(
  events: ClaimEvent[],
  { kind, text }: EventFilter,
): ClaimEvent[] {
  const part = text.trim().toLocaleLowerCase();
  return events.filter(
    event =>
      (kind === undefined || event.kind === kind) &&
      (part === '' || wordsOf(event).includes(part)),
  );
}

function wordsOf({ by, reason, before, after, fields }: ClaimEvent): string {
  const words = [by, reason, JSON.stringify([before, after, fields])];
  return words.join(' ').toLocaleLowerCase();
}
