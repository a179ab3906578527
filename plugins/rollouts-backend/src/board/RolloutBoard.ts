import { ClustersService, Item } from '@dugnad/plugin-clusters-node';
import { attribute, ComponentIndex } from '@dugnad/plugin-ownership-common';
import {
  ClusterFreshness,
  judge,
  RelatedObjects,
  unknownVerdict,
  Verdict,
  Workload,
  WORKLOAD_KINDS,
  WorkloadKind,
  WorkloadRef,
} from '@dugnad/plugin-rollouts-common';
import {
  RolloutCollections,
  WatchedWorkload,
} from '../collections/openCollections';
import { ControllerRevision } from '../collections/projectControllerRevision';
import { Arrivals } from './Arrivals';
import { Autoscalers } from './Autoscalers';
import { ChangeQueue } from '@dugnad/plugin-backend-kit-node';
import { Deadlines } from './Deadlines';
import { freshnessOf } from './freshnessOf';
import { controllerRevisionsOf, relatedTo } from './relatedTo';
import { toWorkload } from './toWorkload';
import { SignalKeys } from './SignalKeys';
import { workloadKey } from './workloadKey';

/** What the board stands on. */
export interface RolloutBoardOptions {
  clusters: ClustersService;
  collections: RolloutCollections;
  components(): ComponentIndex;
  signalKeys: SignalKeys;
  /** Least time between two rounds of judging, in milliseconds. */
  intervalMs: number;
  /** How long what has no deadline of its own may be unready before that is a failure, in milliseconds. */
  patienceMs?: number;
  /** What may have scaled workloads of a namespace to zero. */
  autoscalers?: Autoscalers;
  /** Given the signal keys of everything that may read differently now. */
  announce(keys: string[]): void;
}

/** Told which workloads were judged again or are gone. */
export type BoardListener = (refs: WorkloadRef[]) => void;

/** A workload with everything around it. */
export interface Judged {
  item: Item<WatchedWorkload>;
  related: Required<RelatedObjects>;
  /** Newest first. */
  controllerRevisions: ControllerRevision[];
  workload: Workload;
  verdict: Verdict;
}

interface Entry {
  workload: Workload;
  verdict: Verdict;
}

/**
 * The verdict on every workload, kept up to date: a change re-judges only the workload it is about, and time re-judges
 * those whose verdict has a deadline. A cluster's workloads are judged from when all of it was read once; until then it is
 * connecting. Reading costs no API call.
 */
export class RolloutBoard {
  readonly #options: RolloutBoardOptions;
  readonly #entries = new Map<string, Entry>();
  readonly #refs = new Map<string, WorkloadRef>();
  readonly #listeners = new Set<BoardListener>();
  readonly #queue: ChangeQueue;
  readonly #deadlines: Deadlines;
  readonly #arrivals: Arrivals;
  /** What is left of the first round of judging, by cluster. */
  readonly #first = new Map<string, Set<string>>();

