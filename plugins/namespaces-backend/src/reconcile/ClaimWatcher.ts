import { LoggerService } from '@backstage/backend-plugin-api';
import {
  Change,
  ClustersService,
  Item,
  LiveCollection,
  ResourceType,
} from '@dugnad/plugin-clusters-node';
import { ClaimState, KEPT_STATES } from '@dugnad/plugin-namespaces-common';
import { ClaimStore, StoredClaim, StoredObject } from '../database/ClaimStore';
import { WorkQueue } from '../database/WorkQueue';
import { NetworkGrant } from '../policy/networkWidening';
import { DesiredObject } from './desiredObjects';
import { NETWORK_POLICY, SeenPolicy } from './foreignNetwork';
import { SeenObject, isClaimOff } from './isClaimOff';
import { NAMESPACE, OWNED_KINDS } from './observeClaim';
import { NAMESPACE_INDEX, seenCollection, typeKey } from './seenCollection';

const SETTLE_MS = 250;
const SWEEP_MS = 5 * 60_000;
const BATCH = 200;
const WATCHED_STATES: ClaimState[] = [...KEPT_STATES, 'deleting'];
/** Share of the claims with unwatched objects that a sweep looks into, so that each gets its turn within the hour. */
const BLIND_SHARE = 1 / 12;

/** Options of `ClaimWatcher`. */
export interface ClaimWatcherOptions {
  clusters: ClustersService;
  store: ClaimStore;
  queue: WorkQueue;
  desired(claim: StoredClaim): DesiredObject[];
  /** What a claim was granted of the network. */
  grant(claim: StoredClaim): NetworkGrant;
  /** Kinds modules added, watched like the claims' own. */
  kinds: ResourceType[];
  /** Looks at the sources of copies in a cluster. */
  refreshSources(cluster: string): Promise<void>;
  /** Claims this process works on now are looked at afterwards. */
  isRunning(claimId: string): boolean;
  /** There is new work. */
  wake(): void;
  logger: LoggerService;
  now?: () => number;
  random?: () => number;
}

/**
 * Watches the objects of claims in every cluster and asks for work on claims that are off. Level-triggered: an event only
 * says which claims to compare with what is recorded; a whole comparison runs whenever a cluster was listed, and every
 * five minutes.
 */
export class ClaimWatcher {
  readonly #options: ClaimWatcherOptions;
  readonly #collections = new Map<string, LiveCollection<SeenObject>>();
  readonly #touched = new Map<
    string,
    { ids: Set<string>; names: Set<string> }
  >();
  readonly #unsubscribe: (() => void)[] = [];
  #flushTimer?: NodeJS.Timeout;
  #sweepTimer?: NodeJS.Timeout;

  constructor(options: ClaimWatcherOptions) {
    this.#options = options;
  }

  start(): void {
    const { clusters } = this.#options;
    for (const type of [NAMESPACE, ...OWNED_KINDS, ...this.#options.kinds]) {
      const collection = clusters.collection(seenCollection(type));
      this.#collections.set(typeKey(type), collection);
      this.#unsubscribe.push(collection.subscribe(c => this.#onChange(c)));
    }
    this.#unsubscribe.push(
      clusters.onStatus((cluster, { state }) => {
        if (state === 'live') {
          this.#guard(this.#hasten(cluster));
        }
      }),
    );
    this.#sweepTimer = setInterval(() => this.#sweepAll(), SWEEP_MS);
    this.#sweepAll();
  }

  stop(): void {
    clearTimeout(this.#flushTimer);
    clearInterval(this.#sweepTimer);
    this.#unsubscribe.forEach(unsubscribe => unsubscribe());
  }

  #onChange(change: Change<SeenObject>): void {
    if (change.type === 'synced') {
      this.#guard(this.#sweep(change.cluster));
    } else if (change.type !== 'stale') {
      const items = [
        ...('item' in change ? [change.item] : []),
        ...('previous' in change ? [change.previous] : []),
      ];
      items.forEach(item => this.#touch(item));
    }
  }

  #touch(item: Item<SeenObject>): void {
    const { claimId, spec } = item.value;
    // Whatever it is labelled, a network policy counts where it is
    const name = spec === undefined ? item.name : item.namespace;
    this.#lookLater(
      item.cluster,
      claimId && spec === undefined ? { claimId } : { claimId, name },
    );
  }

