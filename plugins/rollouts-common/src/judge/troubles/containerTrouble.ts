import { eventTime } from '../evidence';
import { momentOf } from '../moments';
import { ContainerStatus, KubernetesEvent } from '../objects';
import { CauseKind } from '../verdict';
import { eventsOf } from './eventsOf';
import { imageReason } from './imageReason';
import { causeOn, CauseOptions, mayEnd, Suspect, Trouble } from './Trouble';

/** A restarted container is believed again after it has run this long. */
export const STABLE_AFTER_MS = 60_000;
/** The kubelet forgets restarts of a container that ran this long; so do we. */
const SHORT_LIFE_MS = 10 * 60_000;
/** The kubelet writes its event a moment before or after it notes the end. */
const NEAR_MS = 5_000;

const IMAGE_REASONS = [
  'ErrImagePull',
  'ImagePullBackOff',
  'InvalidImageName',
  'ErrImageNeverPull',
  'ImageInspectError',
  'RegistryUnavailable',
  'SignatureValidationFailed',
];

/** Events that repeat the reason and leave out why. */
const SAYS_NOTHING = /^Error: (?:ErrImagePull|ImagePullBackOff)$/;

/**
 * The rule for a waiting container: an error is any reason that starts with `Err` or ends in `Error` or `BackOff`, as the
 * kubelet names them, and its image reasons that do neither.
 */
export function isErrorReason(reason: string): boolean {
  return /^Err|Error$|BackOff$/.test(reason) || IMAGE_REASONS.includes(reason);
}

const lastEnd = ({ state, lastState }: ContainerStatus) =>
  state?.terminated ?? lastState?.terminated;

/** How a container ended last, in words. */
export function endWords(status: ContainerStatus): string {
  const { reason, exitCode, message } = lastEnd(status) ?? {};
  const code = exitCode === undefined ? '' : `exit code ${exitCode}`;
  return [reason, code, message?.trim()].filter(Boolean).join(', ');
}

function restartWords(status: ContainerStatus): string {
  const words = endWords(status);
  return `${status.restartCount} restarts${words && `; last: ${words}`}`;
}

function isAboutLastEnd(event: KubernetesEvent, status: ContainerStatus) {
  const { startedAt, finishedAt } = lastEnd(status) ?? {};
  const time = eventTime(event);
  return (
    time >= (momentOf(startedAt) ?? 0) - NEAR_MS &&
    time <= (momentOf(finishedAt) ?? Infinity) + NEAR_MS
  );
}

/** The probe whose failure made the kubelet end the container last, in the kubelet's words. */
function killingProbe(
  suspect: Suspect,
  status: ContainerStatus,
): KubernetesEvent | undefined {
  const events = eventsOf(suspect, status).filter(event =>
    isAboutLastEnd(event, status),
  );
  const killing = events.find(
    ({ reason, message }) =>
      reason === 'Killing' && /failed (?:liveness|startup) probe/.test(message),
  );
  const failed = events.find(
    ({ reason, message }) =>
      reason === 'Unhealthy' && /^(?:Liveness|Startup) probe/.test(message),
  );
  const signalled = [137, 143].includes(lastEnd(status)?.exitCode ?? 0);
  return killing || signalled ? failed ?? killing : undefined;
}

/** What a container that ends again and again ends of. */
function endCause(
  suspect: Suspect,
  status: ContainerStatus,
  reason: string,
): CauseOptions {
  const end = lastEnd(status);
  const about = { container: status, reason, words: restartWords(status) };
  if (end?.reason === 'OOMKilled') {
    return { ...about, kind: 'outOfMemory', reason: 'OOMKilled' };
  }
  const event = killingProbe(suspect, status);
  if (event) {
    return { ...about, kind: 'probeKill', reason: event.reason, event };
  }
  const kind: CauseKind = end?.exitCode === 0 ? 'completion' : 'crashLoop';
  return { ...about, kind };
}

/** The newest of a container's events that says why its image is not there. */
function pullFailure(suspect: Suspect, status: ContainerStatus) {
  const reasons = ['Failed', 'InspectFailed', 'ErrImageNeverPull'];
  return eventsOf(suspect, status).find(
    ({ type, reason, message }) =>
      type === 'Warning' &&
      reasons.includes(reason) &&
      /image/i.test(message) &&
      !SAYS_NOTHING.test(message),
  );
}

function imageTrouble(
  suspect: Suspect,
  status: ContainerStatus,
  reason: string,
  words: string,
): Trouble {
  const event = pullFailure(suspect, status);
  const cause = causeOn(suspect, {
    ...{ kind: 'imagePull', reason, words, event },
    container: status,
  });
  return {
    cause,
    certainAt: 0,
    reason: imageReason(reason, `${cause.message} ${words}`, status.image),
  };
}

/** A container that waits with an error. What it waits for now is what its status says; events only tell more. */
export function waitingTrouble(
  suspect: Suspect,
  status: ContainerStatus,
): Trouble | undefined {
  const { reason = '', message = '' } = status.state?.waiting ?? {};
  if (!isErrorReason(reason)) {
    return undefined;
  }
  if (IMAGE_REASONS.includes(reason)) {
    return imageTrouble(suspect, status, reason, message);
  }
  if (reason === 'CrashLoopBackOff') {
    const options = endCause(suspect, status, reason);
    const words = [message, options.words].filter(Boolean).join(' — ');
    return { cause: causeOn(suspect, { ...options, words }), certainAt: 0 };
  }
  const event = message
    ? undefined
    : eventsOf(suspect, status).find(one => one.reason === 'Failed');
  const cause = causeOn(suspect, {
    ...{ kind: 'configuration', reason, words: message, event },
    container: status,
  });
  return { cause, certainAt: 0 };
}

/**
 * A container that was restarted after a short life keeps its trouble between two ends, until it has run for a minute:
 * otherwise a crash loop would read green every time it tries again.
 */
export function restartTrouble(
  suspect: Suspect,
  status: ContainerStatus,
): Trouble | undefined {
  const { state, restartCount } = status;
  const end = lastEnd(status);
  const isDone = end?.exitCode === 0 && mayEnd(suspect, status);
  if (restartCount < 2 || !end || isDone) {
    return undefined;
  }
  const lived =
    (momentOf(end.finishedAt) ?? NaN) - (momentOf(end.startedAt) ?? NaN);
  const started = state?.running ? momentOf(state.running.startedAt) ?? 0 : NaN;
  const overAt = started + STABLE_AFTER_MS;
  if (lived > SHORT_LIFE_MS || suspect.now >= overAt) {
    return undefined;
  }
  const options = endCause(suspect, status, end.reason || 'Error');
  return {
    cause: causeOn(suspect, { ...options, since: end.finishedAt }),
    certainAt: 0,
    overAt: Number.isNaN(overAt) ? undefined : overAt,
  };
}
