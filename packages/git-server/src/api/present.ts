import { createHash } from 'node:crypto';
import type { Commit, Signature, TreeEntry } from '../git/types.ts';
import type { Organisation, Repository } from '../store/types.ts';
import type { Links, RepositoryName } from './links.ts';

/** Forgejo numbers its objects; a number made from the name stays the same over restarts. */
function stableId(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0);
}

/** An organisation as Forgejo's API shows it. */
export function presentOrganisation(organisation: Organisation) {
  const { name, description } = organisation;
  return {
    id: stableId(name.toLowerCase()),
    name,
    username: name,
    full_name: '',
    description,
    avatar_url: '',
    website: '',
    location: '',
    visibility: 'public',
  };
}

export interface PresentRepositoryOptions {
  repository: Repository;
  defaultBranch: string;
  isEmpty: boolean;
  isSignedIn: boolean;
  links: Links;
}

/** A repository as Forgejo's API shows it. */
export function presentRepository(options: PresentRepositoryOptions) {
  const { repository, defaultBranch, isEmpty, isSignedIn, links } = options;
  const { owner, name, description, isPrivate, createdAt } = repository;
  return {
    id: stableId(`${owner}/${name}`.toLowerCase()),
    owner: {
      id: stableId(owner.toLowerCase()),
      login: owner,
      username: owner,
    },
    name,
    full_name: `${owner}/${name}`,
    description,
    empty: isEmpty,
    private: isPrivate,
    fork: false,
    template: false,
    mirror: false,
    archived: false,
    default_branch: defaultBranch,
    html_url: links.page(repository),
    url: links.api(repository),
    clone_url: links.clone(repository),
    created_at: createdAt,
    permissions: { admin: isSignedIn, push: isSignedIn, pull: true },
  };
}

/** A commit as `git/commits/{sha}` and `commits` show it. */
export function presentCommit(
  commit: Commit,
  repository: RepositoryName,
  links: Links,
) {
  const url = (sha: string) => links.api(repository, 'git/commits', sha);
  return {
    url: url(commit.sha),
    sha: commit.sha,
    created: commit.committer.date,
    html_url: links.commit(repository, commit.sha),
    commit: {
      url: url(commit.sha),
      author: commit.author,
      committer: commit.committer,
      message: commit.message,
      tree: { url: url(commit.treeSha), sha: commit.treeSha },
    },
    author: null,
    committer: null,
    parents: commit.parents.map(sha => ({ url: url(sha), sha })),
  };
}

/** A branch as `branches` shows it. */
export function presentBranch(
  name: string,
  commit: Commit,
  repository: RepositoryName,
  links: Links,
) {
  const withUsername = ({ name: person, email }: Signature) => ({
    name: person,
    email,
    username: '',
  });
  return {
    name,
    commit: {
      id: commit.sha,
      message: commit.message,
      url: links.commit(repository, commit.sha),
      author: withUsername(commit.author),
      committer: withUsername(commit.committer),
      timestamp: commit.committer.date,
    },
    protected: false,
  };
}

export interface PresentEntryOptions {
  entry: TreeEntry;
  repository: RepositoryName;
  reference: { kind: 'branch' | 'tag' | 'commit'; name: string };
  lastCommit: Commit | undefined;
  /** The bytes, when one file was asked for; null in listings. */
  content: Buffer | null;
  links: Links;
}

/** A file or folder as `contents` shows it. */
export function presentEntry(options: PresentEntryOptions) {
  const { entry, repository, reference, lastCommit, content, links } = options;
  const isFile = entry.type === 'file';
  const api = links.api(repository, 'contents', entry.path);
  return {
    name: entry.name,
    path: entry.path,
    sha: entry.sha,
    last_commit_sha: lastCommit?.sha ?? '',
    type: entry.type,
    size: entry.sizeBytes,
    encoding: content ? 'base64' : null,
    content: content?.toString('base64') ?? null,
    target: entry.type === 'symlink' ? content?.toString('utf8') ?? null : null,
    url: `${api}?ref=${encodeURIComponent(reference.name)}`,
    html_url: links.source(repository, reference, entry.path),
    git_url: links.api(repository, 'git/blobs', entry.sha),
    download_url: isFile ? links.raw(repository, reference, entry.path) : null,
    submodule_git_url: null,
  };
}
