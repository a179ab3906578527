import { conditionOf, wordsOf } from '../conditionOf';
import { eventTime } from '../evidence';
import { momentOf, timeOf } from '../moments';
import { Condition, ContainerStatus, KubernetesEvent } from '../objects';
import { eventsOf, warningOf } from './eventsOf';
import { causeOn, mayEnd, statusesOf, Suspect, Trouble } from './Trouble';

/** A node that restarts is back within this; its controller has waited as long before. */
const NODE_GRACE_MS = 60_000;

/** Since when a pod is not ready, in milliseconds; undefined where it is, or where it does not say. */
export function unreadySince({ pod }: Suspect): number | undefined {
  const ready = conditionOf(pod, 'Ready');
  return ready?.status === 'True'
    ? undefined
    : momentOf(ready?.lastTransitionTime ?? pod.metadata.creationTimestamp);
}

const isRunning = (status: ContainerStatus) => Boolean(status.state?.running);

/** A kubelet that does not answer leaves its containers as it saw them last; the node's controller takes the pod's readiness. */
function nodeLoss(
  { pod, events }: Suspect,
  ready: Condition,
  since: number,
): KubernetesEvent | Condition | undefined {
  const event = warningOf(events, ['NodeNotReady']);
  if (event && eventTime(event) >= since - NODE_GRACE_MS) {
    const frozen = (pod.status.containerStatuses ?? []).every(one => one.ready);
    return frozen ? event : undefined;
  }
  const says =
    pod.status.reason === 'NodeLost' ||
    ['NodeNotReady', 'NodeStatusUnknown'].includes(ready.reason ?? '');
  return says ? { ...ready, message: pod.status.message } : undefined;
}

function nodeTrouble(
  suspect: Suspect,
  ready: Condition,
  since: number,
): Trouble | undefined {
  const loss = nodeLoss(suspect, ready, since);
  const { nodeName = '–' } = suspect.pod.spec;
  return (
    loss && {
      cause: causeOn(suspect, {
        ...{ kind: 'nodeLost', reason: 'NodeNotReady' },
        words: loss.message || `Node ${nodeName} is not ready`,
        source: 'involvedObject' in loss ? 'event' : 'condition',
        since: timeOf(since),
      }),
      certainAt: since + NODE_GRACE_MS,
      ...{ whileLacking: true, values: { node: nodeName } },
    }
  );
}

/** A failing probe is normal while an application starts: worth showing at once, a failure when patience ends. */
function probeTrouble(suspect: Suspect, since: number): Trouble | undefined {
  for (const status of statusesOf(suspect.pod)) {
    const waits =
      isRunning(status) && !status.ready && !mayEnd(suspect, status);
    const event = waits && warningOf(eventsOf(suspect, status), ['Unhealthy']);
    if (event) {
      const cause = causeOn(suspect, {
        ...{ kind: 'probe', reason: event.reason, event },
        ...{ container: status, since: timeOf(since) },
      });
      const certainAt = since + suspect.patienceMs;
      return { cause, certainAt, whileLacking: true };
    }
  }
  return undefined;
}

function unreadyWords({ pod, initContainers }: Suspect): string {
  const initialising = (pod.status.initContainerStatuses ?? []).find(
    status =>
      !status.ready && isRunning(status) && initContainers.has(status.name),
  );
  const waiting = statusesOf(pod).find(({ state }) => state?.waiting?.reason);
  if (initialising) {
    return `init container ${initialising.name} is running`;
  }
  return waiting
    ? `container ${waiting.name}: ${waiting.state?.waiting?.reason}`
    : wordsOf(conditionOf(pod, 'Ready'));
}

/** A pod that is not ready and does not say why; a readiness gate says whose word is missing. */
function unreadyTrouble(suspect: Suspect, since: number): Trouble {
  const ready = conditionOf(suspect.pod, 'Ready');
  const isGate = ready?.reason === 'ReadinessGatesNotReady';
  const cause = causeOn(suspect, {
    kind: isGate ? 'readinessGate' : 'unready',
    reason: ready?.reason || 'NotReady',
    words: isGate ? ready.message : unreadyWords(suspect),
    source: 'condition',
    since: timeOf(since),
  });
  return {
    ...{ cause, certainAt: since + suspect.patienceMs },
    ...{ whileLacking: true, quiet: isGate ? undefined : true },
  };
}

/** Why a pod that has a node is not ready. */
export function readinessTrouble(suspect: Suspect): Trouble | undefined {
  const ready = conditionOf(suspect.pod, 'Ready');
  const since = unreadySince(suspect);
  if (since === undefined) {
    return ready?.status === 'True'
      ? undefined
      : probeTrouble(suspect, Infinity);
  }
  return (
    (ready && nodeTrouble(suspect, ready, since)) ??
    probeTrouble(suspect, since) ??
    unreadyTrouble(suspect, since)
  );
}
