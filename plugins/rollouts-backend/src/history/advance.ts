import {
  Cause,
  RolloutFailure,
  RolloutStatus,
  Verdict,
} from '@dugnad/plugin-rollouts-common';

/** Where a recorded rollout stands, as far as the next step depends on it. */
export interface Standing {
  status: RolloutStatus;
  reason: string;
  healthyAt?: string;
  replacedAt?: string;
}

/** What changes of a recorded rollout. */
export interface Advance {
  status: RolloutStatus;
  reason: string;
  message: string;
  cause?: Cause;
  healthyAt?: string;
  endedAt?: string;
  /** A failure that begins with this. */
  failure?: Omit<RolloutFailure, 'recoveredAt' | 'recoveredBy'>;
  /** Whether the workload is well again, whatever failed before. */
  recovered: boolean;
}

/** What a verdict means for a rollout; undefined where it says nothing about it. */
function statusOf(verdict: Verdict): RolloutStatus | undefined {
  switch (verdict.status) {
    case 'Healthy':
      return 'healthy';
    case 'Degraded':
      return 'failed';
    case 'Progressing':
      return verdict.reason === 'Deleting' ? undefined : 'progressing';
    case 'Suspended':
      return {
        Paused: 'paused' as const,
        ScaledToZero: 'scaledToZero' as const,
        ScaledToZeroByAutoscaler: 'scaledToZero' as const,
      }[verdict.reason];
    default:
      return undefined;
  }
}

/** Steps that are no news of the rollout: what was healthy is done, and a failure lasts until it is healthy. */
function isNews(from: RolloutStatus, to: RolloutStatus): boolean {
  if (from === 'healthy') {
    return to === 'failed';
  }
  return !(from === 'failed' && to === 'progressing');
}

/**
 * The next step of a recorded rollout under a new verdict; undefined where there is none. Once another revision has taken its
 * place nothing changes any more, whatever a replica that lags behind still sees. Pure.
 */
export function advance(
  standing: Standing,
  verdict: Verdict,
  at: string,
): Advance | undefined {
  const { status: from, healthyAt } = standing;
  const to = statusOf(verdict);
  if (!to || standing.replacedAt || !isNews(from, to)) {
    return undefined;
  }
  const { reason, message, cause } = verdict;
  if (from === to && (to === 'healthy' || standing.reason === reason)) {
    return undefined;
  }
  const step = { status: to, reason, message, cause, recovered: false };
  if (to === 'healthy') {
    return {
      ...step,
      healthyAt: healthyAt ?? at,
      endedAt: healthyAt ?? at,
      recovered: true,
    };
  }
  if (to === 'failed' && from !== 'failed') {
    const phase = healthyAt ? 'afterwards' : 'rollout';
    return { ...step, failure: { at, phase, reason, message, cause } };
  }
  return step;
}
