import { CustomErrorBase } from '@backstage/errors';
import { JsonValue } from '@backstage/types';

/** What is known about an error answer. */
export interface KubernetesApiErrorOptions {
  /** Name of the cluster that answered. */
  cluster: string;
  /** HTTP status of the API server's answer. */
  httpStatus: number;
  /** Machine-readable reason of the `Status` object, for example `NotFound` or `Expired`. */
  reason?: string;
  /** The API server's own words. */
  apiMessage: string;
  /** `details` of the `Status` object. */
  details?: JsonValue;
  /** Seconds the API server asked to wait, where it did. */
  retryAfterSeconds?: number;
}

/**
 * An API server answered with an error status.
 *
 * `name` is the Backstage error that fits a caller of the portal, so an unhandled one becomes a sensible answer: 400 and
 * 422 → `InputError`, 403 → `NotAllowedError`, 404 → `NotFoundError`, 409 → `ConflictError`, everything else →
 * `ServiceUnavailableError`. A refused credential (401) is the portal's problem, never the caller's, and so is unavailable
 * too. The status is called `httpStatus` on purpose: Backstage would answer with a property named `status` or
 * `statusCode`. Holds no credential.
 */
export class KubernetesApiError extends CustomErrorBase {
  readonly cluster: string;
  readonly httpStatus: number;
  readonly reason: string;
  /** The API server's own words, without the cluster in front. */
  readonly apiMessage: string;
  readonly details?: JsonValue;
  readonly retryAfterSeconds?: number;

  constructor(options: KubernetesApiErrorOptions) {
    super(`Cluster ${options.cluster}: ${options.apiMessage}`);
    this.name = nameFor(options.httpStatus);
    this.cluster = options.cluster;
    this.httpStatus = options.httpStatus;
    this.reason = options.reason ?? '';
    this.apiMessage = options.apiMessage;
    this.details = options.details;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  /** Whether the same call may succeed later without anyone changing anything. */
  get retryable(): boolean {
    return (
      this.httpStatus === 408 ||
      this.httpStatus === 429 ||
      this.httpStatus >= 500 ||
      this.reason === 'Expired'
    );
  }
}

function nameFor(httpStatus: number): string {
  switch (httpStatus) {
    case 400:
    case 413:
    case 422:
      return 'InputError';
    case 403:
      return 'NotAllowedError';
    case 404:
      return 'NotFoundError';
    case 409:
      return 'ConflictError';
    default:
      return 'ServiceUnavailableError';
  }
}

/** Whether something thrown is a `KubernetesApiError`, also of another installed version of this package: told by its shape. */
export function isKubernetesApiError(
  error: unknown,
): error is KubernetesApiError {
  return (
    typeof error === 'object' &&
    error !== null &&
    'httpStatus' in error &&
    typeof error.httpStatus === 'number' &&
    'apiMessage' in error &&
    typeof error.apiMessage === 'string' &&
    'cluster' in error
  );
}
