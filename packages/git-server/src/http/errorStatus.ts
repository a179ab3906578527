import { isError } from '@backstage/errors';

const STATUS: Record<string, number> = {
  InputError: 422,
  AuthenticationError: 401,
  NotAllowedError: 403,
  NotFoundError: 404,
  ConflictError: 409,
  PayloadTooLargeError: 413,
  ServiceUnavailableError: 503,
};

/** HTTP status and message for an error; 500 without its message for one nobody foresaw. */
export function errorStatus(error: unknown): {
  status: number;
  message: string;
} {
  if (isError(error)) {
    const status = STATUS[error.name] ?? bodyParserStatus(error.status);
    if (status) return { status, message: error.message };
  }
  return { status: 500, message: 'Internal error; the log says more' };
}

/** body-parser and the router put the status of a bad request on the error. */
function bodyParserStatus(status: unknown): number | undefined {
  const isClientError =
    typeof status === 'number' && status >= 400 && status < 500;
  return isClientError ? status : undefined;
}
