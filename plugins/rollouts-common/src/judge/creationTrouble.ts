import { clip } from './clip';
import { conditionOf } from './conditionOf';
import { eventTime, Evidence, firstTime } from './evidence';
import { momentOf, timeOf } from './moments';
import {
  CronJob,
  Deployment,
  Job,
  KubernetesEvent,
  Pod,
  ReplicaSet,
  RollingWorkload,
} from './objects';
import { Trouble } from './troubles/Trouble';
import { Cause } from './verdict';

/** Controllers retry creation with growing pauses; an event older than this speaks of the past. */
const RECENT_MS = 20 * 60_000;

/** What is made by a controller, and so tells that making works. */
type Made = { metadata: Pod['metadata'] };

function creationCause(
  reason: string,
  words: string,
  source: Cause['source'],
  since?: string,
): Cause {
  const message = clip(words);
  // A quota that a request leaves out refuses in other words than one that is used up
  const kind = /exceeded quota|failed quota/i.test(message)
    ? 'quota'
    : 'admission';
  return { kind, reason, message, source, affectedPods: 0, since };
}

function fromCondition(object: Deployment | ReplicaSet | undefined) {
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

/** Why the ReplicaSet of the latest change cannot itself be made; undefined where it can. */
export function replicaSetRefusal(deployment: Deployment) {
  const progressing = conditionOf(deployment, 'Progressing');
  return progressing?.reason === 'ReplicaSetCreateError'
    ? progressing
    : undefined;
}

function fromReplicaSetRefusal(deployment: Deployment): Cause | undefined {
  const refused = replicaSetRefusal(deployment);
  return (
    refused &&
    creationCause(
      'ReplicaSetCreateError',
      refused.message ?? '',
      'condition',
      refused.lastTransitionTime,
    )
  );
}

/** The times written on objects are whole seconds: what was made in the second of a refusal may have been made before it. */
const isMadeAfter = (time: number) => (made: Made) =>
  (momentOf(made.metadata.creationTimestamp) ?? 0) > time;

function isOver(
  refusal: KubernetesEvent,
  events: KubernetesEvent[],
  now: Date,
) {
  const time = eventTime(refusal);
  const succeeded = events.some(
    event => event.reason === 'SuccessfulCreate' && eventTime(event) > time,
  );
  return succeeded || now.getTime() - time >= RECENT_MS;
}

/** What is refused to a controller that says so in events alone; nothing once something was made after that. */
export function refusalInEvents(
  object: Exclude<RollingWorkload, Deployment> | Job | CronJob,
  made: Made[],
  evidence: Evidence,
  now: Date,
): Trouble | undefined {
  const events = evidence.about(object.metadata.uid);
  const refusal = events.find(({ reason }) => reason === 'FailedCreate');
  if (
    !refusal ||
    isOver(refusal, events, now) ||
    made.some(isMadeAfter(eventTime(refusal)))
  ) {
    return undefined;
  }
  const since = timeOf(firstTime(refusal) || undefined);
  const cause = creationCause(refusal.reason, refusal.message, 'event', since);
  const overAt = eventTime(refusal) + RECENT_MS;
  return { cause, certainAt: 0, overAt, whileLacking: true };
}

/**
 * Why pods of the current revision cannot even be created: a quota, or admission. Deployments and ReplicaSets say so in the
 * condition `ReplicaFailure`, and Deployments of the ReplicaSet itself in `Progressing`; the other kinds only in
 * `FailedCreate` events.
 */
export function creationTrouble(
  workload: RollingWorkload,
  replicaSet: ReplicaSet | undefined,
  pods: Pod[],
  evidence: Evidence,
  now: Date,
): Trouble | undefined {
  if (workload.kind !== 'Deployment') {
    return refusalInEvents(workload, pods, evidence, now);
  }
  const cause =
    fromReplicaSetRefusal(workload) ??
    fromCondition(replicaSet) ??
    fromCondition(workload);
  const reason = replicaSetRefusal(workload) && 'ReplicaSetRefused';
  return cause && { cause, certainAt: 0, reason };
}

/** The same of a ReplicaSet by itself. */
export function replicaSetTrouble(set: ReplicaSet): Trouble | undefined {
  const cause = fromCondition(set);
  return cause && { cause, certainAt: 0 };
}
