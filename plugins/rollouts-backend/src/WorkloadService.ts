import { NotFoundError } from '@backstage/errors';
import {
  EntityWorkloads,
  isOfEntity,
  Overview,
  Workload,
  WorkloadDetail,
  WorkloadPage,
  WorkloadQuery,
  WorkloadRef,
} from '@dugnad/plugin-rollouts-common';
import { CatalogComponents } from '@dugnad/plugin-ownership-node';
import { Judged, RolloutBoard } from './board/RolloutBoard';
import { WatchedWorkload } from './collections/openCollections';
import { eventRows } from './detail/eventRows';
import { podRows } from './detail/podRows';
import { revisionRows } from './detail/revisionRows';
import { arrangeOverview } from './overview/arrangeOverview';
import { ResourceService } from './resources/ResourceService';
import { selectWorkloads } from './selectWorkloads';
import { MaySee } from './WorkloadAccess';

/** What the use cases stand on. */
export interface WorkloadServiceOptions {
  board: RolloutBoard;
  components: CatalogComponents;
  /** What belongs to an entity beside its workloads. */
  resources: ResourceService;
  /** How long what has no deadline of its own may be unready before that is a failure, in milliseconds. */
  patienceMs?: number;
  now(): Date;
}

/** What people and programs may ask about rollouts. Every answer holds only what `maySee` lets through. */
export class WorkloadService {
  readonly #options: WorkloadServiceOptions;

  constructor(options: WorkloadServiceOptions) {
    this.#options = options;
  }

  list(query: WorkloadQuery, maySee: MaySee): WorkloadPage {
    const { board } = this.#options;
    const now = this.#options.now();
    const visible = board.all(now).filter(maySee);
    const ownerRefs = [
      ...new Set(visible.flatMap(({ ownerRef }) => ownerRef ?? [])),
    ].sort();
    return {
      ...selectWorkloads(visible, query),
      ownerRefs,
      clusters: board.freshness(now),
    };
  }

  /** The matrix application × environment × cluster. */
  overview(query: WorkloadQuery, maySee: MaySee): Overview {
    const { board } = this.#options;
    const now = this.#options.now();
    const visible = board.all(now).filter(maySee);
    const distinct = (values: string[]) => [...new Set(values)].sort();
    return {
      ...arrangeOverview(visible, query),
      ownerRefs: distinct(visible.flatMap(({ ownerRef }) => ownerRef ?? [])),
      environments: distinct(
        visible.flatMap(({ environment }) => environment ?? []),
      ),
      clusters: board.freshness(now),
    };
  }

  /** Throws `NotFoundError` for what is not there and, in the same words, for what the caller may not see. */
  get(ref: WorkloadRef, maySee: MaySee): WorkloadDetail {
    const now = this.#options.now();
    const judged = this.#options.board.get(ref, now);
    if (!judged || !maySee(judged.workload)) {
      const { cluster, namespace, kind, name } = ref;
      throw new NotFoundError(
        `There is no ${kind} ${namespace}/${name} in cluster ${cluster} that you may see`,
      );
    }
    return this.#detail(judged, now);
  }

  /** What runs of a catalog entity, without asking who wants to know. */
  async ofEntity(entityRef: string): Promise<Workload[]> {
    const { board, components, now } = this.#options;
    await components.find(entityRef);
    await board.settled();
    return board.all(now()).filter(one => isOfEntity(one, entityRef));
  }

  /** Everything that runs of a catalog entity, with details. */
  async forEntity(entityRef: string, maySee: MaySee): Promise<EntityWorkloads> {
    const { board, components, resources } = this.#options;
    const component = await components.find(entityRef);
    await board.settled();
    const now = this.#options.now();
    const own = (workload: Workload) =>
      isOfEntity(workload, entityRef) && maySee(workload);
    const items = board
      .all(now)
      .filter(own)
      .flatMap(workload => board.get(workload, now) ?? [])
      .map(judged => this.#detail(judged, now));
    return {
      entityRef,
      selectorProblem: component?.selectorProblem,
      items,
      ...resources.of(
        entityRef,
        items.map(({ cluster }) => cluster),
        maySee,
      ),
      clusters: board.freshness(now),
    };
  }

  #detail(judged: Judged, now: Date): WorkloadDetail {
    const { item, related, workload, verdict } = judged;
    const states = this.#options.board.freshnessByName(now);
    const clusterState = states.get(workload.cluster);
    if (!clusterState) {
      throw new NotFoundError(`Cluster ${workload.cluster} is not configured`);
    }
    return {
      ...workload,
      verdict,
      resourceVersion: item.resourceVersion,
      paused: isPaused(item.value),
      clusterState,
      revisions: revisionRows(item.value, related, judged.controllerRevisions),
      pods: podRows(item.value, related, {
        now,
        patienceMs: this.#options.patienceMs,
      }),
      events: eventRows(related.events),
    };
  }
}

function isPaused(workload: WatchedWorkload): boolean {
  switch (workload.kind) {
    case 'Deployment':
      return workload.spec.paused;
    case 'CronJob':
      return workload.spec.suspend;
    default:
      return false;
  }
}
