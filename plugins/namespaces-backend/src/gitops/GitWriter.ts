import { KubernetesObject } from '@dugnad/plugin-clusters-node';
import { ClaimEvent } from '@dugnad/plugin-namespaces-common';
import { StoredClaim } from '../database/ClaimStore';
import { ClusterWriter, WriteRequest } from '../reconcile/ClusterWriter';
import { ApplyStepOptions, Outcome } from '../reconcile/applyStep';
import { keyOf } from '../reconcile/objectKey';
import { GitSettings } from '../setup/readClusterSettings';
import { ClaimFolders } from './ClaimFolders';
import { judgeArrival } from './judgeArrival';

/** Kind of the history's entry about a commit. */
const COMMITTED = 'committed';

/** Options of `GitWriter`. */
export interface GitWriterOptions {
  folders: ClaimFolders;
  settings: GitSettings;
  /** Newest first. */
  history(claimId: string): Promise<ClaimEvent[]>;
}

/**
 * Writes a claim's objects to Git instead of the cluster, and judges by the cluster whether they arrived. What is in the
 * way in the cluster is left out of Git: the GitOps tool would take it over.
 */
export class GitWriter implements ClusterWriter {
  readonly writesCluster = false;
  readonly #options: GitWriterOptions;

  constructor(options: GitWriterOptions) {
    this.#options = options;
  }

  async write(
    { claim, desired, steps }: WriteRequest,
    options: ApplyStepOptions,
  ): Promise<Outcome[]> {
    const { folders, settings } = this.#options;
    const { repository, branch, arriveWithinMinutes } = settings;
    const foreign = steps.flatMap(step =>
      step.type === 'conflict' ? [step.desired] : [],
    );
    const blocked = foreign.some(({ role }) => role === 'namespace');
    const now = options.now();
    let since: Date | undefined;
    if (!blocked) {
      const left = new Set(foreign.map(({ object }) => keyOf(object)));
      const objects = desired
        .map(({ object }) => object)
        .filter(object => !left.has(keyOf(object)));
      const commit = await folders.put(claim, objects);
      if (commit) {
        await this.#tell(claim, commit, 'Written to', options);
        since = now;
      }
    }
    since ??= await this.#lastCommit(claim.id);
    const waiting = {
      since: since ?? now,
      now,
      withinMinutes: arriveWithinMinutes,
      place: `${branch} of ${repository}`,
    };
    return steps.flatMap(step => judgeArrival(step, waiting) ?? []);
  }

  async remove(
    claim: StoredClaim,
    namespace: KubernetesObject | undefined,
    options: ApplyStepOptions,
  ): Promise<string | undefined> {
    const commit = await this.#options.folders.remove(claim);
    if (commit) {
      await this.#tell(claim, commit, 'Removed from', options);
    }
    return namespace && !namespace.metadata.deletionTimestamp
      ? 'Removed from Git; waiting for the GitOps tool to delete it in the cluster'
      : undefined;
  }

  async #lastCommit(claimId: string): Promise<Date | undefined> {
    const events = await this.#options.history(claimId);
    const latest = events.find(({ kind }) => kind === COMMITTED);
    return latest && new Date(latest.at);
  }

  async #tell(
    claim: StoredClaim,
    commit: string,
    deed: string,
    { record, now }: ApplyStepOptions,
  ): Promise<void> {
    const { folders, settings } = this.#options;
    const { repository, branch } = settings;
    const path = folders.pathOf(claim);
    await record({
      at: now().toISOString(),
      by: 'system',
      kind: COMMITTED,
      reason: `${deed} ${path} on ${branch} of ${repository}`,
      after: { repository, branch, path, commit },
      naturalKey: `committed/${commit}`,
    });
  }
}
