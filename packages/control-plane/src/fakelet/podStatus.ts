import type {
  ContainerStatus,
  Pod,
  PodCondition,
  PodStatus,
} from '../kube/objects.ts';

export interface PodSituation {
  initStatuses: ContainerStatus[];
  statuses: ContainerStatus[];
  podIP: string;
  /** RFC 3339. */
  now: string;
}

/** The status a kubelet would write for a pod whose containers are in this situation. */
export function podStatus(pod: Pod, situation: PodSituation): PodStatus {
  const { initStatuses, statuses, podIP, now } = situation;
  const phase = phaseOf(pod, initStatuses, statuses);
  const hasNetwork = [...initStatuses, ...statuses].some(s => s.containerID);
  return {
    phase,
    startTime: pod.status?.startTime ?? now,
    hostIP: '127.0.0.1',
    ...(hasNetwork ? { podIP, podIPs: [{ ip: podIP }] } : {}),
    conditions: conditionsOf(pod, situation, phase),
    ...(initStatuses.length > 0 ? { initContainerStatuses: initStatuses } : {}),
    containerStatuses: statuses,
  };
}

/** Whether the pod's restart policy gives a container that ended with `exitCode` another run. */
export function restartsAfter(
  pod: Pod,
  exitCode: number,
  isInit: boolean,
): boolean {
  const policy = pod.spec.restartPolicy ?? 'Always';
  if (policy === 'Never') return false;
  return exitCode !== 0 || (policy === 'Always' && !isInit);
}

function phaseOf(
  pod: Pod,
  initStatuses: ContainerStatus[],
  statuses: ContainerStatus[],
): string {
  const isOver = (status: ContainerStatus, isInit: boolean) =>
    status.state.terminated
      ? !restartsAfter(pod, status.state.terminated.exitCode, isInit)
      : false;
  const failed = (status: ContainerStatus) =>
    status.state.terminated?.exitCode !== 0;
  if (initStatuses.some(s => isOver(s, true) && failed(s))) return 'Failed';
  if (statuses.every(s => isOver(s, false))) {
    return statuses.some(failed) ? 'Failed' : 'Succeeded';
  }
  const neverRan = (s: ContainerStatus) =>
    s.state.waiting && !s.lastState?.terminated;
  return statuses.some(neverRan) ? 'Pending' : 'Running';
}

function conditionsOf(
  pod: Pod,
  { initStatuses, statuses, now }: PodSituation,
  phase: string,
): PodCondition[] {
  const unready = statuses.filter(s => !s.ready).map(s => s.name);
  const initialised =
    initStatuses.every(isInitialised) || phase === 'Succeeded';
  const readiness = readinessOf(phase, unready);
  const wanted: Omit<PodCondition, 'lastTransitionTime'>[] = [
    initialised
      ? { type: 'Initialized', status: 'True' }
      : {
          type: 'Initialized',
          status: 'False',
          reason: 'ContainersNotInitialized',
        },
    { type: 'Ready', ...readiness },
    { type: 'ContainersReady', ...readiness },
    { type: 'PodScheduled', status: 'True' },
  ];
  return wanted.map(condition => ({
    ...condition,
    lastTransitionTime: transitionTime(pod, condition, now),
  }));
}

function isInitialised({ state, ready }: ContainerStatus): boolean {
  return state.terminated?.exitCode === 0 || ready;
}

function readinessOf(phase: string, unready: string[]) {
  if (phase === 'Succeeded') {
    return { status: 'False', reason: 'PodCompleted' };
  }
  if (phase === 'Failed') return { status: 'False', reason: 'PodFailed' };
  if (unready.length === 0) return { status: 'True' };
  return {
    status: 'False',
    reason: 'ContainersNotReady',
    message: `containers with unready status: [${unready.join(' ')}]`,
  };
}

function transitionTime(
  pod: Pod,
  { type, status }: { type: string; status: string },
  now: string,
): string {
  const before = pod.status?.conditions?.find(c => c.type === type);
  return before?.status === status ? before.lastTransitionTime : now;
}
