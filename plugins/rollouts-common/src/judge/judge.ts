import { creationTrouble } from './creationTrouble';
import { deletionVerdict, isHeldBack } from './deletionVerdict';
import {
  JudgedObject,
  KubernetesEvent,
  OtherObject,
  Pod,
  RelatedObjects,
  RollingWorkload,
  Surroundings,
} from './objects';
import { podTrouble, Trouble } from './podTrouble';
import { Reason } from './reasons';
import { judgeResource } from './judgeResource';
import { podsByRevision } from './revisionOf';
import { judgeCronJob } from './rules/cronJob';
import { daemonSetRule } from './rules/daemonSet';
import {
  deploymentRule,
  NOTHING_AVAILABLE_GRACE_MS,
  nothingAvailableSince,
} from './rules/deployment';
import { jobRule } from './rules/job';
import { podRule } from './rules/pod';
import { replicaSetRule } from './rules/replicaSet';
import { statefulSetRule } from './rules/statefulSet';
import { runRule, verdictOf } from './runRule';
import { servingOf } from './servingOf';
import { Cause, CAUSE_KINDS, CauseKind, severityOf, Verdict } from './verdict';

/** What judging needs besides the objects. */
export interface JudgeOptions {
  now: Date;
}

const REASON_OF_CAUSE: Record<CauseKind, Reason> = {
  quota: 'QuotaExceeded',
  admission: 'AdmissionRefused',
  imagePull: 'ImagePullFailed',
  configuration: 'ConfigurationMissing',
  outOfMemory: 'OutOfMemory',
  crashLoop: 'CrashLoop',
  volume: 'VolumeUnavailable',
  unschedulable: 'Unschedulable',
  probe: 'ProbeFailing',
};

/** A missed deadline or a failed pod creation, which a cause seen on the pods explains better. */
const EXPLAINED_BY_CAUSE: string[] = [
  'ProgressDeadlineExceeded',
  'ReplicaFailure',
  'NothingAvailable',
];

function isRolling(object: JudgedObject): object is RollingWorkload {
  return ['Deployment', 'StatefulSet', 'DaemonSet'].includes(object.kind);
}

/** Kinds with a schema of their own keep no `apiVersion`; every other object does. */
function isJudged(object: JudgedObject | OtherObject): object is JudgedObject {
  return !('apiVersion' in object);
}

function judgeAlone(
  object: JudgedObject,
  related: RelatedObjects,
  now: Date,
): Verdict {
  switch (object.kind) {
    case 'Deployment':
      return runRule(deploymentRule, object, now);
    case 'StatefulSet':
      return runRule(statefulSetRule, object, now);
    case 'DaemonSet':
      return runRule(daemonSetRule, object, now);
    case 'ReplicaSet':
      return runRule(replicaSetRule, object, now);
    case 'Pod':
      return runRule(podRule, object, now);
    case 'Job':
      return runRule(jobRule, object, now);
    default:
      return judgeCronJob(object, related, now);
  }
}

/** The same trouble on several pods is one cause; the kind that explains most comes first. */
function worstTrouble(troubles: Trouble[]): Trouble | undefined {
  const rank = ({ cause }: Trouble) => CAUSE_KINDS.indexOf(cause.kind);
  const [worst] = [...troubles].sort((a, b) => rank(a) - rank(b));
  if (!worst) {
    return undefined;
  }
  const same = troubles.filter(({ cause }) => cause.kind === worst.cause.kind);
  const affectedPods = same.reduce(
    (total, { cause }) => total + cause.affectedPods,
    0,
  );
  return { ...worst, cause: { ...worst.cause, affectedPods } };
}

function withCause(verdict: Verdict, cause: Cause): Verdict {
  const judged = verdictOf(
    REASON_OF_CAUSE[cause.kind],
    {
      ...verdict.values,
      container: cause.container ?? '–',
      image: cause.image ?? '–',
      quote: cause.message,
    },
    verdict.checks,
  );
  return { ...judged, cause };
}

/** A trouble that is certain decides; one that may pass is only shown, and says when to look again. */
function applyTroubles(
  verdict: Verdict,
  troubles: Trouble[],
  now: Date,
): Verdict {
  const time = now.getTime();
  const certain = worstTrouble(troubles.filter(t => t.certainAt <= time));
  const possible = worstTrouble(troubles.filter(t => t.certainAt > time));
  const recheck = Math.min(
    ...troubles
      .flatMap(t => [t.certainAt, t.overAt ?? 0])
      .filter(t => t > time),
  );
  const recheckAt = Number.isFinite(recheck)
    ? new Date(recheck).toISOString()
    : undefined;
  if (certain && severityOf(verdict.status) <= severityOf('Degraded')) {
    return { ...withCause(verdict, certain.cause), recheckAt };
  }
  if (possible && EXPLAINED_BY_CAUSE.includes(verdict.reason)) {
    return { ...withCause(verdict, possible.cause), recheckAt };
  }
  const shown = verdict.status === 'Healthy' ? undefined : possible?.cause;
  return { ...verdict, cause: shown, recheckAt };
}

