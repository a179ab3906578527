import { conditionOf } from './conditionOf';
import { KubernetesEvent, ReplicaSet, RollingWorkload } from './objects';
import { eventTime, Trouble } from './podTrouble';
import { Cause } from './verdict';

/** Controllers retry creation with growing pauses; an event older than this speaks of the past. */
const RECENT_MS = 20 * 60_000;

function creationCause(
  reason: string,
  message: string,
  source: Cause['source'],
  since?: string | null,
): Cause {
  const kind = /exceeded quota/i.test(message) ? 'quota' : 'admission';
  return {
    kind,
    reason,
    message,
    source,
    affectedPods: 0,
    since: since ?? undefined,
  };
}

function fromCondition(
  object: RollingWorkload | ReplicaSet | undefined,
): Cause | undefined {
  const failure = object && conditionOf(object, 'ReplicaFailure');
  return failure?.status === 'True'
    ? creationCause(
        failure.reason ?? 'ReplicaFailure',
        failure.message ?? '',
        'condition',
        failure.lastTransitionTime,
      )
    : undefined;
}

function fromEvent(
  uid: string,
  events: KubernetesEvent[],
  now: Date,
): Cause | undefined {
  const [latest] = events
    .filter(
      event =>
        event.reason === 'FailedCreate' && event.involvedObject.uid === uid,
    )
    .sort((a, b) => eventTime(b) - eventTime(a));
  return latest && now.getTime() - eventTime(latest) < RECENT_MS
    ? creationCause(
        latest.reason,
        latest.message,
        'event',
        latest.firstTimestamp,
      )
    : undefined;
}

/**
 * Why pods of the current revision cannot even be created: a quota, or admission. Deployments and ReplicaSets say so in the
 * condition `ReplicaFailure`; StatefulSets and DaemonSets only in `FailedCreate` events.
 */
export function creationTrouble(
  workload: RollingWorkload,
  replicaSet: ReplicaSet | undefined,
  events: KubernetesEvent[],
  now: Date,
): Trouble | undefined {
  const cause =
    workload.kind === 'Deployment'
      ? fromCondition(replicaSet) ?? fromCondition(workload)
      : fromEvent(workload.metadata.uid, events, now);
  return cause && { cause, certainAt: 0 };
}
