import { promises } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ServiceUnavailableError } from '@backstage/errors';
import git, { Errors } from 'isomorphic-git';
import { GitSettings } from '../setup/readClusterSettings';
import { GitCredentials } from './gitCredentials';
import { gitError } from './gitError';
import { gitHttp } from './gitHttp';
import { GitTrees } from './GitTrees';

const fs = { promises };
const TRIES = 12;
const PAUSE_MS = 100;
/** After this many fetches the local copy, which only grows, is made anew. */
const RENEW_AFTER = 500;
const OURS = 'refs/heads/dugnad';

/** A commit to make: its tree, from the tree there is. Undefined: there is nothing to commit. */
export type TreeChange = (
  trees: GitTrees,
  tree: string | undefined,
) => Promise<{ tree: string; message: string } | undefined>;

/** Options of `GitBranch`. */
export interface GitBranchOptions {
  settings: Pick<GitSettings, 'repository' | 'branch' | 'author'>;
  credentials: GitCredentials;
  now?: () => Date;
  random?: () => number;
}

/**
 * One branch of a repository, changed by commits on top of what others did. Changes of one process are made one after
 * another; where another process was quicker, the change is made again on top of its commit, and nothing is ever forced.
 */
export class GitBranch {
  readonly #options: GitBranchOptions;
  #turn: Promise<unknown> = Promise.resolve();
  #copy?: { gitdir: string; head?: string; fetches: number };

  constructor(options: GitBranchOptions) {
    this.#options = options;
  }

  /** The id of the commit that was made; undefined where there was nothing to change. Throws what `gitError` says. */
  commit(change: TreeChange): Promise<string | undefined> {
    const turn = this.#turn.then(() => this.#untilPushed(change));
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** Throws where the branch cannot be read or the account may not write to the repository. */
  async check(): Promise<void> {
    const { repository: url, branch } = this.#options.settings;
    try {
      await git.getRemoteInfo2({
        ...(await this.#remote()),
        protocolVersion: 1,
        forPush: true,
      });
    } catch (error) {
      throw gitError(error, { url, branch });
    }
  }

  async stop(): Promise<void> {
    await this.#turn;
    await this.#forget();
  }

  async #untilPushed(change: TreeChange): Promise<string | undefined> {
    const { repository: url, branch } = this.#options.settings;
    for (let tries = 1; tries <= TRIES; tries++) {
      try {
        return await this.#once(change);
      } catch (error) {
        if (!isLostRace(error)) {
          await this.#forget();
          throw gitError(error, { url, branch });
        }
        const { random = Math.random } = this.#options;
        await sleep(PAUSE_MS * tries * random());
      }
    }
    throw new ServiceUnavailableError(
      `Others push to ${branch} of ${url} all the time; trying again later`,
    );
  }

  async #once(change: TreeChange): Promise<string | undefined> {
    const { settings, now = () => new Date() } = this.#options;
    const { gitdir, head } = await this.#current();
    const at = { fs, gitdir };
    const base = head && (await git.readCommit({ ...at, oid: head }));
    const changed = await change(
      new GitTrees(gitdir),
      base ? base.commit.tree : undefined,
    );
    if (!changed || (base && base.commit.tree === changed.tree)) {
      return undefined;
    }
    const who = {
      ...settings.author,
      timestamp: Math.floor(now().getTime() / 1_000),
      timezoneOffset: 0,
    };
    const commit = {
      tree: changed.tree,
      message: changed.message,
      parent: head ? [head] : [],
      author: who,
      committer: who,
    };
    const oid = await git.writeCommit({ ...at, commit });
    await git.writeRef({ ...at, ref: OURS, value: oid, force: true });
    await git.push({
      ...at,
      ...(await this.#remote()),
      ref: OURS,
      remoteRef: `refs/heads/${settings.branch}`,
      force: false,
    });
    if (this.#copy) {
      this.#copy.head = oid;
    }
    return oid;
  }

  /** The local copy at the branch's newest commit; no head where the branch does not exist yet. */
  async #current(): Promise<{ gitdir: string; head?: string }> {
    const ref = `refs/heads/${this.#options.settings.branch}`;
    const remote = await this.#remote();
    const refs = await git.listServerRefs({
      ...remote,
      prefix: ref,
      protocolVersion: 1,
    });
    const head = refs.find(found => found.ref === ref)?.oid;
    if (this.#copy && this.#copy.fetches >= RENEW_AFTER) {
      await this.#forget();
    }
    this.#copy ??= await newCopy(remote.url);
    const { gitdir } = this.#copy;
    if (head && this.#copy.head !== head) {
      this.#copy.fetches++;
      await git.fetch({
        ...remote,
        fs,
        gitdir,
        ref: this.#options.settings.branch,
        singleBranch: true,
        tags: false,
        depth: 1,
      });
      this.#copy.head = head;
    }
    return { gitdir, head };
  }

  async #remote() {
    const { settings, credentials } = this.#options;
    const auth = await credentials(settings.repository);
    const basic = Buffer.from(`${auth.username}:${auth.password}`);
    return {
      http: gitHttp,
      url: settings.repository,
      // Sent at once: asking first and being refused would double the calls
      headers: { Authorization: `Basic ${basic.toString('base64')}` },
    };
  }

  async #forget(): Promise<void> {
    const copy = this.#copy;
    this.#copy = undefined;
    if (copy) {
      await rm(copy.gitdir, { recursive: true, force: true });
    }
  }
}

async function newCopy(url: string) {
  const gitdir = await mkdtemp(join(tmpdir(), 'dugnad-gitops-'));
  try {
    await git.init({ fs, gitdir, bare: true });
    await git.addRemote({ fs, gitdir, remote: 'origin', url });
  } catch (error) {
    await rm(gitdir, { recursive: true, force: true });
    throw error;
  }
  return { gitdir, head: undefined, fetches: 0 };
}

/** Somebody else pushed in between: the server refused the update, or their commit is not here yet. */
function isLostRace(error: unknown): boolean {
  if (error instanceof Errors.PushRejectedError) {
    return true;
  }
  return (
    error instanceof Errors.GitPushError &&
    /lock|fetch first|non-fast-forward|failed to update|stale|expected/i.test(
      error.data.prettyDetails,
    )
  );
}
