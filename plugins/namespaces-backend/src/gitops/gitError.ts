import { InputError, ServiceUnavailableError } from '@backstage/errors';
import { Errors } from 'isomorphic-git';

/**
 * What went wrong with a repository, in words that name it and never hold a credential. `InputError` (not worth trying
 * again by itself) where somebody has to change something, else `ServiceUnavailableError`.
 */
export function gitError(
  error: unknown,
  { url, branch }: { url: string; branch: string },
): Error {
  if (error instanceof Error && isOwn(error)) {
    return error;
  }
  const where = `Repository ${url}, branch ${branch}`;
  if (error instanceof Errors.HttpError) {
    const { statusCode } = error.data;
    const words: Record<number, string> = {
      401: 'the credentials under integrations were refused',
      403: 'the account under integrations may not write here',
      404: 'there is no such repository, or the account may not see it',
    };
    const known = words[statusCode];
    return known
      ? new InputError(`${where}: ${known}`)
      : new ServiceUnavailableError(`${where}: answered HTTP ${statusCode}`);
  }
  if (error instanceof Errors.GitPushError) {
    return new InputError(
      `${where}: the push was refused: ${error.data.prettyDetails.trim()}`,
    );
  }
  const why = error instanceof Error ? causeOf(error) : String(error);
  return new ServiceUnavailableError(`${where}: ${why}`);
}

/** Thrown by the portal's own code, which already says it well. */
function isOwn({ name }: Error): boolean {
  return [
    'InputError',
    'ConflictError',
    'ServiceUnavailableError',
    'FolderTakenError',
  ].includes(name);
}

/** `fetch failed` says nothing; its cause does. */
function causeOf(error: Error): string {
  return error.cause instanceof Error ? error.cause.message : error.message;
}
