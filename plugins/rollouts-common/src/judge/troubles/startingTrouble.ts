import { conditionOf } from '../conditionOf';
import { eventTime, firstTime, happenedAgain } from '../evidence';
import { KubernetesEvent } from '../objects';
import { warningOf } from './eventsOf';
import { causeOn, statusesOf, Suspect, Trouble } from './Trouble';

/** Mounting is retried by the kubelet; the first failures often pass. */
export const VOLUME_GRACE_MS = 20_000;
/** The kubelet tries at least every two minutes, and drops an event now and then. */
const RETRIED_WITHIN_MS = 10 * 60_000;
/** What failed once and has not been heard of for this long went well the next time. */
const ONCE_MS = 150_000;

const MOUNT = ['FailedMount', 'FailedMapVolume'];
const ATTACH = ['FailedAttachVolume'];
const SANDBOX = ['FailedCreatePodSandBox', 'NetworkNotReady'];
/** What a kubelet does only after volumes are mounted and the sandbox is there. */
const LATER = ['Pulling', 'Pulled', 'Created', 'Started'];

const hasRun = (suspect: Suspect) =>
  statusesOf(suspect.pod).some(
    ({ state, lastState }) =>
      state?.running || state?.terminated || lastState?.terminated,
  );

/** Whether all of a pod's containers wait for what comes before them: volumes, then the sandbox with its network. */
function isBeforeContainers(suspect: Suspect): boolean {
  const { pod } = suspect;
  const statuses = statusesOf(pod);
  const waits = statuses.some(({ state }) =>
    ['ContainerCreating', 'PodInitializing'].includes(
      state?.waiting?.reason ?? '',
    ),
  );
  const none = statuses.length === 0 && pod.spec.nodeName !== undefined;
  return (
    pod.status.phase === 'Pending' &&
    (waits || none) &&
    !hasRun(suspect) &&
    conditionOf(pod, 'PodReadyToStartContainers')?.status !== 'True'
  );
}

function isOver(event: KubernetesEvent, { events, now }: Suspect): boolean {
  const time = eventTime(event);
  const quietMs = now - time;
  const mountedSince = events.some(
    one => LATER.includes(one.reason) && eventTime(one) >= time,
  );
  // A volume that is attached to another node is reported once, however long that lasts
  const isReportedOnce = ATTACH.includes(event.reason);
  const attachedSince = events.some(
    one => one.reason === 'SuccessfulAttachVolume' && eventTime(one) >= time,
  );
  return (
    mountedSince ||
    (isReportedOnce
      ? attachedSince
      : quietMs > (happenedAgain(event) ? RETRIED_WITHIN_MS : ONCE_MS))
  );
}

/** What keeps the containers of a pod from being made at all: a volume, or the sandbox, which comes after it. */
export function startingTrouble(suspect: Suspect): Trouble | undefined {
  if (!isBeforeContainers(suspect)) {
    return undefined;
  }
  const current = suspect.events.filter(event => !isOver(event, suspect));
  const sandbox = warningOf(current, SANDBOX);
  const mount = warningOf(current, MOUNT);
  const attach = warningOf(current, ATTACH);
  const volume = attach ?? mount;
  const isSandbox =
    sandbox && eventTime(sandbox) >= (volume ? eventTime(volume) : 0);
  const event = isSandbox ? sandbox : volume;
  return (
    event && {
      cause: causeOn(suspect, {
        kind: isSandbox ? 'sandbox' : 'volume',
        ...{ reason: event.reason, event },
      }),
      certainAt: firstTime(event) + VOLUME_GRACE_MS,
      whileLacking: true,
    }
  );
}
