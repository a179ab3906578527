import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { actorOf } from '../audit/actorOf';

/**
 * Throws `NotAllowedError` where another plugin acts for a person, as the one that serves assistants does: what needs a
 * decision is opened and decided by the person.
 */
export function refuseProxy(credentials: BackstageCredentials): void {
  const { through, ref } = actorOf(credentials);
  if (through) {
    throw new NotAllowedError(
      `${through} may not decide this for ${ref}; ${ref} opens it in the portal`,
    );
  }
}
