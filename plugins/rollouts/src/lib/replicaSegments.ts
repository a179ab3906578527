import { WorkloadDetail } from '@dugnad/plugin-rollouts-common';

/** What some of a workload's replicas do. `current` and `old` are ready to answer; the others are not. */
export type ReplicaState = 'current' | 'waiting' | 'old' | 'missing';

/** How many replicas are in one state. */
export interface ReplicaSegment {
  state: ReplicaState;
  count: number;
}

/** What the replicas of a workload do, in the order a bar shows them; states with none are left out. Pure. */
export function replicaSegments(
  workload: Pick<WorkloadDetail, 'replicas' | 'revisions'>,
): ReplicaSegment[] {
  const { replicas, revisions } = workload;
  if (!replicas) return [];
  const now = revisions.find(({ state }) => state === 'current');
  const old = revisions
    .filter(({ state }) => state === 'previous')
    .reduce((sum, { replicas: running }) => sum + running, 0);
  const current = Math.min(
    now?.available ?? replicas.available,
    replicas.updated,
  );
  const waiting = Math.max(0, replicas.updated - current);
  const missing = Math.max(0, replicas.desired - replicas.updated - old);
  const segments: ReplicaSegment[] = [
    { state: 'current', count: current },
    { state: 'waiting', count: waiting },
    { state: 'old', count: old },
    { state: 'missing', count: missing },
  ];
  return segments.filter(({ count }) => count > 0);
}
