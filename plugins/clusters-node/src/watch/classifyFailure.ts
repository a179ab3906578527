import { NotFoundError } from '@backstage/errors';
import { AnswerError } from '../connection/AnswerError';
import { ClusterUnreachableError } from '../errors/ClusterUnreachableError';
import { KubernetesApiError } from '../errors/KubernetesApiError';

/** What a failed list or watch calls for. */
export interface Failure {
  kind:
    | 'expired' // the resourceVersion is too old: list again
    | 'absent' // not served here: look again now and then
    | 'moved' // the path is gone: discover again
    | 'forbidden' // no permission: try again now and then
    | 'refused' // the credential is not accepted: try again soon, it may be renewed
    | 'busy' // come back later, nothing is lost
    | 'answered' // any other error answer
    | 'unreachable'; // no answer
  /** For people. */
  why: string;
  retryAfterSeconds?: number;
}

/** Sorts an error of a list or watch by what to do next. */
export function classifyFailure(error: unknown): Failure {
  if (error instanceof KubernetesApiError) {
    const why = error.apiMessage;
    if (error.httpStatus === 410 || error.reason === 'Expired') {
      return { kind: 'expired', why };
    }
    switch (error.httpStatus) {
      case 401:
        return {
          kind: 'refused',
          why: 'The cluster refuses the credential of the portal (401): it has expired or was revoked; renew it',
        };
      case 403:
        return {
          kind: 'forbidden',
          why: `The account of the portal may not read this: ${why}`,
        };
      case 404:
        return { kind: 'moved', why };
      case 429:
        return {
          kind: 'busy',
          why,
          retryAfterSeconds: error.retryAfterSeconds,
        };
      default:
        return {
          kind: 'answered',
          why,
          retryAfterSeconds: error.retryAfterSeconds,
        };
    }
  }
  if (error instanceof NotFoundError) {
    return { kind: 'absent', why: error.message };
  }
  return {
    kind: 'unreachable',
    why: wordsFor(error),
  };
}

function wordsFor(error: unknown): string {
  if (error instanceof ClusterUnreachableError) {
    return error.why;
  }
  return error instanceof AnswerError
    ? error.message
    : 'it does not answer like a Kubernetes API';
}
