import { clip } from '../clip';
import { momentOf } from '../moments';
import { Pod } from '../objects';
import { endWords } from './containerTrouble';
import { causeOn, statusesOf, Suspect, Trouble } from './Trouble';

/** After its grace period a pod is given this long to be gone. */
export const ENDING_GRACE_MS = 60_000;
/** What a node did to a pod longer ago than this, its controller has had time to mend. */
const RECENT_MS = 5 * 60_000;

/** What a deletion waits for, in words. */
export function deletionWaitsFor(pod: Pod): string {
  const finalizers = pod.metadata.finalizers ?? [];
  return finalizers.length > 0
    ? clip(finalizers.join(', '))
    : `the kubelet of node ${pod.spec.nodeName ?? '–'}`;
}

/** A pod that should have ended by now. */
export function deletionTrouble(suspect: Suspect): Trouble | undefined {
  const { deletionTimestamp } = suspect.pod.metadata;
  const due = momentOf(deletionTimestamp);
  return due === undefined
    ? undefined
    : {
        cause: causeOn(suspect, {
          ...{ kind: 'deletion', reason: 'Terminating' },
          ...{ words: deletionWaitsFor(suspect.pod), source: 'condition' },
          since: deletionTimestamp,
        }),
        certainAt: due + ENDING_GRACE_MS,
        ...{ whileLacking: true, quiet: true },
        values: { waitsFor: deletionWaitsFor(suspect.pod) },
      };
}

/** When a pod failed, in milliseconds. */
export function failedAt({ metadata, status }: Pod): number {
  const times = [
    ...(status.containerStatuses ?? []).map(
      ({ state }) => state?.terminated?.finishedAt,
    ),
    ...(status.conditions ?? []).map(one => one.lastTransitionTime),
    metadata.creationTimestamp,
  ];
  return times.reduce(
    (latest, time) => Math.max(latest, momentOf(time) ?? 0),
    0,
  );
}

/** Why a pod has failed as a whole: its node refused it or threw it out, or a container ended with an error. */
export function failureTrouble(suspect: Suspect): Trouble | undefined {
  const { pod } = suspect;
  const { reason = '', message = '' } = pod.status;
  const ended = statusesOf(pod).find(
    ({ state }) => state?.terminated && state.terminated.exitCode !== 0,
  );
  const about = { source: 'condition' as const, words: message };
  const at = failedAt(pod);
  const over = { overAt: at + RECENT_MS, whileLacking: true as const };
  const values = { node: pod.spec.nodeName ?? '–' };
  if (reason === 'Evicted') {
    const cause = causeOn(suspect, { ...about, kind: 'evicted', reason });
    return { cause, certainAt: Infinity, values, ...over };
  }
  if (reason && !ended) {
    const cause = causeOn(suspect, { ...about, kind: 'nodeRefused', reason });
    return { cause, certainAt: 0, values, ...over };
  }
  return (
    ended && {
      cause: causeOn(suspect, {
        kind: 'containerFailure',
        reason: ended.state?.terminated?.reason || 'Error',
        words: endWords(ended),
        container: ended,
        since: ended.state?.terminated?.finishedAt,
      }),
      ...{ certainAt: Infinity, ...over },
    }
  );
}
