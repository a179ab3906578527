import { LoggerService } from '@backstage/backend-plugin-api';
import { ForwardedError } from '@backstage/errors';
import { ClustersService } from '@dugnad/plugin-clusters-node';
import { Calendar } from '@dugnad/plugin-costs-common';
import {
  attribute,
  ComponentIndex,
  CostCentreRules,
  refuseCostCentre,
} from '@dugnad/plugin-ownership-common';
import { CostCollections } from '../collections/openCollections';
import { CostsConfig } from '../config';
import { DeviceCollections } from '../devices/openDevices';
import { UsageByContainer, UsageSource } from '../usage/UsageSource';
import { boundedSubject } from './boundedSubject';
import { HourAccumulator, SubjectOf } from './HourAccumulator';
import { HourSample } from './HourSample';
import { isPossible } from './isPossible';
import { matchesPattern } from './matchesPattern';
import { observeCluster } from './observeCluster';
import { SteadyClock } from './SteadyClock';

const HOUR_MS = 3_600_000;

/** How long the database may be away before hours are lost. */
const UNWRITTEN_HOURS = 24;

/** Options of `Sampler`. */
export interface SamplerOptions {
  clusters: Pick<ClustersService, 'list'>;
  collections: CostCollections;
  devices: DeviceCollections;
  sourceOf: (cluster: string) => UsageSource | undefined;
  components: () => ComponentIndex;
  costCentres: () => CostCentreRules;
  config: Pick<CostsConfig, 'intervalMs' | 'sharedNamespaces' | 'deviceRules'>;
  /** The hour as it is on record, to go on from after a restart. */
  read: (cluster: string, hourMs: number) => Promise<HourSample | undefined>;
  record: (sample: HourSample) => Promise<unknown>;
  logger: LoggerService;
  now: () => Date;
  /** Whether that clock is to be believed. */
  clock: Pick<SteadyClock, 'problem'>;
}

interface ClusterState {
  lastMs?: number;
  accumulator?: HourAccumulator;
  /** Hours that are over and could not be written yet. */
  unwritten?: HourAccumulator[];
  /** Why usage is not known. */
  problem?: string;
  /** What was set aside. */
  notices?: string[];
}

/** Looks at every cluster again and again and adds up what it sees by the hour. */
export class Sampler {
  readonly #options: SamplerOptions;
  readonly #states = new Map<string, ClusterState>();
  #clockProblem?: string;

  constructor(options: SamplerOptions) {
    this.#options = options;
  }

  /** What is wrong with what is seen of a cluster, for people: usage that is not known, what was set aside, a clock that jumped. */
  noticesOf(cluster: string): string[] {
    const { problem, notices = [] } = this.#states.get(cluster) ?? {};
    const all = [this.#clockProblem, problem, ...notices];
    return all.filter(notice => notice !== undefined);
  }

  /** Looks once at every cluster. What happened since the last look counts as it is now. */
  async tick(signal: AbortSignal): Promise<void> {
    const { clock, logger } = this.#options;
    const problem = clock.problem();
    if (problem && problem !== this.#clockProblem) {
      logger.warn(problem);
    }
    this.#clockProblem = problem;
    if (problem) {
      // What comes next begins anew: the time between is a gap
      this.#states.forEach(state => delete state.lastMs);
      return;
    }
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
    const { collections, devices, config } = this.#options;
    const { intervalMs, deviceRules } = config;
    const observation = observeCluster(
      { collections, devices, deviceRules },
      cluster,
      usage,
    );
    this.#tellSetAside(cluster, state, observation?.notices ?? []);
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

  /** In the log once, when it changes; on the pages as long as it is so. */
  #tellSetAside(cluster: string, state: ClusterState, notices: string[]): void {
    for (const notice of notices) {
      if (!state.notices?.includes(notice)) {
        this.#options.logger.warn(`Cluster ${cluster}: ${notice}`);
      }
    }
    state.notices = notices;
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
    const before = await this.#before(cluster, hourMs);
    state.accumulator = new HourAccumulator(cluster, hourMs, before);
    return state.accumulator;
  }

  /** The hour as it is on record, unless it says that more was seen of it than has passed: a wrong clock wrote that. */
  async #before(
    cluster: string,
    hourMs: number,
  ): Promise<HourSample | undefined> {
    const before = await this.#options.read(cluster, hourMs);
    const elapsedSeconds = (this.#options.now().getTime() - hourMs) / 1_000;
    return before && isPossible(before.observedSeconds, elapsedSeconds)
      ? before
      : undefined;
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
    const { collections, components, costCentres, config } = this.#options;
    return ({ namespace, kind, name, labels }) => {
      const facts = collections.namespaces.get(cluster, namespace)?.value;
      const isShared = matchesPattern(namespace, config.sharedNamespaces);
      // What serves everybody is nobody's who registers a component for it, and nobody sees its costs so
      const claimants =
        isShared && !facts?.ownerRef
          ? []
          : components().claimants({ cluster, namespace, labels });
      const { ownerRef, component } = attribute(claimants, namespace, facts);
      const costCentre = facts?.costCentre ?? '';
      const isRefused = refuseCostCentre(
        costCentre,
        facts?.ownerRef ?? '',
        costCentres(),
      );
      return boundedSubject({
        cluster,
        namespace,
        kind,
        name,
        ownerRef: ownerRef ?? '',
        componentRef: component?.entityRef ?? '',
        systemRef: component?.systemRef ?? '',
        environment: facts?.environment ?? '',
        costCentre: isRefused ? '' : costCentre,
        isShared,
      });
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