  #lookLater(cluster: string, at: { claimId?: string; name?: string }): void {
    const touched = this.#touched.get(cluster) ?? {
      ids: new Set<string>(),
      names: new Set<string>(),
    };
    this.#touched.set(cluster, touched);
    if (at.claimId) {
      touched.ids.add(at.claimId);
    }
    if (at.name) {
      touched.names.add(at.name);
    }
    this.#flushTimer ??= setTimeout(() => this.#flush(), SETTLE_MS);
  }

  #flush(): void {
    this.#flushTimer = undefined;
    const touched = [...this.#touched];
    this.#touched.clear();
    for (const [cluster, { ids, names }] of touched) {
      this.#guard(this.#compare(cluster, [...ids], [...names]));
    }
  }

  #sweepAll(): void {
    for (const { name } of this.#options.clusters.list()) {
      this.#guard(this.#sweep(name));
    }
  }

  async #sweep(cluster: string): Promise<void> {
    const { store } = this.#options;
    await this.#options.refreshSources(cluster);
    const ids = await store.idsOfCluster(cluster, WATCHED_STATES);
    await this.#compare(cluster, ids, [], true);
  }

  async #hasten(cluster: string): Promise<void> {
    const { queue, wake } = this.#options;
    await queue.hasten(cluster, this.#now());
    wake();
  }

  async #compare(
    cluster: string,
    ids: string[],
    names: string[],
    sweep = false,
  ): Promise<void> {
    if (!this.#isCurrent(cluster)) {
      ids.forEach(claimId => this.#lookLater(cluster, { claimId }));
      names.forEach(name => this.#lookLater(cluster, { name }));
      return;
    }
    const { store, queue, wake } = this.#options;
    for (let from = 0; from < names.length; from += BATCH) {
      const batch = names.slice(from, from + BATCH);
      const holders = await store.holders(cluster, batch);
      ids.push(...holders.map(({ id }) => id));
    }
    for (let from = 0; from < ids.length; from += BATCH) {
      const batch = ids.slice(from, from + BATCH);
      const off = await this.#offAmong(cluster, batch, sweep);
      if (off.length > 0) {
        await queue.enqueue(off, this.#now());
        wake();
      }
    }
  }

  async #offAmong(
    cluster: string,
    ids: string[],
    sweep: boolean,
  ): Promise<string[]> {
    const { store, desired, isRunning, random = Math.random } = this.#options;
    const running = ids.filter(isRunning);
    running.forEach(claimId => this.#lookLater(cluster, { claimId }));
    const idle = ids.filter(id => !running.includes(id));
    const [claims, objects] = await Promise.all([
      store.getMany(idle),
      store.objectsOf(idle),
    ]);
    const off = claims.filter(claim => {
      const wanted = desired(claim);
      const isBlind = wanted.some(o => o.provided?.watched === false);
      const isDue = sweep && isBlind && random() < BLIND_SHARE;
      return (
        isDue ||
        isClaimOff({
          claim,
          stored: objects.get(claim.id) ?? [],
          desired: wanted,
          seen: object => this.#seen(claim.cluster, object),
          policies: this.#policies(claim),
          grant: this.#options.grant(claim),
        })
      );
    });
    return off.map(({ id }) => id);
  }

  #seen(cluster: string, object: StoredObject): SeenObject | undefined {
    return this.#collections
      .get(typeKey(object))
      ?.get(cluster, object.name, object.namespace)?.value;
  }

  #policies({ cluster, name }: StoredClaim): SeenPolicy[] {
    const items =
      this.#collections
        .get(typeKey(NETWORK_POLICY))
        ?.byIndex(NAMESPACE_INDEX, name, cluster) ?? [];
    return items.flatMap(item => {
      const { spec, digest } = item.value;
      return spec === undefined ? [] : [{ name: item.name, digest, spec }];
    });
  }

  /** Comparing with a stale view would repair what is not broken. */
  #isCurrent(cluster: string): boolean {
    const added = this.#options.kinds.map(typeKey);
    return [...this.#collections].every(([type, collection]) => {
      const { synced, staleSince, forbidden } = collection.state(cluster);
      // A module's kind that may not be read must not keep the rest from being looked at
      const isOut = forbidden && added.includes(type);
      return isOut || (synced && staleSince === undefined);
    });
  }

  #guard(work: Promise<void>): void {
    work.catch(error =>
      this.#options.logger.warn(`Could not compare claims: ${error}`),
    );
  }

  #now(): number {
    return (this.#options.now ?? Date.now)();
  }
}
