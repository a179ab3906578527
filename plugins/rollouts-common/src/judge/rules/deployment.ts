import { clip } from '../clip';
import { conditionOf, wordsOf } from '../conditionOf';
import { replicaSetRefusal } from '../creationTrouble';
import { Deployment } from '../objects';
import { atLeast, atMost, equals, KindRule } from '../runRule';
import { within } from '../within';

/** How long a rolled-out workload may have nothing available before that is a failure: a rescheduled pod needs a while. */
export const NOTHING_AVAILABLE_GRACE_MS = 60_000;

const endingOf = ({ status }: Deployment) =>
  Math.max(0, status.terminatingReplicas ?? 0);

function progressReason(deployment: Deployment): string {
  return conditionOf(deployment, 'Progressing')?.reason ?? '';
}

/** When "nothing available" of a rolled-out deployment began; undefined where something is, or it never rolled out. */
export function nothingAvailableSince(
  deployment: Deployment,
): string | undefined {
  const { availableReplicas } = deployment.status;
  const available = conditionOf(deployment, 'Available');
  const concerned =
    deployment.spec.replicas > 0 &&
    availableReplicas === 0 &&
    available?.status === 'False' &&
    progressReason(deployment) === 'NewReplicaSetAvailable';
  return concerned ? available.lastTransitionTime : undefined;
}

function nothingAvailable(deployment: Deployment, now: Date) {
  const since = nothingAvailableSince(deployment);
  if (!since) {
    return undefined;
  }
  const forMs = now.getTime() - Date.parse(since);
  const { expected, actual } = atLeast(1, 0);
  return { expected, actual, passed: forMs <= NOTHING_AVAILABLE_GRACE_MS };
}

/**
 * Deployment. Source: the order of `kubectl rollout status` (`DeploymentStatusViewer`), and the Deployment documentation
 * for `ReplicaFailure`, `ProgressDeadlineExceeded` and `paused`. Ours: `ReplicaFailure` and "nothing available" are
 * failures at once, and paused or scaled to zero are states of their own.
 */
export const deploymentRule: KindRule<Deployment> = {
  checks: [
    {
      name: 'replicaSetCreated',
      // The controller never observes a change whose ReplicaSet it cannot make
      compare: deployment =>
        replicaSetRefusal(deployment) && equals(true, false),
      otherwise: 'ReplicaSetRefused',
    },
    {
      name: 'observedGeneration',
      compare: ({ metadata, status }) =>
        atLeast(metadata.generation, status.observedGeneration),
      otherwise: 'SpecNotObserved',
    },
    {
      name: 'replicaFailure',
      compare: deployment =>
        equals(
          false,
          conditionOf(deployment, 'ReplicaFailure')?.status === 'True',
        ),
      otherwise: 'ReplicaFailure',
    },
    {
      name: 'progressDeadlineExceeded',
      compare: deployment =>
        equals(
          false,
          progressReason(deployment) === 'ProgressDeadlineExceeded',
        ),
      otherwise: 'ProgressDeadlineExceeded',
    },
    {
      name: 'paused',
      compare: ({ spec }) => equals(false, spec.paused),
      otherwise: 'Paused',
    },
    {
      name: 'terminatingReplicas',
      compare: deployment =>
        endingOf(deployment) > 0 &&
        deployment.status.updatedReplicas < deployment.spec.replicas
          ? atMost(0, endingOf(deployment))
          : undefined,
      otherwise: 'UpdatingEnding',
    },
    {
      name: 'updatedReplicas',
      compare: ({ spec, status }) =>
        atLeast(spec.replicas, status.updatedReplicas),
      otherwise: 'Updating',
    },
    {
      name: 'oldReplicas',
      compare: ({ status }) =>
        atMost(0, Math.max(0, status.replicas - status.updatedReplicas)),
      otherwise: 'OldPending',
    },
    {
      name: 'availableForAMinute',
      compare: nothingAvailable,
      otherwise: 'NothingAvailable',
    },
    {
      name: 'availableReplicas',
      compare: ({ status }) =>
        atLeast(status.updatedReplicas, status.availableReplicas),
      otherwise: 'NotYetAvailable',
    },
  ],
  done: deployment => {
    if (deployment.spec.replicas === 0) {
      return 'ScaledToZero';
    }
    return endingOf(deployment) > 0 ? 'RolledOutEnding' : 'RolledOut';
  },
  values: (deployment, reason) => {
    const { replicas, updatedReplicas, availableReplicas } = deployment.status;
    // What is compared is what is said: while scaling down more are updated than wanted
    const desired = Math.max(
      0,
      reason === 'NotYetAvailable' ? updatedReplicas : deployment.spec.replicas,
    );
    return {
      desired,
      updated: within(desired, updatedReplicas),
      available: within(desired, availableReplicas),
      old: Math.max(0, replicas - updatedReplicas),
      terminating: endingOf(deployment),
      quote: clip(
        wordsOf(
          replicaSetRefusal(deployment) ??
            conditionOf(deployment, 'ReplicaFailure'),
        ),
      ),
    };
  },
};
