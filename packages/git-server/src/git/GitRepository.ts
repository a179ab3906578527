import { Readable } from 'node:stream';
import { refNameSchema } from '../names.ts';
import { GitCommandError } from './GitCommandError.ts';
import { GitRunner } from './GitRunner.ts';
import { COMMIT_FORMAT, parseCommits } from './parseCommits.ts';
import { parseTree } from './parseTree.ts';
import type {
  Commit,
  Reference,
  ResolvedReference,
  TreeEntry,
} from './types.ts';

const COMMIT_SHA = /^[0-9a-f]{7,40}$/;

/**
 * Reads a bare repository. References are validated and resolved to a commit first, paths are validated by the
 * caller with `treePathSchema`, so nothing a caller sends is ever read by Git as an option or a revision expression.
 */
export class GitRepository {
  readonly #git: GitRunner;
  readonly #directory: string;

  constructor(options: { git: GitRunner; directory: string }) {
    this.#git = options.git;
    this.#directory = options.directory;
  }

  /** The branch HEAD names; it need not exist yet. */
  async defaultBranch(): Promise<string> {
    const output = await this.#text(['symbolic-ref', '--short', 'HEAD']);
    return output.trim();
  }

  async branches(): Promise<Reference[]> {
    return this.#references('refs/heads/');
  }

  async tags(): Promise<Reference[]> {
    return this.#references('refs/tags/');
  }

  /** The commit a branch, tag or (abbreviated) commit hash stands for, tried in that order. */
  async resolve(name: string): Promise<ResolvedReference | undefined> {
    if (!refNameSchema.safeParse(name).success) return undefined;
    const branch = await this.#commitSha(`refs/heads/${name}`);
    if (branch) return { kind: 'branch', name, sha: branch };
    const tag = await this.#commitSha(`refs/tags/${name}`);
    if (tag) return { kind: 'tag', name, sha: tag };
    const commit = COMMIT_SHA.test(name) && (await this.#commitSha(name));
    return commit ? { kind: 'commit', name: commit, sha: commit } : undefined;
  }

  /** Commits from `sha` backwards, newest first; with `path`, those that changed it. */
  async log(
    sha: string,
    options: { limit: number; skip?: number; path?: string },
  ): Promise<Commit[]> {
    const { limit, skip = 0, path } = options;
    const range = [`--max-count=${limit}`, `--skip=${skip}`, sha, '--'];
    const paths = path ? [path] : [];
    return parseCommits(
      await this.#text([
        'log',
        '-z',
        `--format=${COMMIT_FORMAT}`,
        ...range,
        ...paths,
      ]),
    );
  }

  /** The file or folder at a path, or undefined. The root is a folder with an empty name. */
  async entry(sha: string, path: string): Promise<TreeEntry | undefined> {
    if (path === '') {
      const tree = await this.#text(['rev-parse', '--verify', `${sha}^{tree}`]);
      return { name: '', path, type: 'dir', sha: tree.trim(), sizeBytes: 0 };
    }
    const folder = path.includes('/')
      ? path.slice(0, path.lastIndexOf('/'))
      : '';
    const output = await this.#text(['ls-tree', '-z', '-l', sha, '--', path]);
    const [found] = parseTree(output, '');
    if (!found || found.name !== path) return undefined;
    const name = folder ? path.slice(folder.length + 1) : path;
    return { ...found, name, path };
  }

  /** What a folder holds; empty when it does not exist. */
  async list(sha: string, folder: string): Promise<TreeEntry[]> {
    const entry = await this.entry(sha, folder);
    if (entry?.type !== 'dir') return [];
    return parseTree(
      await this.#text(['ls-tree', '-z', '-l', entry.sha]),
      folder,
    );
  }

  async content(entry: TreeEntry): Promise<Buffer> {
    return this.#git.run(['cat-file', 'blob', entry.sha], this.#directory);
  }

  /** The change a commit made, as `git show` prints it with a summary of files. */
  async patch(sha: string): Promise<string> {
    return this.#text([
      'show',
      '--format=',
      '--stat=100',
      '--patch',
      '--no-color',
      '--no-ext-diff',
      '--no-textconv',
      sha,
      '--',
    ]);
  }

  /** A tar.gz or zip of a commit with everything under one top folder. */
  archive(
    sha: string,
    options: { format: 'tar.gz' | 'zip'; folder: string },
  ): Readable {
    const child = this.#git.spawn(
      [
        'archive',
        `--format=${options.format}`,
        `--prefix=${options.folder}/`,
        sha,
      ],
      { directory: this.#directory },
    );
    child.stdin.end();
    child.stderr.resume();
    child.stdout.once('close', () => child.kill());
    child.once('error', error => child.stdout.destroy(error));
    child.once('exit', code => {
      if (code) child.stdout.destroy(new Error(`git archive failed (${code})`));
    });
    return child.stdout;
  }

  /** Makes the first pushed branch the default when the default does not exist, as Forgejo does. */
  async adoptFirstBranch(): Promise<void> {
    const current = await this.defaultBranch();
    const branches = await this.branches();
    const known = branches.some(branch => branch.name === current);
    const [first] = branches;
    if (known || !first) return;
    await this.#text(['symbolic-ref', 'HEAD', `refs/heads/${first.name}`]);
  }

  async #references(prefix: string): Promise<Reference[]> {
    const output = await this.#text([
      'for-each-ref',
      '--format=%(refname)%00%(objectname)%00%(*objectname)',
      prefix,
    ]);
    return output
      .split('\n')
      .filter(Boolean)
      .map(line => {
        const [name, sha, peeled] = line.split('\0');
        return { name: name.slice(prefix.length), sha: peeled || sha };
      });
  }

  async #commitSha(revision: string): Promise<string | undefined> {
    try {
      const output = await this.#text([
        'rev-parse',
        '--verify',
        '--quiet',
        `${revision}^{commit}`,
      ]);
      return output.trim();
    } catch (error) {
      if (error instanceof GitCommandError) return undefined;
      throw error;
    }
  }

  async #text(args: string[]): Promise<string> {
    const output = await this.#git.run(args, this.#directory);
    return output.toString('utf8');
  }
}
