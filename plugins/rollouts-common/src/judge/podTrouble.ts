import { conditionOf } from './conditionOf';
import { ContainerStatus, KubernetesEvent, Pod } from './objects';
import { Cause, CauseKind } from './verdict';

/** A pod that no node takes is given this long: schedulers retry, autoscalers add nodes. */
export const UNSCHEDULABLE_GRACE_MS = 15_000;
/** Mounting is retried by the kubelet; the first failures often pass. */
export const VOLUME_GRACE_MS = 20_000;
/** A restarted container is believed again after it has run this long. */
export const STABLE_AFTER_MS = 60_000;
/** The kubelet forgets restarts of a container that ran this long; so do we. */
const SHORT_LIFE_MS = 10 * 60_000;

const IMAGE_REASONS = [
  'ErrImagePull',
  'ImagePullBackOff',
  'InvalidImageName',
  'ErrImageNeverPull',
  'ImageInspectError',
  'RegistryUnavailable',
  'SignatureValidationFailed',
];

/** Something wrong with one pod. Before `certainAt` it may still pass by itself. */
export interface Trouble {
  cause: Cause;
  /** Milliseconds since the epoch; in the past when it is certain already. */
  certainAt: number;
  /** Milliseconds since the epoch at which it counts as over unless it happens again. */
  overAt?: number;
}

/**
 * The rule for a waiting container: an error is any reason that starts with `Err` or ends in `Error` or `BackOff`, as the
 * kubelet names them, and its image reasons that do neither.
 */
export function isErrorReason(reason: string): boolean {
  return /^Err|Error$|BackOff$/.test(reason) || IMAGE_REASONS.includes(reason);
}

function statusesOf({ status }: Pod): ContainerStatus[] {
  return [
    ...(status.initContainerStatuses ?? []),
    ...(status.containerStatuses ?? []),
  ];
}

/** When an event last happened, in milliseconds; 0 where it does not say. */
export function eventTime(event: KubernetesEvent): number {
  const time =
    event.series?.lastObservedTime ??
    event.lastTimestamp ??
    event.eventTime ??
    event.firstTimestamp;
  return time ? Date.parse(time) : 0;
}

/** The most telling of the pod's warnings with one of these reasons: the longest of the latest words wins. */
function quoteOf(
  pod: Pod,
  events: KubernetesEvent[],
  reasons: string[],
): KubernetesEvent | undefined {
  return events
    .filter(
      event =>
        event.type === 'Warning' &&
        event.involvedObject.uid === pod.metadata.uid &&
        reasons.includes(event.reason),
    )
    .sort(
      (a, b) =>
        reasons.indexOf(a.reason) - reasons.indexOf(b.reason) ||
        b.message.length - a.message.length,
    )[0];
}

/** Which events of a pod explain a cause, the most telling reason first. */
const EVENTS_OF: Partial<Record<CauseKind, string[]>> = {
  imagePull: ['Failed', 'InspectFailed', 'ErrImageNeverPull'],
  configuration: ['Failed'],
  volume: ['FailedAttachVolume', 'FailedMount', 'FailedMapVolume'],
  unschedulable: ['FailedScheduling'],
  probe: ['Unhealthy'],
};

interface TroubleOptions {
  kind: CauseKind;
  reason: string;
  words: string;
  source: Cause['source'];
  container?: ContainerStatus;
  since?: string;
}

function causeOf(
  pod: Pod,
  events: KubernetesEvent[],
  { kind, reason, words, source, container, since }: TroubleOptions,
): Cause {
  const event = quoteOf(pod, events, EVENTS_OF[kind] ?? []);
  return {
    kind,
    reason,
    message: event?.message || words || reason,
    source: event ? 'event' : source,
    pod: pod.metadata.name,
    container: container?.name,
    image: container?.image,
    affectedPods: 1,
    since,
  };
}

const oomKilled = ({ state, lastState }: ContainerStatus) =>
  [state, lastState].some(part => part?.terminated?.reason === 'OOMKilled');

function waitingKind(status: ContainerStatus, reason: string): CauseKind {
  if (IMAGE_REASONS.includes(reason)) {
    return 'imagePull';
  }
  if (reason === 'CrashLoopBackOff') {
    return oomKilled(status) ? 'outOfMemory' : 'crashLoop';
  }
  return 'configuration';
}

/** How a container ended last, in words. */
function endWords(status: ContainerStatus): string {
  const end = status.state?.terminated ?? status.lastState?.terminated;
  const { reason, exitCode, message } = end ?? {};
  const code = exitCode === undefined ? '' : `exit code ${exitCode}`;
  const words = [reason, code, message?.trim()].filter(Boolean).join(', ');
  return `${status.restartCount} restarts${words && `; last: ${words}`}`;
}

