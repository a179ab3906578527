import { applyTroubles } from './applyTroubles';
import { conditionOf } from './conditionOf';
import { creationTrouble } from './creationTrouble';
import { Evidence } from './evidence';
import { earliest, momentOf, timeOf } from './moments';
import { Deployment, Pod, RollingWorkload, Surroundings } from './objects';
import { podTrouble } from './podTrouble';
import { Reason } from './reasons';
import { podsByRevision, PodsByRevision } from './revisionOf';
import { daemonSetRule } from './rules/daemonSet';
import {
  deploymentRule,
  NOTHING_AVAILABLE_GRACE_MS,
  nothingAvailableSince,
} from './rules/deployment';
import { onDelete, partitionOf, statefulSetRule } from './rules/statefulSet';
import { runRule, verdictOf } from './runRule';
import { servingOf } from './servingOf';
import { Trouble } from './troubles/Trouble';
import { Verdict } from './verdict';
import { wakingScalerOf } from './wakingScaler';

/** Kubernetes' default where a Deployment does not say. */
const DEFAULT_DEADLINE_SECONDS = 600;
/** The value by which a Deployment says that it has no deadline. */
const NO_DEADLINE_SECONDS = 2_147_483_647;
/** A node may refuse one pod by chance; a second says that it is no chance. */
const REFUSALS = 2;

/** What judging needs besides the objects. */
export interface Circumstances {
  now: Date;
  evidence: Evidence;
  patienceMs: number;
}

function judgeAlone(workload: RollingWorkload, now: Date): Verdict {
  switch (workload.kind) {
    case 'Deployment':
      return runRule(deploymentRule, workload, now);
    case 'StatefulSet':
      return runRule(statefulSetRule, workload, now);
    default:
      return runRule(daemonSetRule, workload, now);
  }
}

/** How long one of its pods may be unready: a Deployment says so itself. */
function patienceOf(workload: RollingWorkload, patienceMs: number): number {
  if (workload.kind !== 'Deployment') {
    return patienceMs;
  }
  const { progressDeadlineSeconds = DEFAULT_DEADLINE_SECONDS } = workload.spec;
  return progressDeadlineSeconds >= NO_DEADLINE_SECONDS
    ? Infinity
    : progressDeadlineSeconds * 1000;
}

/** While it rolls out, a Deployment's controller tells itself when its deadline has passed. */
function isOnItsWay(workload: RollingWorkload): boolean {
  const { reason } = conditionOf(workload, 'Progressing') ?? {};
  return (
    workload.kind === 'Deployment' &&
    reason !== undefined &&
    reason !== 'NewReplicaSetAvailable'
  );
}

/** The number in a StatefulSet's pod's name, counted from the first pod. */
function placeOf(pod: Pod, first: number): number {
  const [, number] = /-(\d{1,10})$/.exec(pod.metadata.name) ?? [];
  return number === undefined ? -1 : Number(number) - first;
}

/**
 * Which pods of an earlier revision stand in the way: below the partition they stay for good, and an ordered rollout waits for
 * each that is not ready before it replaces any. A rollback meets the second when it follows a rollout that failed.
 */
function blocking(
  workload: RollingWorkload,
): ((pod: Pod) => Reason | undefined) | undefined {
  if (workload.kind === 'Deployment') {
    return undefined;
  }
  if (workload.kind === 'DaemonSet') {
    const { type } = workload.spec.updateStrategy;
    return type === 'OnDelete' ? () => 'OldPodBlocks' : undefined;
  }
  const first = workload.spec.ordinals?.start ?? 0;
  const isOrdered =
    onDelete(workload) || workload.spec.podManagementPolicy !== 'Parallel';
  return pod => {
    const place = placeOf(pod, first);
    if (place >= 0 && place < partitionOf(workload)) {
      return 'OldPodKept';
    }
    return isOrdered ? 'OldPodBlocks' : undefined;
  };
}

function troublesOf(
  workload: RollingWorkload,
  pods: PodsByRevision,
  circumstances: Circumstances,
): Trouble[] {
  const options = {
    ...circumstances,
    patienceMs: patienceOf(workload, circumstances.patienceMs),
  };
  const troubleOf = (pod: Pod) => podTrouble(pod, options);
  const reasonOf = blocking(workload);
  const old = reasonOf
    ? pods.previous.flatMap(pod => {
        const trouble = troubleOf(pod);
        const reason = reasonOf(pod);
        return trouble && reason
          ? { ...trouble, reason, whileLacking: true as const }
          : [];
      })
    : [];
  const ending = pods.ending.flatMap(pod => troubleOf(pod) ?? []);
  const current = pods.current.flatMap(pod => troubleOf(pod) ?? []);
  const refused = current.filter(({ cause }) => cause.kind === 'nodeRefused');
  const uncertain = [
    ...(refused.length < REFUSALS && pods.current.length > 1
      ? ['nodeRefused']
      : []),
    ...(isOnItsWay(workload) ? ['unready'] : []),
  ];
  return [
    ...current.map(one =>
      uncertain.includes(one.cause.kind)
        ? { ...one, certainAt: Infinity }
        : one,
    ),
    ...old,
    ...ending,
  ];
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

/** When a Deployment with nothing available stops being excused. */
function availabilityDeadline(
  deployment: Deployment,
  now: Date,
): string | undefined {
  const since = momentOf(nothingAvailableSince(deployment));
  const at = (since ?? 0) + NOTHING_AVAILABLE_GRACE_MS + 1;
  return since !== undefined && at > now.getTime() ? timeOf(at) : undefined;
}

/** The verdict on a workload that rolls out, from what it says itself and what is seen of its pods. */
export function judgeRolling(
  workload: RollingWorkload,
  related: Surroundings,
  circumstances: Circumstances,
): Verdict {
  const { evidence, now } = circumstances;
  const alone = judgeAlone(workload, now);
  const autoscaler =
    alone.reason === 'ScaledToZero'
      ? wakingScalerOf(workload, related.autoscalers)
      : undefined;
  const base = autoscaler
    ? verdictOf('ScaledToZeroByAutoscaler', { autoscaler }, alone.checks)
    : alone;
  const pods = podsByRevision(workload, related);
  const all = [...pods.current, ...pods.previous, ...pods.ending];
  const creation = creationTrouble(
    workload,
    pods.replicaSet,
    all,
    evidence,
    now,
  );
  // A creation that failed earlier explains nothing once every pod is there
  const settled = base.status === 'Healthy' || base.status === 'Suspended';
  const troubles = [
    ...(creation && !settled ? [creation] : []),
    ...troublesOf(workload, pods, circumstances),
  ];
  const judged = applyTroubles(base, troubles, now);
  const serving = servingOf(workload, pods, judged.status);
  const verdict = { ...judged, serving };
  const deadline =
    workload.kind === 'Deployment'
      ? availabilityDeadline(workload, now)
      : undefined;
  return {
    ...verdict,
    message: `${verdict.message}${servingWords(verdict)}`,
    recheckAt: earliest(verdict.recheckAt, deadline),
  };
}
