import {
  Dora,
  DoraEvent,
  RolloutFailure,
} from '@dugnad/plugin-rollouts-common';
import { StoredRollout } from '../history/RolloutStore';

/** What counts as an event. */
export interface DoraEventOptions {
  /** A failure this long after going healthy is still the change's own. */
  failureWindowMs: number;
  /** Since when each cluster is on record, ISO 8601: what came before was not watched. */
  recordedSince: Map<string, string>;
}

/** Every event behind the figures, whenever it was. */
export interface DoraEvents {
  events: Dora['events'];
  notCounted: StoredRollout[];
}

function eventOf(rollout: StoredRollout, at: string): DoraEvent {
  const { cluster, namespace, kind, name, id } = rollout;
  const { revision, version, environment } = rollout;
  return {
    cluster,
    namespace,
    kind,
    name,
    rolloutId: id,
    revision,
    version,
    environment,
    at,
  };
}

const since = (from: string, to: string) => Date.parse(to) - Date.parse(from);

function isOwnFailure(
  { healthyAt }: StoredRollout,
  failure: RolloutFailure,
  windowMs: number,
): boolean {
  return !healthyAt || since(healthyAt, failure.at) <= windowMs;
}

/** A commit has one lead time per workload: rolling back to it later, or restarting, delivers nothing new. */
function leadTimes(deployed: StoredRollout[]): DoraEvent[] {
  const seen = new Set<string>();
  const oldestFirst = [...deployed].sort((a, b) =>
    a.startedAt.localeCompare(b.startedAt),
  );
  return oldestFirst.flatMap(rollout => {
    const { cluster, namespace, kind, name } = rollout;
    const { commit, committedAt, healthyAt } = rollout;
    const key = [cluster, namespace, kind, name, commit].join('/');
    if (!commit || !committedAt || !healthyAt || seen.has(key)) {
      return [];
    }
    seen.add(key);
    const durationMs = since(committedAt, healthyAt);
    return durationMs < 0
      ? []
      : [{ ...eventOf(rollout, healthyAt), from: committedAt, durationMs }];
  });
}

const newestFirst = (events: DoraEvent[]) =>
  [...events].sort((a, b) => b.at.localeCompare(a.at));

/** Reads the events off rollouts. Pure. */
export function doraEvents(
  rollouts: StoredRollout[],
  { failureWindowMs, recordedSince }: DoraEventOptions,
): DoraEvents {
  const isWatched = (rollout: StoredRollout, at: string) => {
    const start = recordedSince.get(rollout.cluster);
    return start !== undefined && at >= start;
  };
  const deployed = rollouts.filter(
    rollout => rollout.healthyAt && isWatched(rollout, rollout.healthyAt),
  );
  const failures = rollouts.flatMap(rollout =>
    rollout.failures
      .filter(failure => isOwnFailure(rollout, failure, failureWindowMs))
      .map(failure => ({ rollout, failure })),
  );
  const restores = failures.flatMap(({ rollout, failure }) =>
    failure.recoveredAt
      ? {
          ...eventOf(rollout, failure.recoveredAt),
          from: failure.at,
          durationMs: since(failure.at, failure.recoveredAt),
          reason: failure.reason,
        }
      : [],
  );
  const counted = new Set(
    [...deployed, ...failures.map(({ rollout }) => rollout)].map(
      ({ id }) => id,
    ),
  );
  return {
    events: {
      deployments: newestFirst(
        deployed.map(one => eventOf(one, one.healthyAt ?? one.startedAt)),
      ),
      leadTimes: newestFirst(leadTimes(deployed)),
      failures: newestFirst(
        failures.map(({ rollout, failure }) => ({
          ...eventOf(rollout, failure.at),
          reason: failure.reason,
        })),
      ),
      restores: newestFirst(restores),
    },
    notCounted: rollouts.filter(({ id }) => !counted.has(id)),
  };
}
