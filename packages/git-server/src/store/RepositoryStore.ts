import { randomUUID } from 'node:crypto';
import {
  mkdir,
  readFile,
  readdir,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { ConflictError, NotFoundError, isError } from '@backstage/errors';
import { z } from 'zod';
import { GitRepository } from '../git/GitRepository.ts';
import { GitRunner } from '../git/GitRunner.ts';
import { ownerNameSchema, repositoryNameSchema } from '../names.ts';
import type { Organisation, Repository, RepositoryRequest } from './types.ts';

const ORGANISATION_FILE = 'organisation.json';
const REPOSITORY_FILE = 'repository.json';

const organisationSchema = z.object({
  name: ownerNameSchema,
  description: z.string(),
  createdAt: z.string(),
});

const repositorySchema = z.object({
  owner: ownerNameSchema,
  name: repositoryNameSchema,
  description: z.string(),
  isPrivate: z.boolean(),
  createdAt: z.string(),
});

export interface RepositoryStoreOptions {
  /** Folder that holds everything: `repositories/<owner>/<name>.git`. */
  stateDir: string;
  git: GitRunner;
  now?: () => Date;
}

/**
 * Organisations and bare repositories as folders. Names are compared without case, as Forgejo does, so folders are
 * named in lower case. A repository is prepared aside and moved into place, so it exists whole or not at all.
 */
export class RepositoryStore {
  readonly #root: string;
  readonly #staging: string;
  readonly #git: GitRunner;
  readonly #now: () => Date;

  constructor(options: RepositoryStoreOptions) {
    this.#root = join(options.stateDir, 'repositories');
    this.#staging = join(options.stateDir, 'staging');
    this.#git = options.git;
    this.#now = options.now ?? (() => new Date());
  }

  /** Makes the folders, and clears away what a killed start left half made. */
  async prepare(): Promise<void> {
    await rm(this.#staging, { recursive: true, force: true });
    await mkdir(this.#staging, { recursive: true });
    await mkdir(this.#root, { recursive: true });
  }

  async organisations(): Promise<Organisation[]> {
    const found = await Promise.all(
      (await readdir(this.#root)).sort().map(name => this.#organisation(name)),
    );
    return found.filter(organisation => organisation !== undefined);
  }

  /** Throws NotFoundError. */
  async organisation(name: string): Promise<Organisation> {
    const found = await this.#organisation(name);
    if (found) return found;
    throw new NotFoundError(`There is no organisation '${name}'`);
  }

  /** Throws ConflictError when the name is taken. */
  async createOrganisation(
    request: Pick<Organisation, 'name' | 'description'>,
  ): Promise<Organisation> {
    const organisation = { ...request, createdAt: this.#now().toISOString() };
    const staged = join(this.#staging, randomUUID());
    await mkdir(staged);
    await writeJson(join(staged, ORGANISATION_FILE), organisation);
    const target = this.#organisationDirectory(request.name);
    await this.#moveInto(staged, target, `Organisation '${request.name}'`);
    return organisation;
  }

  /** Throws NotFoundError when there is no such organisation. */
  async repositories(owner: string): Promise<Repository[]> {
    const organisation = await this.organisation(owner);
    const directory = this.#organisationDirectory(organisation.name);
    const names = (await readdir(directory))
      .filter(name => name.endsWith('.git'))
      .map(name => name.slice(0, -'.git'.length))
      .sort();
    const found = await Promise.all(
      names.map(name => this.#repository(owner, name)),
    );
    return found.filter(repository => repository !== undefined);
  }

  /** Throws NotFoundError. */
  async repository(owner: string, name: string): Promise<Repository> {
    const found = await this.#repository(owner, name);
    if (found) return found;
    throw new NotFoundError(`There is no repository '${owner}/${name}'`);
  }

  /** Throws NotFoundError when there is no such organisation, ConflictError when the name is taken. */
  async createRepository(
    ownerName: string,
    request: RepositoryRequest,
  ): Promise<Repository> {
    const { name: owner } = await this.organisation(ownerName);
    const { defaultBranch, ...details } = request;
    const repository = {
      owner,
      ...details,
      createdAt: this.#now().toISOString(),
    };
    const staged = join(this.#staging, randomUUID());
    await mkdir(staged);
    await this.#git.run(
      [
        'init',
        '--quiet',
        '--bare',
        '--template=',
        `--initial-branch=${defaultBranch}`,
      ],
      staged,
    );
    await writeJson(join(staged, REPOSITORY_FILE), repository);
    const directory = this.#repositoryDirectory(owner, request.name);
    await this.#moveInto(
      staged,
      directory,
      `Repository '${owner}/${request.name}'`,
    );
    return { ...repository, directory };
  }

  /** Throws NotFoundError. */
  async removeRepository(owner: string, name: string): Promise<void> {
    const { directory } = await this.repository(owner, name);
    const aside = join(this.#staging, randomUUID());
    await rename(directory, aside);
    await rm(aside, { recursive: true, force: true });
  }

  /** Reader of a repository's content. */
  content(repository: Repository): GitRepository {
    return new GitRepository({
      git: this.#git,
      directory: repository.directory,
    });
  }

  async #organisation(name: string): Promise<Organisation | undefined> {
    if (!ownerNameSchema.safeParse(name).success) return undefined;
    const file = join(this.#organisationDirectory(name), ORGANISATION_FILE);
    const json = await readJson(file);
    return json === undefined ? undefined : organisationSchema.parse(json);
  }

  async #repository(
    owner: string,
    name: string,
  ): Promise<Repository | undefined> {
    if (!ownerNameSchema.safeParse(owner).success) return undefined;
    if (!repositoryNameSchema.safeParse(name).success) return undefined;
    const directory = this.#repositoryDirectory(owner, name);
    const json = await readJson(join(directory, REPOSITORY_FILE));
    if (json === undefined) return undefined;
    return { ...repositorySchema.parse(json), directory };
  }

  async #moveInto(staged: string, target: string, what: string): Promise<void> {
    try {
      await rename(staged, target);
    } catch (error) {
      await rm(staged, { recursive: true, force: true });
      if (['ENOTEMPTY', 'EEXIST'].includes(codeOf(error))) {
        throw new ConflictError(`${what} already exists; choose another name`);
      }
      throw error;
    }
  }

  #organisationDirectory(name: string): string {
    return join(this.#root, name.toLowerCase());
  }

  #repositoryDirectory(owner: string, name: string): string {
    return join(
      this.#organisationDirectory(owner),
      `${name.toLowerCase()}.git`,
    );
  }
}

async function writeJson(file: string, value: object): Promise<void> {
  await writeFile(file, `${JSON.stringify(value, null, 2)}\n`);
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return undefined;
    throw error;
  }
}

function codeOf(error: unknown): string {
  return isError(error) ? String(error.code) : '';
}