function podTroubles(
  pods: Pod[],
  events: KubernetesEvent[],
  now: Date,
): Trouble[] {
  return pods.flatMap(pod => podTrouble(pod, events, now) ?? []);
}

function servingWords(verdict: Verdict): string {
  if (verdict.status !== 'Degraded' || !verdict.serving) {
    return '';
  }
  const subject = {
    current: 'Other pods of this version are',
    previous: 'The previous version is',
    nothing: 'Nothing is',
  }[verdict.serving];
  return ` ${subject} serving.`;
}

function earliest(...times: (string | undefined)[]): string | undefined {
  return times.filter(time => time !== undefined).sort()[0];
}

/** When a Deployment with nothing available stops being excused. */
function availabilityDeadline(
  workload: RollingWorkload,
  now: Date,
): string | undefined {
  const since =
    workload.kind === 'Deployment' && nothingAvailableSince(workload);
  if (!since) {
    return undefined;
  }
  const at = Date.parse(since) + NOTHING_AVAILABLE_GRACE_MS + 1;
  return at > now.getTime() ? new Date(at).toISOString() : undefined;
}

function judgeRolling(
  workload: RollingWorkload,
  related: RelatedObjects,
  now: Date,
): Verdict {
  const base = judgeAlone(workload, related, now);
  const events = related.events ?? [];
  const pods = podsByRevision(workload, related);
  const creation = creationTrouble(workload, pods.replicaSet, events, now);
  // A creation that failed earlier explains nothing once every pod is there
  const settled = base.status === 'Healthy' || base.status === 'Suspended';
  const troubles = [
    ...(creation && !settled ? [creation] : []),
    ...podTroubles(pods.current, events, now),
  ];
  const judged = applyTroubles(base, troubles, now);
  const serving = servingOf(workload, pods, judged.status);
  const verdict = { ...judged, serving };
  return {
    ...verdict,
    message: `${verdict.message}${servingWords(verdict)}`,
    recheckAt: earliest(verdict.recheckAt, availabilityDeadline(workload, now)),
  };
}

function troublesAround(
  object: JudgedObject,
  related: RelatedObjects,
  now: Date,
): Trouble[] {
  const events = related.events ?? [];
  if (object.kind === 'Pod') {
    return podTroubles([object], events, now);
  }
  if (object.kind !== 'ReplicaSet' && object.kind !== 'Job') {
    return [];
  }
  const pods = (related.pods ?? []).filter(pod =>
    pod.metadata.ownerReferences?.some(
      owner => owner.uid === object.metadata.uid,
    ),
  );
  return podTroubles(pods, events, now);
}

/**
 * The verdict on one object, from the object and what is around it. Pure and isomorphic: no client, no clock. Objects are
 * parsed by the schemas of this package (`deploymentSchema`, …, or `parseObjects` for a heap of YAML).
 *
 * The base is the order of questions of `kubectl rollout status`, and of each project's API documentation, per kind in
 * `rules/`. Sharper than it: trouble on the
 * pods of the current revision is a failure as soon as it is certain, named with container and the cluster's own words,
 * and the verdict says which version is serving.
 */
export function judge(
  object: JudgedObject | OtherObject,
  related: Surroundings,
  { now }: JudgeOptions,
): Verdict {
  if (
    object.metadata.deletionTimestamp &&
    (object.kind !== 'Pod' || isHeldBack(object, now))
  ) {
    return deletionVerdict(object, now);
  }
  if (!isJudged(object)) {
    return judgeResource(object, related, now);
  }
  if (isRolling(object)) {
    return judgeRolling(object, related, now);
  }
  const verdict = judgeAlone(object, related, now);
  const over = verdict.status === 'Suspended' || verdict.reason === 'Completed';
  return over
    ? verdict
    : applyTroubles(verdict, troublesAround(object, related, now), now);
}

/** The verdict on an object that should be there and is not. */
export function missingVerdict(): Verdict {
  return verdictOf('NotFound', {});
}

/** The verdict on anything in a cluster that does not answer: never the last green. */
export function unknownVerdict(since: string): Verdict {
  return verdictOf('ClusterUnreachable', { since });
}
