import { Change, LiveCollection } from '@dugnad/plugin-clusters-node';
import { PodTally } from './aggregate/PodTally';
import { PodFacts } from './collections/pods';

/** Keeps one `PodTally` per cluster in step with the live collection of pods. */
export class PodTallies {
  readonly #pods: LiveCollection<PodFacts>;
  readonly #tallies = new Map<string, PodTally>();

  constructor(pods: LiveCollection<PodFacts>, clusters: string[]) {
    this.#pods = pods;
    clusters.forEach(cluster => this.#recount(cluster));
  }

  of(cluster: string): PodTally {
    return this.#tallies.get(cluster) ?? this.#recount(cluster);
  }

  /** Takes a change of the collection this was made for. */
  apply(change: Change<PodFacts>): void {
    // A whole list is the moment to start from the truth again: an error in the steps cannot outlive it.
    if (change.type === 'synced') this.#recount(change.cluster);
    const tally = this.of(change.cluster);
    if ('previous' in change) tally.remove(change.previous);
    if ('item' in change) tally.add(change.item);
  }

  #recount(cluster: string): PodTally {
    const tally = PodTally.of(this.#pods.all(cluster));
    this.#tallies.set(cluster, tally);
    return tally;
  }
}
