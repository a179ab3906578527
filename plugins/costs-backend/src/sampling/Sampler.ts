import { LoggerService } from '@backstage/backend-plugin-api';
import { ForwardedError } from '@backstage/errors';
import { ClustersService } from '@dugnad/plugin-clusters-node';
import { Calendar } from '@dugnad/plugin-costs-common';
import { attribute, ComponentIndex } from '@dugnad/plugin-ownership-common';
import { CostCollections } from '../collections/openCollections';
import { CostsConfig } from '../config';
import { UsageByContainer, UsageSource } from '../usage/UsageSource';
import { HourAccumulator, SubjectOf } from './HourAccumulator';
import { HourSample } from './HourSample';
import { matchesPattern } from './matchesPattern';
import { observeCluster } from './observeCluster';

const HOUR_MS = 3_600_000;

/** How long the database may be away before hours are lost. */
const UNWRITTEN_HOURS = 24;

/** Options of `Sampler`. */
export interface SamplerOptions {
  clusters: Pick<ClustersService, 'list'>;
  collections: CostCollections;
  sourceOf: (cluster: string) => UsageSource | undefined;
  components: () => ComponentIndex;
  config: Pick<CostsConfig, 'intervalMs' | 'sharedNamespaces'>;
  /** The hour as it is on record, to go on from after a restart. */
  read: (cluster: string, hourMs: number) => Promise<HourSample | undefined>;
  record: (sample: HourSample) => Promise<unknown>;
  logger: LoggerService;
  now: () => Date;
}

interface ClusterState {
  lastMs?: number;
  accumulator?: HourAccumulator;
  /** Hours that are over and could not be written yet. */
  unwritten?: HourAccumulator[];
  /** Why usage is not known. */
  problem?: string;
}

/** Looks at every cluster again and again and adds up what it sees by the hour. */
export class Sampler {
  readonly #options: SamplerOptions;
  readonly #states = new Map<string, ClusterState>();

  constructor(options: SamplerOptions) {
    this.#options = options;
  }

  /** Why a cluster's usage is not known, for people; undefined where it is. */
  problemOf(cluster: string): string | undefined {
    return this.#states.get(cluster)?.problem;
  }

  /** Looks once at every cluster. What happened since the last look counts as it is now. */
  async tick(signal: AbortSignal): Promise<void> {
    await Promise.all(
      this.#options.clusters
        .list()
        .map(({ name }) => this.#observe(name, signal)),
    );
  }

  /** Writes the running hour of every cluster, and what could not be written before. */
  async flush(): Promise<void> {
    for (const state of this.#states.values()) {
      const left: HourAccumulator[] = [];
      for (const hour of state.unwritten ?? []) {
        if (!(await this.#write(hour))) {
          left.push(hour);
        }
      }
      state.unwritten = left;
      if (state.accumulator) {
        await this.#write(state.accumulator);
      }
    }
  }

  async #observe(cluster: string, signal: AbortSignal): Promise<void> {
    const state = this.#states.get(cluster) ?? {};
    this.#states.set(cluster, state);
    const usage = await this.#usage(cluster, state, signal);
    const nowMs = this.#options.now().getTime();
    const observation = observeCluster(
      this.#options.collections,
      cluster,
      usage,
    );
    const { intervalMs } = this.#options.config;
    const fromMs =
      state.lastMs === undefined
        ? nowMs
        : Math.max(state.lastMs, nowMs - 2 * intervalMs);
    state.lastMs = observation ? nowMs : undefined;
    if (!observation) {
      return;
    }
    let startMs = fromMs;
    while (startMs < nowMs) {
      const hourMs = Calendar.hourOf(startMs);
      const endMs = Math.min(nowMs, hourMs + HOUR_MS);
      const accumulator = await this.#accumulator(cluster, state, hourMs);
      accumulator.add(observation, (endMs - startMs) / 1_000);
      startMs = endMs;
    }
  }

  /** The accumulator of an hour. The one before is written and forgotten. */
  async #accumulator(
    cluster: string,
    state: ClusterState,
    hourMs: number,
  ): Promise<HourAccumulator> {
    if (state.accumulator?.hourMs === hourMs) {
      return state.accumulator;
    }
    if (state.accumulator && !(await this.#write(state.accumulator))) {
      state.unwritten = [...(state.unwritten ?? []), state.accumulator].slice(
        -UNWRITTEN_HOURS,
      );
    }
    const before = await this.#options.read(cluster, hourMs);
    state.accumulator = new HourAccumulator(cluster, hourMs, before);
    return state.accumulator;
  }

  /** Whether nothing is left to write. */
  async #write(accumulator: HourAccumulator): Promise<boolean> {
    const { cluster } = accumulator;
    const source = this.#options.sourceOf(cluster)?.name ?? 'requests';
    try {
      if (accumulator.observedSeconds > 0) {
        await this.#options.record(
          accumulator.sample(this.#subjectOf(cluster), source),
        );
      }
    } catch (error) {
      this.#options.logger.error(
        `Could not write an hour of cluster ${cluster}; it is tried again`,
        error instanceof Error ? error : undefined,
      );
      return false;
    }
    return true;
  }

  #subjectOf(cluster: string): SubjectOf {
    const { collections, components, config } = this.#options;
    return ({ namespace, kind, name, labels }) => {
      const facts = collections.namespaces.get(cluster, namespace)?.value;
      const claimants = components().claimants({ cluster, namespace, labels });
      const { ownerRef, component } = attribute(claimants, namespace, facts);
      return {
        cluster,
        namespace,
        kind,
        name,
        ownerRef: ownerRef ?? '',
        componentRef: component?.entityRef ?? '',
        systemRef: component?.systemRef ?? '',
        environment: facts?.environment ?? '',
        costCentre: facts?.costCentre ?? '',
        isShared: matchesPattern(namespace, config.sharedNamespaces),
      };
    };
  }

  async #usage(
    cluster: string,
    state: ClusterState,
    signal: AbortSignal,
  ): Promise<UsageByContainer | undefined> {
    const source = this.#options.sourceOf(cluster);
    if (!source) {
      state.problem = 'No usage source is configured; cost is by request.';
      return undefined;
    }
    try {
      const usage = await source.read(signal);
      state.problem = undefined;
      return usage;
    } catch (error) {
      const before = state.problem;
      state.problem = `Usage is not known, so cost is by request: ${
        new ForwardedError(source.name, error).message
      }`;
      if (!before) {
        this.#options.logger.warn(`Cluster ${cluster}: ${state.problem}`);
      }
      return undefined;
    }
  }
}
