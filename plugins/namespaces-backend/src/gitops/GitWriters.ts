import { ScmIntegrations } from '@backstage/integration';
import { ClaimStore } from '../database/ClaimStore';
import { ClusterWriter, directWriter } from '../reconcile/ClusterWriter';
import { ClusterSettings, GitSettings } from '../setup/readClusterSettings';
import { ClaimFolders } from './ClaimFolders';
import { GitBranch } from './GitBranch';
import { GitWriter } from './GitWriter';
import { gitCredentials } from './gitCredentials';

/** Options of `GitWriters`. */
export interface GitWritersOptions {
  clusters: Map<string, ClusterSettings>;
  integrations: ScmIntegrations;
  store: Pick<ClaimStore, 'history'>;
}

/** How each cluster is written: by itself or through Git. Clusters that share a branch share its local copy. */
export class GitWriters {
  readonly #options: GitWritersOptions;
  readonly #branches = new Map<string, GitBranch>();
  readonly #writers = new Map<string, ClusterWriter>();

  constructor(options: GitWritersOptions) {
    this.#options = options;
  }

  writer(cluster: string): ClusterWriter {
    const known = this.#writers.get(cluster);
    if (known) {
      return known;
    }
    const writer = this.#newWriter(cluster);
    this.#writers.set(cluster, writer);
    return writer;
  }

  /** Throws why a repository cannot be written. */
  check(settings: GitSettings): Promise<void> {
    return this.#branch(settings).check();
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#branches.values()].map(one => one.stop()));
  }

  #newWriter(cluster: string): ClusterWriter {
    const { clusters, store } = this.#options;
    const settings = clusters.get(cluster)?.git;
    return settings
      ? new GitWriter({
          folders: new ClaimFolders(this.#branch(settings), settings),
          settings,
          history: id => store.history(id),
        })
      : directWriter;
  }

  #branch(settings: GitSettings): GitBranch {
    const key = `${settings.repository}#${settings.branch}`;
    const branch =
      this.#branches.get(key) ??
      new GitBranch({
        settings,
        credentials: gitCredentials(this.#options.integrations),
      });
    this.#branches.set(key, branch);
    return branch;
  }
}
