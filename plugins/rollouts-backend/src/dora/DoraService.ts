import { PermissionCriteria } from '@backstage/plugin-permission-common';
import { InputError } from '@backstage/errors';
import { Dora, DoraQuery } from '@dugnad/plugin-rollouts-common';
import { DeliveryStore } from '../deliveries/DeliveryStore';
import { joinDelivery } from '../deliveries/joinDelivery';
import { CoveredHour, Coverage } from '../history/Coverage';
import { RolloutStore, StoredRollout } from '../history/RolloutStore';
import { WorkloadFilter } from '../permissionRules';
import { doraEvents } from './doraEvents';
import { doraFigures, within } from './doraFigures';
import { doraPeriods, Period } from './doraPeriods';

const DAY_MS = 24 * 60 * 60_000;
const DEFAULT_DAYS = 28;
const MAX_DAYS = 800;
/** How long a rollout may take, or a commit be on its way, and still be seen whole. */
const LOOK_BACK_DAYS = 90;
const PRODUCTION = 'prod';

/** What the figures stand on. */
export interface DoraServiceOptions {
  rollouts: RolloutStore;
  deliveries: DeliveryStore;
  coverage: Coverage;
  failureWindowMs: number;
  now(): Date;
}

/** The four DORA figures of a component or an owner, over time, with what they count. */
export class DoraService {
  readonly #options: DoraServiceOptions;

  constructor(options: DoraServiceOptions) {
    this.#options = options;
  }

  /** Throws `InputError` for a period that is empty or too long. */
  async of(
    query: DoraQuery,
    visible?: PermissionCriteria<WorkloadFilter>,
  ): Promise<Dora> {
    const period = periodOf(query, this.#options.now());
    const rollouts = await this.#rollouts(query, period, visible);
    const environments = environmentsOf(query, rollouts);
    const counted = rollouts.filter(
      ({ environment }) =>
        environments.length === 0 || environments.includes(environment ?? ''),
    );
    const start = lookBack(period.from);
    const hours = await this.#hours(counted, { from: start, to: period.to });
    const { events, notCounted } = doraEvents(counted, {
      failureWindowMs: this.#options.failureWindowMs,
      recordedSince: firstHours(hours),
    });
    const figures = (part: Period) =>
      doraFigures(events, part, hoursWithin(hours, part));
    return {
      ...figures(period),
      entityRef: query.entityRef,
      ownerRef: query.ownerRef,
      environments,
      periods: doraPeriods(period, query.by).map(figures),
      events: within(events, period),
      notCounted: notCounted.filter(
        ({ startedAt }) => startedAt >= period.from.toISOString(),
      ).length,
    };
  }

  async #rollouts(
    { entityRef, ownerRef, environment, cluster }: DoraQuery,
    { from, to }: Period,
    visible?: PermissionCriteria<WorkloadFilter>,
  ): Promise<StoredRollout[]> {
    const { rollouts, deliveries } = this.#options;
    const found = await rollouts.between(
      {
        entityRef,
        ownerRef,
        environment,
        cluster,
        from: lookBack(from).toISOString(),
        to: to.toISOString(),
      },
      visible,
    );
    const candidates = await deliveries.candidates(found);
    return found.map(rollout => joinDelivery(rollout, candidates));
  }

  /** Watched hours of the clusters it runs in; of all where nothing is known of it, so that silence is told from a gap. */
  async #hours(rollouts: StoredRollout[], { from, to }: Period) {
    const clusters = new Set(rollouts.map(({ cluster }) => cluster));
    const hours = await this.#options.coverage.between(from, to);
    return clusters.size > 0
      ? hours.filter(({ cluster }) => clusters.has(cluster))
      : [];
  }
}

function lookBack(from: Date): Date {
  return new Date(from.getTime() - LOOK_BACK_DAYS * DAY_MS);
}

function periodOf(query: DoraQuery, now: Date): Period {
  const to = query.to ? new Date(query.to) : now;
  const from = query.from
    ? new Date(query.from)
    : new Date(to.getTime() - DEFAULT_DAYS * DAY_MS);
  const days = (to.getTime() - from.getTime()) / DAY_MS;
  if (days <= 0 || days > MAX_DAYS) {
    throw new InputError(
      `from: must be before to, and at most ${MAX_DAYS} days before it`,
    );
  }
  return { from, to };
}

/** What counts is production, for who has one. */
function environmentsOf(query: DoraQuery, rollouts: StoredRollout[]): string[] {
  if (query.environment?.length) {
    return query.environment;
  }
  return rollouts.some(({ environment }) => environment === PRODUCTION)
    ? [PRODUCTION]
    : [];
}

function firstHours(hours: CoveredHour[]): Map<string, string> {
  const first = new Map<string, string>();
  for (const { cluster, hour } of hours) {
    const known = first.get(cluster);
    if (!known || hour < known) {
      first.set(cluster, hour);
    }
  }
  return first;
}

/** Watched hours in a period; several clusters watched in the same hour are one. */
function hoursWithin(hours: CoveredHour[], { from, to }: Period): number {
  const [start, end] = [from, to].map(time => time.toISOString().slice(0, 13));
  const inside = hours.filter(({ hour }) => hour >= start && hour < end);
  const whole = new Set(inside.map(({ hour }) => hour)).size;
  const last = hours.some(({ hour }) => hour === end);
  return whole + (last ? (to.getTime() % 3_600_000) / 3_600_000 : 0);
}
