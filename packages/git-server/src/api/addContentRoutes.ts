import { pipeline } from 'node:stream/promises';
import { InputError, NotFoundError } from '@backstage/errors';
import express, { type Request, type Response } from 'express';
import { z } from 'zod';
import { parseInput } from '../http/parseInput.ts';
import {
  type ReadableRepository,
  RepositoryReader,
} from '../http/RepositoryReader.ts';
import type { ResolvedReference, TreeEntry } from '../git/types.ts';
import { treePathSchema } from '../names.ts';
import type { Links } from './links.ts';
import { pageOf, pagingSchema } from './pageOf.ts';
import { presentBranch, presentCommit, presentEntry } from './present.ts';

/** Backstage reads catalog files and docs; anything larger is cloned or taken from the archive. */
const MAX_CONTENT_BYTES = 32 * 1024 * 1024;
const REPOSITORY = '/repos/:owner/:name';

const refQuerySchema = z.object({ ref: z.string().max(200).optional() });
const commitsQuerySchema = pagingSchema.extend({
  sha: z.string().max(200).optional(),
  path: treePathSchema.default(''),
});

export interface ContentRoutesOptions {
  reader: RepositoryReader;
  links: Links;
}

/** Reading of files, archives, branches and commits. */
export function addContentRoutes(
  router: express.Router,
  options: ContentRoutesOptions,
) {
  const { reader } = options;
  const contents = async (request: Request, response: Response) =>
    sendContents(options, request, response);
  router.get(`${REPOSITORY}/contents`, contents);
  router.get(`${REPOSITORY}/contents/*`, contents);

  router.get(`${REPOSITORY}/raw/*`, async (request: Request, response) => {
    const found = await reader.find(request);
    const { entry } = await locate(reader, found, request);
    response.type('application/octet-stream');
    response.send(await fileContent(found, entry));
  });

  router.get(`${REPOSITORY}/archive/*`, async (request: Request, response) => {
    const found = await reader.find(request);
    await sendArchive(reader, found, request.params[0], response);
  });

  addHistoryRoutes(router, options);
}

async function sendContents(
  { reader, links }: ContentRoutesOptions,
  request: Request,
  response: Response,
) {
  const found = await reader.find(request);
  const { repository, content } = found;
  const { entry, reference } = await locate(reader, found, request);
  const [lastCommit] = await content.log(reference.sha, {
    limit: 1,
    path: entry.path,
  });
  const shared = { repository, reference, lastCommit, links };
  response.setHeader('ETag', `"${entry.sha}"`);
  if (lastCommit) {
    const changed = new Date(lastCommit.committer.date);
    response.setHeader('Last-Modified', changed.toUTCString());
  }
  if (entry.type === 'dir') {
    const entries = await content.list(reference.sha, entry.path);
    response.json(
      entries.map(item =>
        presentEntry({ ...shared, entry: item, content: null }),
      ),
    );
    return;
  }
  const bytes =
    entry.type === 'submodule' ? null : await fileContent(found, entry);
  response.json(presentEntry({ ...shared, entry, content: bytes }));
}

async function locate(
  reader: RepositoryReader,
  found: ReadableRepository,
  request: Request,
): Promise<{ entry: TreeEntry; reference: ResolvedReference }> {
  const { ref } = parseInput(refQuerySchema, request.query);
  const path = parseInput(treePathSchema, request.params[0] ?? '');
  const reference = await reader.reference(found, ref);
  const entry = await found.content.entry(reference.sha, path);
  if (entry) return { entry, reference };
  throw new NotFoundError(`There is no '${path}' at '${reference.name}'`);
}

async function fileContent({ content }: ReadableRepository, entry: TreeEntry) {
  if (entry.type !== 'file' && entry.type !== 'symlink') {
    throw new NotFoundError(`'${entry.path}' is not a file`);
  }
  if (entry.sizeBytes > MAX_CONTENT_BYTES) {
    throw new InputError(`'${entry.path}' is too large; clone the repository`);
  }
  return content.content(entry);
}

async function sendArchive(
  reader: RepositoryReader,
  found: ReadableRepository,
  address: string,
  response: Response,
) {
  const [, name, format] = /^(.+)\.(tar\.gz|zip)$/.exec(address) ?? [];
  if (format !== 'tar.gz' && format !== 'zip') {
    throw new InputError('archive: end in .tar.gz or .zip');
  }
  const { sha } = await reader.reference(found, name);
  const folder = found.repository.name;
  response.type(format === 'zip' ? 'application/zip' : 'application/gzip');
  response.setHeader('ETag', `"${sha}.${format}"`);
  response.attachment(`${folder}-${sha.slice(0, 10)}.${format}`);
  await pipeline(found.content.archive(sha, { format, folder }), response);
}

function addHistoryRoutes(
  router: express.Router,
  { reader, links }: ContentRoutesOptions,
) {
  const headOf = async ({ content }: ReadableRepository, sha: string) => {
    const [commit] = await content.log(sha, { limit: 1 });
    return commit;
  };

  router.get(`${REPOSITORY}/branches`, async (request: Request, response) => {
    const found = await reader.find(request);
    const paging = parseInput(pagingSchema, request.query);
    const branches = pageOf(await found.content.branches(), paging);
    const present = branches.map(async ({ name, sha }) =>
      presentBranch(name, await headOf(found, sha), found.repository, links),
    );
    response.json(await Promise.all(present));
  });

  router.get(`${REPOSITORY}/branches/*`, async (request: Request, response) => {
    const found = await reader.find(request);
    const { kind, name, sha } = await reader.reference(
      found,
      request.params[0],
    );
    if (kind !== 'branch')
      throw new NotFoundError(`There is no branch '${name}'`);
    const commit = await headOf(found, sha);
    response.json(presentBranch(name, commit, found.repository, links));
  });

  router.get(`${REPOSITORY}/tags`, async (request: Request, response) => {
    const found = await reader.find(request);
    const paging = parseInput(pagingSchema, request.query);
    const tags = pageOf(await found.content.tags(), paging);
    const url = (sha: string) =>
      links.api(found.repository, 'git/commits', sha);
    response.json(
      tags.map(({ name, sha }) => ({
        name,
        id: sha,
        commit: { sha, url: url(sha) },
      })),
    );
  });

  router.get(`${REPOSITORY}/commits`, async (request: Request, response) => {
    const found = await reader.find(request);
    const query = parseInput(commitsQuerySchema, request.query);
    const { page, limit, sha, path } = query;
    const reference = await reader.reference(found, sha);
    const skip = (page - 1) * limit;
    const commits = await found.content.log(reference.sha, {
      limit,
      skip,
      path,
    });
    response.json(
      commits.map(commit => presentCommit(commit, found.repository, links)),
    );
  });

  router.get(
    `${REPOSITORY}/git/commits/*`,
    async (request: Request, response) => {
      const found = await reader.find(request);
      const { sha } = await reader.reference(found, request.params[0]);
      const commit = await headOf(found, sha);
      response.json(presentCommit(commit, found.repository, links));
    },
  );
}
