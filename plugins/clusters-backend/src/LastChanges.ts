import { LastChange } from '@dugnad/plugin-clusters-common';
import { newerChange } from './aggregate/changeOf';

/** The newest change of each cluster. Kept in memory: after a restart it is the newest creation in the cluster. */
export class LastChanges {
  readonly #newest = new Map<string, LastChange>();

  of(cluster: string): LastChange | null {
    return this.#newest.get(cluster) ?? null;
  }

  record(cluster: string, change: LastChange): void {
    const newest = newerChange(this.of(cluster), change);
    if (newest) this.#newest.set(cluster, newest);
  }
}
