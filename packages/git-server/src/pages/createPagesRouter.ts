import { NotFoundError } from '@backstage/errors';
import type { Request, Response } from 'express';
import Router from 'express-promise-router';
import { z } from 'zod';
import type { Links } from '../api/links.ts';
import type { ResolvedReference } from '../git/types.ts';
import type { Authenticator } from '../http/createAuthenticator.ts';
import { parseInput } from '../http/parseInput.ts';
import {
  type ReadableRepository,
  RepositoryReader,
} from '../http/RepositoryReader.ts';
import { treePathSchema } from '../names.ts';
import { RepositoryStore } from '../store/RepositoryStore.ts';
import { assets } from './assets.ts';
import { organisationPage, signedInPage, startPage } from './listPages.ts';
import { rawType } from './rawType.ts';
import {
  commitPage,
  commitsPage,
  emptyPage,
  type Place,
} from './repositoryPages.ts';
import { showEntry } from './showEntry.ts';

const COMMITS_A_PAGE = 50;
const MAX_PATCH_CHARACTERS = 400_000;
const kindSchema = z.enum(['branch', 'tag', 'commit']);
const pageSchema = z.object({
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

export interface PagesRouterOptions {
  store: RepositoryStore;
  reader: RepositoryReader;
  authenticator: Authenticator;
  /** Addresses within the pages. */
  links: Links;
  /** Addresses other programs use. */
  publicLinks: Links;
}

/** Repositories for people: lists, folders, files, README, commits. */
export function createPagesRouter(options: PagesRouterOptions) {
  const router = Router();
  addFixedRoutes(router, options);
  addSourceRoutes(router, options);
  addCommitRoutes(router, options);
  return router;
}

function addFixedRoutes(
  router: ReturnType<typeof Router>,
  { store, reader, authenticator, links }: PagesRouterOptions,
) {
  for (const [name, { type, content }] of Object.entries(assets)) {
    router.get(`/assets/${name}`, (_request, response) => {
      response.setHeader('Content-Type', type);
      response.send(content);
    });
  }
  router.get('/', async (request, response) => {
    const organisations = await store.organisations();
    const listings = organisations.map(async organisation => ({
      organisation,
      repositories: await reader.list(request, organisation.name),
    }));
    response.send(startPage(await Promise.all(listings), links));
  });
  router.get('/sign-in', (request, response) => {
    authenticator.requireSignIn(request);
    response.send(signedInPage());
  });
  router.get('/:owner', async (request, response) => {
    const organisation = await store.organisation(request.params.owner);
    const repositories = await reader.list(request, organisation.name);
    response.send(organisationPage({ organisation, repositories }, links));
  });
}

function addSourceRoutes(
  router: ReturnType<typeof Router>,
  options: PagesRouterOptions,
) {
  const { reader, links, publicLinks } = options;
  router.get('/:owner/:name', async (request, response) => {
    const found = await reader.find(request);
    const { repository, content } = found;
    const reference = await content.resolve(await content.defaultBranch());
    if (!reference) {
      const cloneUrl = publicLinks.clone(repository);
      response.send(emptyPage(repository, links, cloneUrl));
      return;
    }
    await showEntry(
      await placeOf(options, found, reference, ''),
      found,
      response,
    );
  });

  const source =
    (editing: boolean) => async (request: Request, response: Response) => {
      const { found, place } = await locate(options, request);
      await showEntry(place, found, response, editing);
    };
  router.get('/:owner/:name/src/:kind/*', source(false));
  // Where Backstage's "edit" links lead; they name a branch without its kind.
  router.get('/:owner/:name/_edit/*', source(true));

  router.get('/:owner/:name/raw/:kind/*', async (request, response) => {
    const { found, place } = await locate(options, request);
    const entry = await found.content.entry(place.reference.sha, place.path);
    if (entry?.type !== 'file') {
      throw new NotFoundError(`There is no file '${place.path}'`);
    }
    response.setHeader('Content-Type', rawType(entry.name));
    response.send(await found.content.content(entry));
  });
}

function addCommitRoutes(
  router: ReturnType<typeof Router>,
  options: PagesRouterOptions,
) {
  router.get('/:owner/:name/commits/:kind/*', async (request, response) => {
    const { found, place } = await locate(options, request);
    const { page } = parseInput(pageSchema, request.query);
    const commits = await found.content.log(place.reference.sha, {
      limit: COMMITS_A_PAGE + 1,
      skip: (page - 1) * COMMITS_A_PAGE,
    });
    const older =
      commits.length > COMMITS_A_PAGE ? `?page=${page + 1}` : undefined;
    response.send(commitsPage(place, commits.slice(0, COMMITS_A_PAGE), older));
  });
  router.get('/:owner/:name/commit/:sha', async (request, response) => {
    const found = await options.reader.find(request);
    const reference = await options.reader.reference(found, request.params.sha);
    const place = await placeOf(options, found, reference, '');
    if (!place.lastCommit) throw new NotFoundError('There is no such commit');
    const patch = await found.content.patch(reference.sha);
    const shown =
      patch.length > MAX_PATCH_CHARACTERS
        ? `${patch.slice(
            0,
            MAX_PATCH_CHARACTERS,
          )}\n… too long to show whole; clone the repository to see the rest`
        : patch;
    response.send(commitPage(place, place.lastCommit, shown));
  });
}

async function locate(options: PagesRouterOptions, request: Request) {
  const { kind: given = 'branch' } = request.params;
  const kind = parseInput(kindSchema, given);
  const found = await options.reader.find(request);
  const { reference, path } = await options.reader.referencePath(
    found,
    kind,
    request.params[0],
  );
  const place = await placeOf(
    options,
    found,
    reference,
    parseInput(treePathSchema, path),
  );
  return { found, place };
}

async function placeOf(
  { links, publicLinks }: PagesRouterOptions,
  { repository, content }: ReadableRepository,
  reference: ResolvedReference,
  path: string,
): Promise<Place> {
  const [lastCommit] = await content.log(reference.sha, { limit: 1, path });
  const cloneUrl = publicLinks.clone(repository);
  return { repository, reference, path, lastCommit, links, cloneUrl };
}
