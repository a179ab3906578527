import {
  isOfEntity,
  Resource,
  ResourceGap,
  ResourcePage,
  ResourceQuery,
} from '@dugnad/plugin-rollouts-common';
import { RolloutBoard } from '../board/RolloutBoard';
import { MaySee } from '../WorkloadAccess';
import { ResourceBoard } from './ResourceBoard';
import { selectResources } from './selectResources';

/** What the use cases stand on. */
export interface ResourceServiceOptions {
  board: RolloutBoard;
  resources: ResourceBoard;
  now(): Date;
}

/** What people and programs may ask about what surrounds workloads. */
export class ResourceService {
  readonly #options: ResourceServiceOptions;

  constructor(options: ResourceServiceOptions) {
    this.#options = options;
  }

  list(query: ResourceQuery, maySee: MaySee): ResourcePage {
    const { board, resources } = this.#options;
    const now = this.#options.now();
    const visible = resources.all(now).filter(maySee);
    return {
      ...selectResources(visible, query),
      gaps: resources
        .gaps(now)
        .filter(
          ({ cluster }) =>
            !query.cluster?.length || query.cluster.includes(cluster),
        ),
      clusters: board.freshness(now),
    };
  }

  /** What belongs to a catalog entity, the most troubled first, and what cannot be said in the clusters named. */
  of(
    entityRef: string,
    clusters: string[],
    maySee: MaySee,
  ): { resources: Resource[]; gaps: ResourceGap[] } {
    const { resources } = this.#options;
    const now = this.#options.now();
    const own = resources
      .all(now)
      .filter(one => isOfEntity(one, entityRef) && maySee(one));
    const query = { entityRef: [entityRef], limit: 1_000, offset: 0 };
    return {
      resources: selectResources(own, query).items,
      gaps: resources
        .gaps(now)
        .filter(({ cluster }) => clusters.includes(cluster)),
    };
  }
}
