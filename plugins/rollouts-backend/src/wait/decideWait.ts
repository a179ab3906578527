import {
  Rollout,
  Verdict,
  WaitQuery,
  WaitResult,
} from '@dugnad/plugin-rollouts-common';
import { imageParts } from '../deliveries/imageParts';

/** A workload as it is seen while somebody waits. */
export interface Sighting {
  uid: string;
  verdict: Verdict;
  /** Absent while its controller has not observed the last change. */
  revision?: number;
  images: Rollout['images'];
  version?: string;
  commit?: string;
}

/** How far waiting has come. */
export interface WaitDecision {
  /** The revision that is waited for, once it is known. */
  revision?: number;
  uid?: string;
  /** Set when waiting is over. */
  outcome?: WaitResult['outcome'];
  message?: string;
}

function runsImage(images: Rollout['images'], wanted: string): boolean {
  const { digest: wantedDigest } = imageParts(wanted);
  return images.some(
    ({ image, digest }) =>
      image === wanted ||
      (wantedDigest !== undefined && wantedDigest === digest),
  );
}

function isWanted(query: WaitQuery, seen: Sighting): boolean {
  if (query.revision !== undefined) {
    return String(seen.revision) === query.revision;
  }
  if (query.image !== undefined) {
    return runsImage(seen.images, query.image);
  }
  if (query.commit !== undefined) {
    const wanted = query.commit.toLowerCase();
    const { commit = '' } = seen;
    return (
      commit !== '' && (commit.startsWith(wanted) || wanted.startsWith(commit))
    );
  }
  return true;
}

function wordsFor({ revision, image, commit }: WaitQuery): string {
  if (revision !== undefined) {
    return `revision ${revision}`;
  }
  if (image !== undefined) {
    return `a revision with image ${image}`;
  }
  return commit === undefined
    ? 'the current revision'
    : `a revision from commit ${commit}`;
}

/** Whether the one revision that is waited for by number has come and gone. */
function isPast(query: WaitQuery, { revision }: Sighting): boolean {
  return (
    query.revision !== undefined &&
    revision !== undefined &&
    revision > Number(query.revision)
  );
}

function superseded(revision: number, seen: Sighting): WaitDecision {
  return {
    revision,
    uid: seen.uid,
    outcome: 'superseded',
    message: `Revision ${seen.revision} took the place of revision ${revision}.`,
  };
}

function judged(
  state: Required<Pick<WaitDecision, 'revision' | 'uid'>>,
  { verdict }: Sighting,
): WaitDecision {
  if (verdict.status === 'Healthy') {
    return { ...state, outcome: 'healthy', message: verdict.message };
  }
  return verdict.status === 'Degraded'
    ? { ...state, outcome: 'failed', message: verdict.message }
    : state;
}

/** Whether what is waited for was refused before it could become a revision; that is asked of the workload's own template. */
function isRefused(query: WaitQuery, seen: Sighting): boolean {
  return (
    seen.revision === undefined &&
    seen.verdict.cause?.reason === 'ReplicaSetCreateError' &&
    query.revision === undefined &&
    query.commit === undefined &&
    isWanted(query, seen)
  );
}

function step(
  query: WaitQuery,
  state: WaitDecision,
  seen: Sighting | undefined,
): WaitDecision {
  const { revision, uid } = state;
  if (revision !== undefined && seen?.uid !== uid) {
    return { ...state, outcome: 'deleted', message: 'The workload is gone.' };
  }
  if (seen && revision === undefined && isRefused(query, seen)) {
    const { message } = seen.verdict;
    return { ...state, uid: seen.uid, outcome: 'failed', message };
  }
  if (!seen || seen.revision === undefined) {
    return state;
  }
  if (revision !== undefined && seen.revision > revision) {
    return superseded(revision, seen);
  }
  if (isPast(query, seen)) {
    return superseded(Number(query.revision), seen);
  }
  return isWanted(query, seen)
    ? judged({ revision: seen.revision, uid: seen.uid }, seen)
    : state;
}

/** How waiting stands after another look. A cluster that does not answer is waited out: unknown is no failure. Pure. */
export function decideWait(
  query: WaitQuery,
  state: WaitDecision,
  seen: Sighting | undefined,
  isTimeUp: boolean,
): WaitDecision {
  const next = step(query, state, seen);
  if (next.outcome || !isTimeUp) {
    return next;
  }
  const where = next.revision
    ? `Revision ${next.revision} is still on its way: ${
        seen?.verdict.message ?? 'nothing is known of it.'
      }`
    : `No sign yet of ${wordsFor(query)}.`;
  return { ...next, outcome: 'timedOut', message: where };
}
