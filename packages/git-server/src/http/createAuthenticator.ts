import { createHash, timingSafeEqual } from 'node:crypto';
import { AuthenticationError } from '@backstage/errors';
import type { Request } from 'express';

/** The one account of the server. */
export interface GitServerCredentials {
  username: string;
  /** Also accepted alone, as a token. */
  password: string;
}

/** Tells who is asking. */
export interface Authenticator {
  /** True for the account, false for nobody. Throws AuthenticationError for credentials that are wrong. */
  isSignedIn(request: Request): boolean;
  /** Throws AuthenticationError for anyone but the account. */
  requireSignIn(request: Request): void;
}

/** Accepts `Basic user:password`, `token <token>` and `Bearer <token>`, as Forgejo does. */
export function createAuthenticator(
  credentials: GitServerCredentials,
): Authenticator {
  const isSignedIn = (request: Request) => {
    const header = request.headers.authorization;
    if (header === undefined) return false;
    if (accepts(header, credentials)) return true;
    throw new AuthenticationError('The user name or password is wrong');
  };
  return {
    isSignedIn,
    requireSignIn(request) {
      if (isSignedIn(request)) return;
      throw new AuthenticationError('Sign in with a user name and password');
    },
  };
}

function accepts(header: string, credentials: GitServerCredentials): boolean {
  const [, scheme = '', value = ''] = /^(\S+) +(\S+) *$/.exec(header) ?? [];
  switch (scheme.toLowerCase()) {
    case 'token':
    case 'bearer':
      return isSame(value, credentials.password);
    case 'basic':
      return isSame(
        Buffer.from(value, 'base64').toString('utf8'),
        `${credentials.username}:${credentials.password}`,
      );
    default:
      return false;
  }
}

/** Compares digests in constant time: neither length nor a shared prefix can be measured. */
function isSame(actual: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(actual), digest(expected));
}
