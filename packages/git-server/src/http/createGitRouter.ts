import { AuthenticationError, InputError, isError } from '@backstage/errors';
import type { Request, Response } from 'express';
import Router from 'express-promise-router';
import { z } from 'zod';
import { GitRunner } from '../git/GitRunner.ts';
import { type GitHttpRequest, serveGitHttp } from '../git/serveGitHttp.ts';
import { RepositoryStore } from '../store/RepositoryStore.ts';
import type { Repository } from '../store/types.ts';
import type { Authenticator } from './createAuthenticator.ts';
import { parseInput } from './parseInput.ts';

const serviceSchema = z.enum(['git-upload-pack', 'git-receive-pack']);

export interface GitRouterOptions {
  git: GitRunner;
  store: RepositoryStore;
  authenticator: Authenticator;
  username: string;
}

/** Clone, fetch and push over the smart HTTP protocol; the file-by-file protocol is not served. */
export function createGitRouter(options: GitRouterOptions) {
  const { git, authenticator } = options;
  const router = Router();

  const serve = async (
    request: Request,
    response: Response,
    service: z.infer<typeof serviceSchema>,
    path: GitHttpRequest['path'],
  ) => {
    const repository = await find(options, request, service);
    const username = authenticator.isSignedIn(request)
      ? options.username
      : undefined;
    const { directory } = repository;
    const asked = path === '/info/refs' ? { service } : {};
    const beforeEnd =
      path === '/git-receive-pack'
        ? () => options.store.content(repository).adoptFirstBranch()
        : undefined;
    await serveGitHttp(
      git,
      { directory, path, username, beforeEnd, ...asked },
      request,
      response,
    );
  };

  router.get('/:owner/:name/info/refs', async (request, response) => {
    const service = parseInput(serviceSchema, request.query.service);
    await serve(request, response, service, '/info/refs');
  });
  for (const service of serviceSchema.options) {
    router.post(`/:owner/:name/${service}`, async (request, response) => {
      requireContentType(request, `application/x-${service}-request`);
      await serve(request, response, service, `/${service}`);
    });
  }
  return router;
}

/** Without credentials a private and a missing repository look the same: both ask to sign in. */
async function find(
  options: GitRouterOptions,
  request: Request,
  service: string,
): Promise<Repository> {
  const isSignedIn = options.authenticator.isSignedIn(request);
  if (service === 'git-receive-pack') {
    options.authenticator.requireSignIn(request);
  }
  const { owner, name } = request.params;
  const repository = await options.store
    .repository(owner, name.replace(/\.git$/, ''))
    .catch(error => {
      if (isSignedIn || !isError(error) || error.name !== 'NotFoundError') {
        throw error;
      }
      return undefined;
    });
  if (repository && (isSignedIn || !repository.isPrivate)) return repository;
  throw new AuthenticationError('Sign in to reach this repository');
}

/** A type that is not a form's keeps other web pages from posting here with the browser's stored credentials. */
function requireContentType(request: Request, expected: string): void {
  if (request.headers['content-type'] === expected) return;
  throw new InputError(`Content-Type must be ${expected}`);
}
