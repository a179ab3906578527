import { isDeepStrictEqual } from 'node:util';
import { ClustersService } from '@dugnad/plugin-clusters-node';
import { attribute, ComponentIndex } from '@dugnad/plugin-ownership-common';
import {
  Resource,
  ResourceGap,
  unknownVerdict,
} from '@dugnad/plugin-rollouts-common';
import { ChangeQueue } from '@dugnad/plugin-backend-kit-node';
import { Deadlines } from '../board/Deadlines';
import { SignalKeys } from '../board/SignalKeys';
import { claimedBy } from '../board/toWorkload';
import { NamespaceFacts } from '../collections/projectNamespace';
import { gapsOf, staleSince } from './gapsOf';
import { ResourceSource, ShownName } from './ResourceSource';

/** What the board stands on. */
export interface ResourceBoardOptions {
  clusters: ClustersService;
  sources: ResourceSource[];
  components(): ComponentIndex;
  factsOf(cluster: string, namespace: string): NamespaceFacts | undefined;
  signalKeys: SignalKeys;
  intervalMs: number;
  /** Given the signal keys of everything that may read differently now. */
  announce(keys: string[]): void;
}

interface Tracked {
  source: ResourceSource;
  name: ShownName;
  resource?: Resource;
}

/** The verdict on everything beside the workloads, kept up to date as the workloads' are. */
export class ResourceBoard {
  readonly #options: ResourceBoardOptions;
  readonly #tracked = new Map<string, Tracked>();
  readonly #queue: ChangeQueue;
  readonly #deadlines: Deadlines;
  #stops: (() => void)[] = [];

  constructor(options: ResourceBoardOptions) {
    this.#options = options;
    this.#queue = new ChangeQueue({
      intervalMs: options.intervalMs,
      flush: keys => this.#judgeAll(keys),
    });
    this.#deadlines = new Deadlines(keys =>
      keys.forEach(key => this.#queue.add(key)),
    );
  }

  start(): void {
    this.#stops = this.#options.sources.map(source =>
      source.subscribe((cluster, name) => {
        if (name) {
          this.#touch(source, name);
        } else {
          source.all(cluster).forEach(one => this.#touch(source, one));
        }
      }),
    );
    this.touchAll();
  }

  stop(): void {
    this.#stops.forEach(stop => stop());
    this.#queue.stop();
    this.#deadlines.stop();
  }

  /** Judges an object of a kind again because something around it changed; nothing happens where there is none. */
  touch(group: string, kind: string, name: ShownName): void {
    const source = this.#options.sources.find(
      one => one.group === group && one.kind === kind,
    );
    if (source) {
      this.#touch(source, name);
    }
  }

  /** Judges everything again, or everything in one cluster or namespace. */
  touchAll(cluster?: string, namespace?: string): void {
    for (const source of this.#options.sources) {
      for (const name of source.all(cluster)) {
        if (namespace === undefined || name.namespace === namespace) {
          this.#touch(source, name);
        }
      }
    }
  }

  /** Every object, as of now. */
  all(now: Date): Resource[] {
    this.#queue.flush();
    const since = new Map<string, string | undefined>();
    return [...this.#tracked.values()].flatMap(({ source, resource }) => {
      if (!resource) {
        return [];
      }
      const { cluster } = resource;
      const key = `${cluster}/${source.group}/${source.kind}`;
      if (!since.has(key)) {
        since.set(key, this.#staleSince(source, cluster, now));
      }
      const stale = since.get(key);
      return stale
        ? { ...resource, verdict: unknownVerdict(stale), staleSince: stale }
        : resource;
    });
  }

  /** Kinds of which nothing can be said, per cluster. */
  gaps(now: Date): ResourceGap[] {
    const { clusters, sources } = this.#options;
    return gapsOf(
      clusters.list().map(({ name }) => name),
      sources,
      now,
    );
  }

  #staleSince(source: ResourceSource, cluster: string, now: Date) {
    const status = this.#options.clusters.status(cluster);
    return status.state === 'unreachable'
      ? status.since
      : staleSince(source.state(cluster), now);
  }

  #touch(source: ResourceSource, name: ShownName): void {
    const { cluster, namespace } = name;
    const key = [cluster, namespace, source.group, source.kind, name.name].join(
      '/',
    );
    if (!this.#tracked.has(key)) {
      // Most pods, for example, are a part of something and never shown by themselves
      if (!source.get(name)) {
        return;
      }
      this.#tracked.set(key, { source, name });
    }
    this.#queue.add(key);
  }

  #judgeAll(keys: string[]): void {
    const now = new Date();
    const changed = new Set<string>();
    for (const key of keys) {
      const tracked = this.#tracked.get(key);
      if (tracked) {
        const resource = this.#judge(tracked, now);
        this.#deadlines.set(key, resource?.verdict.recheckAt);
        if (!isDeepStrictEqual(resource, tracked.resource)) {
          changed.add(this.#options.signalKeys.of(tracked.name));
        }
        tracked.resource = resource;
        if (!resource) {
          this.#tracked.delete(key);
        }
      }
    }
    this.#options.announce([...changed]);
  }

  #judge({ source, name }: Tracked, now: Date): Resource | undefined {
    const object = source.get(name);
    if (!object) {
      return undefined;
    }
    const { cluster, namespace } = name;
    const { labels = {}, creationTimestamp } = object.metadata;
    const { components, factsOf, signalKeys } = this.#options;
    const claimants = components().claimants({ cluster, namespace, labels });
    const facts = factsOf(cluster, namespace);
    const { component, contenders, ownerRef } = attribute(
      claimants,
      namespace,
      facts,
    );
    return {
      ...name,
      group: source.group,
      kind: source.kind,
      uid: object.uid,
      application:
        component?.name ?? labels['app.kubernetes.io/name'] ?? name.name,
      entityRef: component?.entityRef,
      claimedBy: claimedBy(contenders),
      ownerRef,
      environment: facts?.environment,
      verdict: object.judge(now),
      createdAt: creationTimestamp,
      signalKey: signalKeys.of(name),
    };
  }
}
