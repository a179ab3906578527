import { InputError, NotFoundError } from '@backstage/errors';
import express, { type Request } from 'express';
import Router from 'express-promise-router';
import { z } from 'zod';
import type { Authenticator } from '../http/createAuthenticator.ts';
import { parseInput } from '../http/parseInput.ts';
import { RepositoryReader } from '../http/RepositoryReader.ts';
import {
  ownerNameSchema,
  refNameSchema,
  repositoryNameSchema,
} from '../names.ts';
import { RepositoryStore } from '../store/RepositoryStore.ts';
import type { Repository } from '../store/types.ts';
import { addContentRoutes } from './addContentRoutes.ts';
import type { Links } from './links.ts';
import { pageOf, pagingSchema } from './pageOf.ts';
import { presentOrganisation, presentRepository } from './present.ts';

/** The Forgejo release whose answers these routes give; clients choose features by it. */
const COMPATIBLE_VERSION = '11.0.0+gitea-1.22.0';
const MAX_BODY = '100kb';

const organisationRequestSchema = z.object({
  username: ownerNameSchema,
  description: z.string().max(500).default(''),
});

const repositoryRequestSchema = z.object({
  name: repositoryNameSchema,
  description: z.string().max(500).nullish(),
  private: z.boolean().default(false),
  default_branch: refNameSchema.default('main'),
});

export interface ApiRouterOptions {
  store: RepositoryStore;
  reader: RepositoryReader;
  authenticator: Authenticator;
  links: Links;
  username: string;
}

/** A type that is not a form's keeps other web pages from posting here with the browser's stored credentials. */
const requireJson: express.RequestHandler = (request, _response, next) => {
  const hasBody = ['POST', 'PUT', 'PATCH'].includes(request.method);
  next(
    hasBody && !request.is('application/json')
      ? new InputError('Content-Type must be application/json')
      : undefined,
  );
};

/** The part of Forgejo's API that Backstage's Gitea integration and `publish:gitea` call, and what they lead to. */
export function createApiRouter(options: ApiRouterOptions) {
  const router = Router();
  router.use(requireJson, express.json({ limit: MAX_BODY }));
  addAccountRoutes(router, options);
  addOrganisationRoutes(router, options);
  addRepositoryRoutes(router, options);
  addContentRoutes(router, options);
  return router;
}

function addAccountRoutes(
  router: express.Router,
  { authenticator, username }: ApiRouterOptions,
) {
  router.get('/version', (_request, response) => {
    response.json({ version: COMPATIBLE_VERSION });
  });
  router.get('/user', (request, response) => {
    authenticator.requireSignIn(request);
    response.json({ id: 1, login: username, username, is_admin: true });
  });
}

function addOrganisationRoutes(
  router: express.Router,
  { store, authenticator }: ApiRouterOptions,
) {
  router.get('/orgs', async (request, response) => {
    const paging = parseInput(pagingSchema, request.query);
    const organisations = await store.organisations();
    response.json(pageOf(organisations, paging).map(presentOrganisation));
  });
  router.post('/orgs', async (request, response) => {
    authenticator.requireSignIn(request);
    const body = parseInput(organisationRequestSchema, request.body);
    const created = await store.createOrganisation({
      name: body.username,
      description: body.description,
    });
    response.status(201).json(presentOrganisation(created));
  });
  router.get('/orgs/:owner', async (request, response) => {
    const found = await store.organisation(request.params.owner);
    response.json(presentOrganisation(found));
  });
}

function addRepositoryRoutes(
  router: express.Router,
  options: ApiRouterOptions,
) {
  const { store, reader, authenticator, links } = options;
  const present = async (request: Request, repository: Repository) => {
    const content = store.content(repository);
    return presentRepository({
      repository,
      defaultBranch: await content.defaultBranch(),
      isEmpty: (await content.branches()).length === 0,
      isSignedIn: authenticator.isSignedIn(request),
      links,
    });
  };
  router.get('/orgs/:owner/repos', async (request, response) => {
    const paging = parseInput(pagingSchema, request.query);
    const found = await reader.list(request, request.params.owner);
    const page = pageOf(found, paging).map(item => present(request, item));
    response.json(await Promise.all(page));
  });
  router.post('/orgs/:owner/repos', async (request, response) => {
    authenticator.requireSignIn(request);
    const body = parseInput(repositoryRequestSchema, request.body);
    const created = await store.createRepository(request.params.owner, {
      name: body.name,
      description: body.description ?? '',
      isPrivate: body.private,
      defaultBranch: body.default_branch,
    });
    response.status(201).json(await present(request, created));
  });
  router.get('/repos/:owner/:name', async (request, response) => {
    const { repository } = await reader.find(request);
    response.json(await present(request, repository));
  });
  router.delete('/repos/:owner/:name', async (request, response) => {
    authenticator.requireSignIn(request);
    const { owner, name } = request.params;
    await store.removeRepository(owner, name);
    response.status(204).end();
  });
}

/** Answers what nothing else did. */
export const apiNotFound: express.RequestHandler = (request, _res, next) =>
  next(new NotFoundError(`There is no API at ${request.path}`));
