import { Evidence } from './evidence';
import { ContainerStatus, Pod } from './objects';
import { restartTrouble, waitingTrouble } from './troubles/containerTrouble';
import { deletionTrouble, failureTrouble } from './troubles/endingTrouble';
import { readinessTrouble } from './troubles/readinessTrouble';
import { resizeTrouble } from './troubles/resizeTrouble';
import { schedulingTrouble } from './troubles/schedulingTrouble';
import { startingTrouble } from './troubles/startingTrouble';
import { statusesOf, suspectOf, Trouble } from './troubles/Trouble';

/** What finding a pod's trouble needs besides the pod. */
export interface PodTroubleOptions {
  evidence: Evidence;
  now: Date;
  /** How long a pod may be unready before that is a failure, in milliseconds. */
  patienceMs: number;
}

function firstOf(
  statuses: ContainerStatus[],
  find: (status: ContainerStatus) => Trouble | undefined,
): Trouble | undefined {
  for (const status of statuses) {
    const trouble = find(status);
    if (trouble) {
      return trouble;
    }
  }
  return undefined;
}

/**
 * What keeps one pod from running, the most telling trouble first; undefined when nothing does. Judged by what is true now:
 * a pod that has ended is asked why, one that is being deleted whether it ends.
 */
export function podTrouble(
  pod: Pod,
  { evidence, now, patienceMs }: PodTroubleOptions,
): Trouble | undefined {
  const suspect = suspectOf(pod, evidence, now, patienceMs);
  if (pod.metadata.deletionTimestamp) {
    return deletionTrouble(suspect);
  }
  if (pod.status.phase === 'Failed') {
    return failureTrouble(suspect);
  }
  if (pod.status.phase === 'Succeeded') {
    return undefined;
  }
  const statuses = statusesOf(pod);
  return (
    firstOf(statuses, status => waitingTrouble(suspect, status)) ??
    firstOf(statuses, status => restartTrouble(suspect, status)) ??
    schedulingTrouble(suspect) ??
    startingTrouble(suspect) ??
    readinessTrouble(suspect) ??
    resizeTrouble(suspect)
  );
}
