import { applyTroubles } from './applyTroubles';
import { refusalInEvents, replicaSetTrouble } from './creationTrouble';
import { deletionVerdict, isHeldBack } from './deletionVerdict';
import { gatherEvidence } from './evidence';
import { judgeResource } from './judgeResource';
import { Circumstances, judgeRolling } from './judgeRolling';
import { momentOf, timeOf } from './moments';
import {
  CronJob,
  Job,
  JudgedObject,
  OtherObject,
  Pod,
  RelatedObjects,
  ReplicaSet,
  Surroundings,
} from './objects';
import { podTrouble } from './podTrouble';
import { jobsOf, judgeCronJob, lastJobOf } from './rules/cronJob';
import { jobRule } from './rules/job';
import { podRule } from './rules/pod';
import { replicaSetRule } from './rules/replicaSet';
import { runRule, verdictOf } from './runRule';
import {
  deletionWaitsFor,
  ENDING_GRACE_MS,
  failedAt,
} from './troubles/endingTrouble';
import { Trouble } from './troubles/Trouble';
import { Verdict } from './verdict';

/** How long what has no deadline of its own may be unready before that is a failure. */
export const DEFAULT_PATIENCE_MS = 10 * 60_000;

/** What judging needs besides the objects. */
export interface JudgeOptions {
  now: Date;
  /**
   * How long a pod of a StatefulSet, DaemonSet or ReplicaSet, or a bare pod may be unready before that is a failure, in
   * milliseconds. A Deployment has its own `progressDeadlineSeconds`. Default: 10 minutes.
   */
  patienceMs?: number;
}

/** Kinds with a schema of their own keep no `apiVersion`; every other object does. */
function isJudged(object: JudgedObject | OtherObject): object is JudgedObject {
  return !('apiVersion' in object);
}

function ownPods(uid: string, { pods = [] }: RelatedObjects): Pod[] {
  return pods.filter(pod =>
    pod.metadata.ownerReferences?.some(owner => owner.uid === uid),
  );
}

/** What the pods of a job say: of those that failed only the last, since a job tries again. */
function jobTroubles(
  job: Job,
  related: RelatedObjects,
  circumstances: Circumstances,
): Trouble[] {
  const { evidence, now, patienceMs } = circumstances;
  const pods = ownPods(job.metadata.uid, related);
  const refusal = refusalInEvents(job, pods, evidence, now);
  const lastFailed = pods
    .filter(({ status }) => status.phase === 'Failed')
    .reduce<Pod | undefined>(
      (last, pod) => (!last || failedAt(pod) > failedAt(last) ? pod : last),
      undefined,
    );
  const troubles = pods
    .filter(pod => pod.status.phase !== 'Failed' || pod === lastFailed)
    .flatMap(pod => {
      // A job's pod that runs works, ready or not
      const isRunning = pod.status.phase === 'Running';
      const trouble = podTrouble(pod, {
        ...circumstances,
        patienceMs: isRunning ? Infinity : patienceMs,
      });
      const hasFailed = pod === lastFailed;
      return trouble && hasFailed
        ? { ...trouble, certainAt: Infinity, overAt: undefined }
        : trouble ?? [];
    });
  if (!refusal) {
    return troubles;
  }
  // While others of its pods run, the job gets on
  const certainAt = job.status.active > 0 ? Infinity : refusal.certainAt;
  return [{ ...refusal, certainAt }, ...troubles];
}

function judgeJob(
  job: Job,
  related: RelatedObjects,
  circumstances: Circumstances,
): Verdict {
  const { now } = circumstances;
  const verdict = runRule(jobRule, job, now);
  return verdict.status === 'Suspended' || verdict.reason === 'Completed'
    ? verdict
    : applyTroubles(verdict, jobTroubles(job, related, circumstances), now);
}

function judgeSchedule(
  cronJob: CronJob,
  related: RelatedObjects,
  circumstances: Circumstances,
): Verdict {
  const { evidence, now } = circumstances;
  const jobs = jobsOf(cronJob, related.jobs);
  const verdict = judgeCronJob(cronJob, jobs, now);
  if (verdict.status === 'Suspended') {
    return verdict;
  }
  const refusal = refusalInEvents(cronJob, jobs, evidence, now);
  const last = lastJobOf(jobs);
  const isOfLastJob = ['LastJobRunning', 'LastJobFailed', 'RunNeverEnds'];
  const troubles = [
    // What is refused now tells more than how the last run went
    ...(refusal ? [{ ...refusal, whileLacking: undefined }] : []),
    ...(last && isOfLastJob.includes(verdict.reason)
      ? jobTroubles(last, related, circumstances)
      : []),
  ];
  const judged = applyTroubles(verdict, troubles, now);
  return { ...judged, recheckAt: judged.recheckAt ?? verdict.recheckAt };
}

