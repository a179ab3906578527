/** Who wrote or applied a commit, and when (ISO 8601). */
export interface Signature {
  name: string;
  email: string;
  date: string;
}

export interface Commit {
  sha: string;
  treeSha: string;
  parents: string[];
  author: Signature;
  committer: Signature;
  message: string;
}

export type EntryType = 'file' | 'dir' | 'symlink' | 'submodule';

/** A file or folder at a commit. */
export interface TreeEntry {
  name: string;
  /** From the root of the repository, without a leading slash. */
  path: string;
  type: EntryType;
  sha: string;
  /** Bytes; 0 for everything but files and symbolic links. */
  sizeBytes: number;
}

/** A branch or tag and the commit it stands at. */
export interface Reference {
  name: string;
  sha: string;
}

/** What the name of a branch, tag or commit in an address turned out to be. */
export interface ResolvedReference extends Reference {
  kind: 'branch' | 'tag' | 'commit';
}
