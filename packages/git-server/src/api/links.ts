import type { ResolvedReference } from '../git/types.ts';

/** Name of a repository in an address. */
export interface RepositoryName {
  owner: string;
  name: string;
}

/** Addresses of a repository's pages and API, the same as Forgejo's. */
export interface Links {
  page(repository: RepositoryName): string;
  clone(repository: RepositoryName): string;
  api(repository: RepositoryName, ...path: string[]): string;
  /** A file's or folder's page at a branch, tag or commit. */
  source(
    repository: RepositoryName,
    reference: Pick<ResolvedReference, 'kind' | 'name'>,
    path: string,
  ): string;
  /** A file's bytes at a branch, tag or commit. */
  raw(
    repository: RepositoryName,
    reference: Pick<ResolvedReference, 'kind' | 'name'>,
    path: string,
  ): string;
  commit(repository: RepositoryName, sha: string): string;
}

/** Addresses below `baseUrl`; an empty one gives addresses for use within a page. */
export function createLinks(baseUrl: string): Links {
  const page = ({ owner, name }: RepositoryName) =>
    `${baseUrl}/${encodePath(owner)}/${encodePath(name)}`;
  return {
    page,
    clone: repository => `${page(repository)}.git`,
    api: ({ owner, name }, ...path) =>
      [`${baseUrl}/api/v1/repos`, owner, name, ...path.map(encodePath)].join(
        '/',
      ),
    source: (repository, { kind, name }, path) =>
      `${page(repository)}/src/${kind}/${joined(name, path)}`,
    raw: (repository, { kind, name }, path) =>
      `${page(repository)}/raw/${kind}/${joined(name, path)}`,
    commit: (repository, sha) => `${page(repository)}/commit/${sha}`,
  };
}

function joined(name: string, path: string): string {
  return path ? `${encodePath(name)}/${encodePath(path)}` : encodePath(name);
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
