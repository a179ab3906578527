import { NotFoundError } from '@backstage/errors';
import { JsonValue } from '@backstage/types';
import { KubernetesApiError } from '../errors/KubernetesApiError';

/** A 404 that names an object, or a kind that is not served: there is no such object. */
export function isMissingObject(error: unknown): boolean {
  return isKubernetes404(error)
    ? hasName(error.details)
    : error instanceof NotFoundError;
}

/** A 404 about the path itself: the API server no longer serves this version of the resource. */
export function isMissingPath(error: unknown): boolean {
  return isKubernetes404(error) && !hasName(error.details);
}

function isKubernetes404(error: unknown): error is KubernetesApiError {
  return error instanceof KubernetesApiError && error.httpStatus === 404;
}

function hasName(details: JsonValue | undefined): boolean {
  return (
    typeof details === 'object' &&
    details !== null &&
    !Array.isArray(details) &&
    typeof details.name === 'string'
  );
}
