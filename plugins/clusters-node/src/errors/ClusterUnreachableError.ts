import { ServiceUnavailableError } from '@backstage/errors';

/** No usable answer came from a cluster: refused, timed out, cut off, or not a Kubernetes API. Worth retrying. */
export class ClusterUnreachableError extends ServiceUnavailableError {
  readonly cluster: string;
  /** Why, in words for people. Holds no credential. */
  readonly why: string;
  readonly retryable = true;

  /** The answer was longer than a cluster's answer may be: a smaller question may have one. */
  readonly tooLarge: boolean;

  constructor(options: { cluster: string; why: string; tooLarge?: boolean }) {
    super(`Cluster ${options.cluster} cannot be reached: ${options.why}`);
    this.cluster = options.cluster;
    this.why = options.why;
    this.tooLarge = options.tooLarge ?? false;
  }
}

/** Whether something thrown is a `ClusterUnreachableError`, told by its shape. */
export function isClusterUnreachableError(
  error: unknown,
): error is ClusterUnreachableError {
  return (
    typeof error === 'object' &&
    error !== null &&
    'why' in error &&
    typeof error.why === 'string' &&
    'cluster' in error &&
    'retryable' in error &&
    error.retryable === true
  );
}
