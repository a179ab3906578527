import { ServiceUnavailableError } from '@backstage/errors';

/** No usable answer came from a cluster: refused, timed out, cut off, or not a Kubernetes API. Worth retrying. */
export class ClusterUnreachableError extends ServiceUnavailableError {
  readonly cluster: string;
  /** Why, in words for people. Holds no credential. */
  readonly why: string;
  readonly retryable = true;

  constructor(options: { cluster: string; why: string }) {
    super(`Cluster ${options.cluster} cannot be reached: ${options.why}`);
    this.cluster = options.cluster;
    this.why = options.why;
  }
}
