import { Knex } from 'knex';

const COVERAGE = 'rollout_coverage';

/** One hour in which a cluster was watched, as `2026-11-21T12` in UTC. */
export interface CoveredHour {
  cluster: string;
  hour: string;
}

/** The hours in which clusters were watched. What happened in others nobody saw: figures about them are gaps. */
export class Coverage {
  readonly #db: Knex;
  readonly #written = new Set<string>();

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Notes that the clusters are watched now. Costs a write once an hour. */
  async note(clusters: string[], now: Date): Promise<void> {
    const hour = hourOf(now);
    const fresh = clusters.filter(
      cluster => !this.#written.has(`${cluster} ${hour}`),
    );
    if (fresh.length === 0) {
      return;
    }
    await this.#db<CoveredHour>(COVERAGE)
      .insert(fresh.map(cluster => ({ cluster, hour })))
      .onConflict(['cluster', 'hour'])
      .ignore();
    this.#written.clear();
    clusters.forEach(cluster => this.#written.add(`${cluster} ${hour}`));
  }

  /** Hours that lie in part or whole between two times. */
  async between(from: Date, to: Date): Promise<CoveredHour[]> {
    return this.#db<CoveredHour>(COVERAGE)
      .where('hour', '>=', hourOf(from))
      .where('hour', '<=', hourOf(to))
      .select('cluster', 'hour');
  }

  async prune(before: Date): Promise<void> {
    await this.#db<CoveredHour>(COVERAGE)
      .where('hour', '<', hourOf(before))
      .delete();
  }
}

/** The hour a time lies in, as it is stored. */
function hourOf(time: Date): string {
  return time.toISOString().slice(0, 13);
}