  constructor(options: RolloutBoardOptions) {
    this.#options = options;
    this.#queue = new ChangeQueue({
      intervalMs: options.intervalMs,
      flush: keys => this.#judgeAll(keys),
    });
    this.#deadlines = new Deadlines(keys =>
      keys.forEach(key => this.#queue.add(key)),
    );
    this.#arrivals = new Arrivals({
      ...options,
      onArrived: cluster => this.#begin(cluster),
      now: () => performance.now(),
    });
  }

  /** Notes that a workload, or something around it, changed. Of no account while its cluster is read for the first time. */
  touch(ref: WorkloadRef): void {
    if (this.#arrivals.isWaiting(ref.cluster)) {
      return;
    }
    const key = workloadKey(ref);
    this.#refs.set(key, ref);
    this.#queue.add(key);
  }

  /** Re-judges everything, or everything in one cluster or namespace. */
  touchAll(cluster?: string, namespace?: string): void {
    if (cluster !== undefined && this.#arrivals.isWaiting(cluster)) {
      this.#arrivals.check(cluster);
      return;
    }
    for (const kind of WORKLOAD_KINDS) {
      for (const item of this.#items(kind, cluster)) {
        if (namespace === undefined || item.namespace === namespace) {
          this.touch(refOf(item));
        }
      }
    }
  }

  /** Calls the listener after every round of judging, with what was judged or is gone. Returns the unsubscribe function. */
  onJudged(listener: BoardListener): () => void {
    const entry: BoardListener = refs => listener(refs);
    this.#listeners.add(entry);
    return () => {
      this.#listeners.delete(entry);
    };
  }

  /** Every workload that was ever touched and is not known to be gone. */
  refs(): WorkloadRef[] {
    return [...this.#refs.values()];
  }

  /** Resolves once nothing waits to be judged: for who needs what was true when asking, however much changed. */
  settled(): Promise<void> {
    return this.#queue.drain();
  }

  /** Every workload, as of now. After very many changes at once some verdicts are a moment old; see `settled`. */
  all(now: Date): Workload[] {
    this.#queue.flush();
    const freshness = this.freshnessByName(now);
    return [...this.#entries.values()].map(({ workload }) =>
      withFreshness(workload, freshness.get(workload.cluster)),
    );
  }

  /** One workload with everything around it; undefined where there is none. */
  get(ref: WorkloadRef, now: Date): Judged | undefined {
    const { collections } = this.#options;
    const key = workloadKey(ref);
    this.#queue.flushOne(key);
    const item = this.#item(ref);
    const entry = this.#entries.get(key);
    if (!item || !entry) {
      return undefined;
    }
    const state = this.freshnessByName(now).get(ref.cluster);
    const workload = withFreshness(entry.workload, state);
    const verdict = workload.staleSince
      ? unknownVerdict(workload.staleSince)
      : entry.verdict;
    return {
      item,
      related: relatedTo(collections, item),
      controllerRevisions: controllerRevisionsOf(collections, item),
      workload,
      verdict,
    };
  }

  /** Whether each configured cluster can be shown as current, in the order of configuration. */
  freshness(now: Date): ClusterFreshness[] {
    const { clusters, collections } = this.#options;
    const watched = [
      ...WORKLOAD_KINDS.map(kind => collections.workloads[kind]),
      collections.replicaSets,
      collections.pods,
    ];
    return clusters.list().map(cluster => {
      const states = watched.map(collection => collection.state(cluster.name));
      const status = clusters.status(cluster.name);
      const freshness = freshnessOf(cluster, status, states, now);
      return freshness.state === 'live' && this.#isArriving(cluster.name)
        ? { ...freshness, state: 'connecting' }
        : freshness;
    });
  }

  stop(): void {
    this.#arrivals.stop();
    this.#queue.stop();
    this.#deadlines.stop();
  }

  freshnessByName(now: Date): Map<string, ClusterFreshness> {
    return new Map(this.freshness(now).map(state => [state.name, state]));
  }

  #isArriving(cluster: string): boolean {
    return this.#arrivals.isWaiting(cluster) || this.#first.has(cluster);
  }

  /** The first round of judging of a cluster. */
  #begin(cluster: string): void {
    this.touchAll(cluster);
    const keys = [...this.#refs]
      .filter(([, ref]) => ref.cluster === cluster)
      .map(([key]) => key);
    if (keys.length > 0) {
      this.#first.set(cluster, new Set(keys));
    }
  }

  #noteJudged(key: string, cluster: string): void {
    const first = this.#first.get(cluster);
    first?.delete(key);
    if (first?.size === 0) {
      this.#first.delete(cluster);
    }
  }

  #items(kind: WorkloadKind, cluster?: string): Item<WatchedWorkload>[] {
    return this.#options.collections.workloads[kind].all(cluster);
  }

  #item(ref: WorkloadRef): Item<WatchedWorkload> | undefined {
    const { cluster, namespace, kind, name } = ref;
    const { workloads } = this.#options.collections;
    return workloads[kind].get(cluster, name, namespace);
  }

  #judgeAll(keys: string[]): void {
    const now = new Date();
    const changed = new Set<string>();
    const judged: WorkloadRef[] = [];
    for (const key of keys) {
      const ref = this.#refs.get(key);
      if (ref) {
        judged.push(ref);
        this.#judge(key, ref, now);
        this.#noteJudged(key, ref.cluster);
        changed.add(this.#options.signalKeys.of(ref));
      }
    }
    this.#options.announce([...changed]);
    this.#listeners.forEach(listener => listener(judged));
  }

  #judge(key: string, ref: WorkloadRef, now: Date): void {
    const item = this.#item(ref);
    if (!item) {
      this.#entries.delete(key);
      this.#refs.delete(key);
      this.#deadlines.set(key, undefined);
      return;
    }
    const { collections, components, patienceMs } = this.#options;
    const related = relatedTo(collections, item);
    const { cluster, namespace } = ref;
    const autoscalers = this.#options.autoscalers?.in(cluster, namespace);
    const surroundings = { ...related, autoscalers };
    const verdict = judge(item.value, surroundings, { now, patienceMs });
    const labels = item.value.metadata.labels ?? {};
    const claimants = components().claimants({ cluster, namespace, labels });
    const facts = collections.namespaces.get(cluster, namespace)?.value;
    const workload = toWorkload({
      item,
      related,
      verdict,
      attribution: attribute(claimants, namespace, facts),
      environment: facts?.environment,
      signalKey: this.#options.signalKeys.of(ref),
    });
    this.#entries.set(key, { workload, verdict });
    this.#deadlines.set(key, verdict.recheckAt);
  }
}

function refOf(item: Item<WatchedWorkload>): WorkloadRef {
  const { metadata, kind } = item.value;
  const { name, namespace } = metadata;
  return { cluster: item.cluster, namespace, kind, name };
}

/** The last verdict of a cluster that does not answer is not shown as if it were current. */
function withFreshness(
  workload: Workload,
  freshness?: ClusterFreshness,
): Workload {
  if (freshness?.state !== 'unreachable') {
    return workload;
  }
  const { checks: _none, ...verdict } = unknownVerdict(freshness.since);
  return { ...workload, verdict, staleSince: freshness.since };
}