function waitingTrouble(
  pod: Pod,
  status: ContainerStatus,
  events: KubernetesEvent[],
): Trouble | undefined {
  const { reason = '', message = '' } = status.state?.waiting ?? {};
  if (!isErrorReason(reason)) {
    return undefined;
  }
  const kind = waitingKind(status, reason);
  const restarts = kind === 'crashLoop' || kind === 'outOfMemory';
  const words = restarts
    ? [message, endWords(status)].filter(Boolean).join(' — ')
    : message;
  const cause = causeOf(pod, events, {
    kind,
    reason: kind === 'outOfMemory' ? 'OOMKilled' : reason,
    words,
    source: 'container',
    container: status,
  });
  return { cause, certainAt: 0 };
}

/**
 * A container that was restarted after a short life keeps its trouble between two crashes, until it has run for a minute:
 * otherwise a crash loop would read green every time it tries again.
 */
function restartTrouble(
  pod: Pod,
  status: ContainerStatus,
  now: number,
): Trouble | undefined {
  const { state, restartCount } = status;
  const end = state?.terminated ?? status.lastState?.terminated;
  if (restartCount < 2 || !end || end.exitCode === 0) {
    return undefined;
  }
  const lived =
    Date.parse(end.finishedAt ?? '') - Date.parse(end.startedAt ?? '');
  const started = Date.parse(state?.running?.startedAt ?? '');
  const overAt = started + STABLE_AFTER_MS;
  if (lived > SHORT_LIFE_MS || now >= overAt) {
    return undefined;
  }
  const kind = oomKilled(status) ? 'outOfMemory' : 'crashLoop';
  const cause = causeOf(pod, [], {
    kind,
    reason: kind === 'outOfMemory' ? 'OOMKilled' : end.reason || 'Error',
    words: endWords(status),
    source: 'container',
    container: status,
    since: end.finishedAt,
  });
  return {
    cause,
    certainAt: 0,
    overAt: Number.isNaN(overAt) ? undefined : overAt,
  };
}

function schedulingTrouble(
  pod: Pod,
  events: KubernetesEvent[],
): Trouble | undefined {
  const condition = conditionOf(pod, 'PodScheduled');
  if (condition?.status !== 'False' || condition.reason !== 'Unschedulable') {
    return undefined;
  }
  const since =
    condition.lastTransitionTime ?? pod.metadata.creationTimestamp ?? '';
  const words = condition.message ?? '';
  const kind = /persistentvolumeclaim|volume/i.test(words)
    ? 'volume'
    : 'unschedulable';
  // The condition is rewritten at every attempt and says more than the first event
  const cause = causeOf(pod, kind === 'volume' ? events : [], {
    kind,
    reason: condition.reason,
    words,
    source: 'condition',
    since,
  });
  return { cause, certainAt: Date.parse(since) + UNSCHEDULABLE_GRACE_MS };
}

function volumeTrouble(
  pod: Pod,
  events: KubernetesEvent[],
): Trouble | undefined {
  const creating = statusesOf(pod).some(({ state }) =>
    ['ContainerCreating', 'PodInitializing'].includes(
      state?.waiting?.reason ?? '',
    ),
  );
  const event = creating && quoteOf(pod, events, EVENTS_OF.volume ?? []);
  if (!event) {
    return undefined;
  }
  const since = event.firstTimestamp ?? event.eventTime ?? '';
  const cause = causeOf(pod, events, {
    kind: 'volume',
    reason: event.reason,
    words: event.message,
    source: 'event',
    since,
  });
  return { cause, certainAt: Date.parse(since) + VOLUME_GRACE_MS };
}

/** A failing probe alone is normal while an application starts: never certain, but worth showing. */
function probeTrouble(
  pod: Pod,
  status: ContainerStatus,
  events: KubernetesEvent[],
): Trouble | undefined {
  const event =
    status.state?.running &&
    !status.ready &&
    quoteOf(pod, events, EVENTS_OF.probe ?? []);
  if (!event) {
    return undefined;
  }
  const cause = causeOf(pod, events, {
    kind: 'probe',
    reason: event.reason,
    words: event.message,
    source: 'event',
    container: status,
  });
  return { cause, certainAt: Number.POSITIVE_INFINITY };
}

/**
 * What keeps one pod from running, the most telling trouble first; undefined when nothing does. Pods that are being
 * deleted have none.
 */
export function podTrouble(
  pod: Pod,
  events: KubernetesEvent[],
  now: Date,
): Trouble | undefined {
  if (pod.metadata.deletionTimestamp) {
    return undefined;
  }
  const statuses = statusesOf(pod);
  const first = (find: (status: ContainerStatus) => Trouble | undefined) => {
    for (const status of statuses) {
      const trouble = find(status);
      if (trouble) {
        return trouble;
      }
    }
    return undefined;
  };
  return (
    first(status => waitingTrouble(pod, status, events)) ??
    first(status => restartTrouble(pod, status, now.getTime())) ??
    schedulingTrouble(pod, events) ??
    volumeTrouble(pod, events) ??
    first(status => probeTrouble(pod, status, events))
  );
}