function judgeReplicaSet(
  set: ReplicaSet,
  related: RelatedObjects,
  circumstances: Circumstances,
): Verdict {
  const { now } = circumstances;
  const verdict = runRule(replicaSetRule, set, now);
  const refusal = replicaSetTrouble(set);
  const troubles = ownPods(set.metadata.uid, related).flatMap(
    pod => podTrouble(pod, circumstances) ?? [],
  );
  return verdict.status === 'Suspended'
    ? verdict
    : applyTroubles(verdict, [...(refusal ? [refusal] : []), ...troubles], now);
}

function judgePod(pod: Pod, circumstances: Circumstances): Verdict {
  const { now } = circumstances;
  const verdict = runRule(podRule, pod, now);
  const trouble = podTrouble(pod, circumstances);
  if (verdict.reason === 'Completed' || !trouble) {
    return verdict;
  }
  const { gate } = trouble.values ?? {};
  return gate === undefined
    ? applyTroubles(verdict, [trouble], now)
    : {
        ...verdictOf('SchedulingGated', { gate }, verdict.checks),
        cause: trouble.cause,
      };
}

/** A pod that is being deleted, and one that should have ended: its node has not said so. */
function judgeEndingPod(pod: Pod, now: Date): Verdict {
  if (isHeldBack(pod, now)) {
    return deletionVerdict(pod, now);
  }
  const due =
    (momentOf(pod.metadata.deletionTimestamp) ?? now.getTime()) +
    ENDING_GRACE_MS;
  const checks = [
    { name: 'deleting', expected: false, actual: true, passed: false },
  ];
  if (due > now.getTime()) {
    const verdict = verdictOf('Deleting', {}, checks);
    return { ...verdict, recheckAt: timeOf(due) };
  }
  const { deletionTimestamp: since = '–' } = pod.metadata;
  const waitsFor = deletionWaitsFor(pod);
  return verdictOf('DeletionStuck', { since, waitsFor }, checks);
}

function judgeByKind(
  object: JudgedObject,
  related: Surroundings,
  circumstances: Circumstances,
): Verdict {
  switch (object.kind) {
    case 'Pod':
      return judgePod(object, circumstances);
    case 'Job':
      return judgeJob(object, related, circumstances);
    case 'CronJob':
      return judgeSchedule(object, related, circumstances);
    case 'ReplicaSet':
      return judgeReplicaSet(object, related, circumstances);
    default:
      return judgeRolling(object, related, circumstances);
  }
}

/**
 * The verdict on one object, from the object and what is around it. Pure and isomorphic: no client, no clock. Objects are
 * parsed by the schemas of this package (`deploymentSchema`, …, or `parseObjects` for a heap of YAML).
 *
 * The base is the order of questions of `kubectl rollout status`, and of each project's API documentation, per kind in
 * `rules/`. Sharper than it: trouble on the pods of the current revision is a failure as soon as it is certain, named with
 * container and the cluster's own words, and the verdict says which version is serving. Evidence counts for the container it
 * is about, and as long as nothing newer speaks against it.
 */
export function judge(
  object: JudgedObject | OtherObject,
  related: Surroundings,
  { now, patienceMs = DEFAULT_PATIENCE_MS }: JudgeOptions,
): Verdict {
  const evidence = gatherEvidence(related.events);
  const circumstances = { now, patienceMs, evidence };
  if (object.metadata.deletionTimestamp) {
    return isJudged(object) && object.kind === 'Pod'
      ? judgeEndingPod(object, now)
      : deletionVerdict(object, now);
  }
  return isJudged(object)
    ? judgeByKind(object, related, circumstances)
    : judgeResource(object, related, now);
}

/** The verdict on an object that should be there and is not. */
export function missingVerdict(): Verdict {
  return verdictOf('NotFound', {});
}

/** The verdict on anything in a cluster that does not answer: never the last green. */
export function unknownVerdict(since: string): Verdict {
  return verdictOf('ClusterUnreachable', { since });
}
