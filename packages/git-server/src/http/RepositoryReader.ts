import { NotFoundError } from '@backstage/errors';
import type { Request } from 'express';
import { GitRepository } from '../git/GitRepository.ts';
import type { ResolvedReference } from '../git/types.ts';
import { RepositoryStore } from '../store/RepositoryStore.ts';
import type { Repository } from '../store/types.ts';
import type { Authenticator } from './createAuthenticator.ts';

/** A repository the caller may read, and what is in it. */
export interface ReadableRepository {
  repository: Repository;
  content: GitRepository;
  isSignedIn: boolean;
}

export interface ReferencePath {
  reference: ResolvedReference;
  path: string;
}

/** Finds what a request may read. Private repositories do not exist for those who are not signed in. */
export class RepositoryReader {
  readonly #store: RepositoryStore;
  readonly #authenticator: Authenticator;

  constructor(options: {
    store: RepositoryStore;
    authenticator: Authenticator;
  }) {
    this.#store = options.store;
    this.#authenticator = options.authenticator;
  }

  /** The repository named by the path parameters `owner` and `name`. Throws NotFoundError. */
  async find(request: Request): Promise<ReadableRepository> {
    const isSignedIn = this.#authenticator.isSignedIn(request);
    const { owner, name } = request.params;
    const repository = await this.#store.repository(owner, name);
    if (repository.isPrivate && !isSignedIn) {
      throw new NotFoundError(`There is no repository '${owner}/${name}'`);
    }
    const content = this.#store.content(repository);
    return { repository, content, isSignedIn };
  }

  /** Repositories of an organisation that the request may see. Throws NotFoundError. */
  async list(request: Request, owner: string): Promise<Repository[]> {
    const isSignedIn = this.#authenticator.isSignedIn(request);
    const repositories = await this.#store.repositories(owner);
    return repositories.filter(({ isPrivate }) => isSignedIn || !isPrivate);
  }

  /** A branch, tag or commit by name; the default branch for none. Throws NotFoundError. */
  async reference(
    { content }: ReadableRepository,
    name: string | undefined,
  ): Promise<ResolvedReference> {
    const wanted = name || (await content.defaultBranch());
    const reference = await content.resolve(wanted);
    if (reference) return reference;
    throw new NotFoundError(`There is no branch, tag or commit '${wanted}'`);
  }

  /**
   * Splits `<reference>/<path>` of a page's address. Branch names may have slashes themselves, so the shortest
   * leading part that is a branch, tag or commit wins; Git allows no branch `a/b` beside a branch `a`.
   */
  async referencePath(
    { content }: ReadableRepository,
    kind: ResolvedReference['kind'],
    address: string,
  ): Promise<ReferencePath> {
    const parts = address.split('/').filter(Boolean);
    for (let length = 1; length <= parts.length && length <= 8; length++) {
      const name = parts.slice(0, length).join('/');
      const reference = await content.resolve(name);
      if (reference?.kind === kind) {
        return { reference, path: parts.slice(length).join('/') };
      }
    }
    throw new NotFoundError(`There is no ${kind} in '${address}'`);
  }
}
