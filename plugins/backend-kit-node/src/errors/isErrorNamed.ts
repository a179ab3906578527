/** Names of the errors of `@backstage/errors`. */
export type ErrorName =
  | 'ConflictError'
  | 'InputError'
  | 'NotAllowedError'
  | 'NotFoundError'
  | 'ServiceUnavailableError';

/**
 * Whether something thrown is the portal's own error of this name. By name, as `instanceof` fails between two installed
 * versions of a package. An answer of another server borrows these names and is told by its `httpStatus`: it is not ours.
 */
export function isErrorNamed(name: ErrorName, error: unknown): error is Error {
  return (
    typeof error === 'object' &&
    error !== null &&
    'name' in error &&
    error.name === name &&
    'message' in error &&
    !('httpStatus' in error)
  );
}
