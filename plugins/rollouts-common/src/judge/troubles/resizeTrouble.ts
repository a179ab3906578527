import { conditionOf, wordsOf } from '../conditionOf';
import { Pod } from '../objects';
import { causeOn, Suspect, Trouble } from './Trouble';

/** How a resize of a running pod stands. */
export interface ResizeState {
  state: 'infeasible' | 'deferred' | 'failing' | 'inProgress';
  words: string;
  since?: string;
}

/** How a resize stands; undefined where none is under way. Source: the conditions of in-place resize, and the field before them. */
export function resizeOf(pod: Pod): ResizeState | undefined {
  const pending = conditionOf(pod, 'PodResizePending');
  const running = conditionOf(pod, 'PodResizeInProgress');
  const { resize } = pod.status;
  if (pending?.status === 'True') {
    const state = pending.reason === 'Infeasible' ? 'infeasible' : 'deferred';
    const since = pending.lastTransitionTime;
    return { state, since, words: wordsOf(pending) };
  }
  if (running?.status === 'True') {
    const state = running.reason === 'Error' ? 'failing' : 'inProgress';
    const since = running.lastTransitionTime;
    return { state, since, words: wordsOf(running) };
  }
  switch (resize) {
    case 'Infeasible':
      return { state: 'infeasible', words: resize };
    case 'Deferred':
    case 'Proposed':
      return { state: 'deferred', words: resize };
    case 'InProgress':
      return { state: 'inProgress', words: resize };
    default:
      return undefined;
  }
}

/** A resize that its node does not carry out: the pod goes on as it is. */
export function resizeTrouble(suspect: Suspect): Trouble | undefined {
  const resize = resizeOf(suspect.pod);
  return resize && resize.state !== 'inProgress'
    ? {
        cause: causeOn(suspect, {
          ...{ kind: 'resize', reason: resize.state },
          ...{ words: resize.words, source: 'condition', since: resize.since },
        }),
        certainAt: Infinity,
      }
    : undefined;
}
