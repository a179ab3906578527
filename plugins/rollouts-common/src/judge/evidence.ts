import { clip } from './clip';
import { KubernetesEvent } from './objects';
import { momentOf } from './moments';

/** Of one object this many events are weighed, the newest: an event says little that a hundred newer ones do not. */
const MOST_EVENTS = 100;

/** When an event last happened, in milliseconds; 0 where it does not say. */
export function eventTime(event: KubernetesEvent): number {
  const time =
    event.series?.lastObservedTime ??
    event.lastTimestamp ??
    event.eventTime ??
    event.firstTimestamp;
  return momentOf(time) ?? 0;
}

/** When an event first happened, in milliseconds; 0 where it does not say. */
export function firstTime(event: KubernetesEvent): number {
  return momentOf(event.firstTimestamp ?? event.eventTime) ?? eventTime(event);
}

/** Whether an event was seen more than once. */
export function happenedAgain(event: KubernetesEvent): boolean {
  const count = event.series?.count ?? event.count ?? 1;
  return count > 1 || eventTime(event) > firstTime(event);
}

/** The container an event is about; undefined for one about the whole pod, or that does not say. */
export function containerOf({
  involvedObject: { fieldPath = '' },
}: KubernetesEvent): string | undefined {
  return /^spec\.(?:initContainers|containers)\{([^{}]+)\}/.exec(
    clip(fieldPath),
  )?.[1];
}

/** Events by what they are about. */
export interface Evidence {
  /** The newest events about the object with this uid, the newest first. */
  about(uid: string): KubernetesEvent[];
}

/** Sorts events once, so that many pods with many events cost no more than their sum. */
export function gatherEvidence(events: KubernetesEvent[] = []): Evidence {
  const byUid = new Map<string, KubernetesEvent[]>();
  for (const event of events) {
    const { uid } = event.involvedObject;
    const known = byUid.get(uid);
    if (known) {
      known.push(event);
    } else {
      byUid.set(uid, [event]);
    }
  }
  const sorted = new Map<string, KubernetesEvent[]>();
  return {
    about(uid) {
      const known = sorted.get(uid);
      if (known) {
        return known;
      }
      const newest = (byUid.get(uid) ?? [])
        .sort((a, b) => eventTime(b) - eventTime(a))
        .slice(0, MOST_EVENTS);
      sorted.set(uid, newest);
      return newest;
    },
  };
}
