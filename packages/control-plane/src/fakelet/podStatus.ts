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

/** Whether this container is a sidecar: an init container that goes on beside the others. */
export function isSidecar(pod: Pod, name: string): boolean {
  return (pod.spec.initContainers ?? []).some(
    container =>
      container.name === name && container.restartPolicy === 'Always',
  );
}

/** Whether a container that ended with `exitCode` gets another run: a sidecar always, any other as the pod's policy says. */
export function restartsAfter(
  pod: Pod,
  name: string,
  exitCode: number,
): boolean {
  if (isSidecar(pod, name)) return true;
  const isInit = (pod.spec.initContainers ?? []).some(
    container => container.name === name,
  );
  const policy = pod.spec.restartPolicy ?? 'Always';
  if (policy === 'Never') return false;
  return exitCode !== 0 || (policy === 'Always' && !isInit);
}

/** Whether a container has ended and gets no other run. */
export function isOver(pod: Pod, { name, state }: ContainerStatus): boolean {
  return state.terminated
    ? !restartsAfter(pod, name, state.terminated.exitCode)
    : false;
}

function phaseOf(
  pod: Pod,
  initStatuses: ContainerStatus[],
  statuses: ContainerStatus[],
): string {
  const failed = (status: ContainerStatus) =>
    status.state.terminated?.exitCode !== 0;
  if (initStatuses.some(s => isOver(pod, s) && failed(s))) return 'Failed';
  if (statuses.every(s => isOver(pod, s))) {
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
  const sidecars = initStatuses.filter(({ name }) => isSidecar(pod, name));
  const unready = [...sidecars, ...statuses]
    .filter(({ ready }) => !ready)
    .map(({ name }) => name);
  const initialised =
    initStatuses.every(status => isInitialised(pod, status)) ||
    phase === 'Succeeded';
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

/** A sidecar holds up the others only until it has started. */
function isInitialised(pod: Pod, status: ContainerStatus): boolean {
  return isSidecar(pod, status.name)
    ? status.started === true || status.restartCount > 0
    : status.state.terminated?.exitCode === 0;
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
