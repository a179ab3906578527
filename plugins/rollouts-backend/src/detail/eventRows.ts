import {
  eventTime,
  KubernetesEvent,
  WorkloadEvent,
} from '@dugnad/plugin-rollouts-common';

/** More than this nobody reads; the API server keeps them for an hour only. */
const SHOWN = 100;

/** Events, the newest first. */
export function eventRows(events: KubernetesEvent[]): WorkloadEvent[] {
  return [...events]
    .sort((a, b) => eventTime(b) - eventTime(a))
    .slice(0, SHOWN)
    .map(event => ({
      kind: event.involvedObject.kind,
      name: event.involvedObject.name,
      type: event.type,
      reason: event.reason,
      message: event.message,
      count: event.series?.count ?? event.count ?? 1,
      lastSeen: eventTime(event)
        ? new Date(eventTime(event)).toISOString()
        : undefined,
    }));
}
