import {
  isKubernetesApiError,
  KubernetesApiError,
  KubernetesApiErrorOptions,
} from './KubernetesApiError';

/** A field that server-side apply would have taken from another manager. */
export interface FieldConflict {
  /** Who owns the field, for example `kubectl-client-side-apply`. */
  manager: string;
  /** Path of the field, for example `.spec.replicas`. */
  field: string;
}

/**
 * Server-side apply met fields that somebody else manages; nothing was changed. Not retryable: a person decides who owns the
 * field.
 */
export class FieldConflictError extends KubernetesApiError {
  readonly conflicts: FieldConflict[];

  constructor(
    options: KubernetesApiErrorOptions & { conflicts: FieldConflict[] },
  ) {
    super(options);
    this.conflicts = options.conflicts;
  }
}

/** Whether something thrown is a `FieldConflictError`, told by its shape. */
export function isFieldConflictError(
  error: unknown,
): error is FieldConflictError {
  return (
    isKubernetesApiError(error) &&
    'conflicts' in error &&
    Array.isArray(error.conflicts)
  );
}
