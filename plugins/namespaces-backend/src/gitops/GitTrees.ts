import { promises } from 'node:fs';
import { ConflictError } from '@backstage/errors';
import git, { TreeEntry } from 'isomorphic-git';
import { FolderFiles } from './claimFolder';

const fs = { promises };
const FILE = '100644';
const FOLDER = '040000';

/** Reads and writes trees of a bare repository, without a work tree: what is not named is not touched. */
export class GitTrees {
  readonly #gitdir: string;

  constructor(gitdir: string) {
    this.#gitdir = gitdir;
  }

  /** Entries of the folder at `path` below a tree; undefined where there is none. */
  async folder(
    tree: string | undefined,
    path: string[],
  ): Promise<TreeEntry[] | undefined> {
    let oid = tree;
    for (const segment of path) {
      const found = (await this.#entries(oid)).find(e => e.path === segment);
      if (found && found.type !== 'tree') {
        throw new ConflictError(`${path.join('/')} is a file, not a folder`);
      }
      oid = found?.oid;
    }
    return oid === undefined ? undefined : this.#entries(oid);
  }

  async text(oid: string): Promise<string> {
    const { blob } = await git.readBlob({ ...this.#at(), oid });
    return Buffer.from(blob).toString();
  }

  /** Entries with these files in place of those of `replaced`. */
  async withFiles(
    entries: TreeEntry[],
    replaced: string[],
    files: FolderFiles,
  ): Promise<TreeEntry[]> {
    const kept = entries.filter(
      ({ path }) => !replaced.includes(path) && !files.has(path),
    );
    const written = await Promise.all(
      [...files].map(async ([path, text]): Promise<TreeEntry> => {
        const blob = Buffer.from(text);
        const oid = await git.writeBlob({ ...this.#at(), blob });
        return { mode: FILE, path, oid, type: 'blob' };
      }),
    );
    return [...kept, ...written];
  }

  /**
   * A tree like `tree`, in which only the folder at `path` is another; without it where `entries` is empty, and without
   * folders that are empty then.
   */
  async replaceFolder(
    tree: string | undefined,
    path: string[],
    entries: TreeEntry[],
  ): Promise<string> {
    const [segment, ...rest] = path;
    const around = await this.#entries(tree);
    if (segment === undefined) {
      return this.#write(entries);
    }
    const current = around.find(entry => entry.path === segment);
    const inner = await this.replaceFolder(current?.oid, rest, entries);
    const others = around.filter(entry => entry !== current);
    const isEmpty = (await this.#entries(inner)).length === 0;
    return this.#write([
      ...others,
      ...(isEmpty
        ? []
        : [
            {
              mode: FOLDER,
              path: segment,
              oid: inner,
              type: 'tree' as const,
            },
          ]),
    ]);
  }

  async #entries(oid: string | undefined): Promise<TreeEntry[]> {
    return oid === undefined
      ? []
      : (await git.readTree({ ...this.#at(), oid })).tree;
  }

  #write(tree: TreeEntry[]): Promise<string> {
    return git.writeTree({ ...this.#at(), tree });
  }

  #at() {
    return { fs, gitdir: this.#gitdir };
  }
}
