import {
  Freshness,
  UsageSource,
  USAGE_SOURCES,
} from '@dugnad/plugin-costs-common';
import { HourStore } from '../database/HourStore';

/** Options of `FreshnessReader`. */
export interface FreshnessReaderOptions {
  hours: Pick<HourStore, 'observedUntil'>;
  /** What is wrong with what is seen of a cluster. */
  noticesOf: (cluster: string) => string[];
  now: () => Date;
}

/** Says how current figures are. */
export class FreshnessReader {
  readonly #options: FreshnessReaderOptions;

  constructor(options: FreshnessReaderOptions) {
    this.#options = options;
  }

  /** Of the figures of these clusters; of all without any. */
  async of(
    clusters: readonly string[],
    sources: readonly (string | null)[],
  ): Promise<Freshness> {
    const { hours, noticesOf, now } = this.#options;
    const observed = await hours.observedUntil();
    const newest = [...observed]
      .filter(([name]) => clusters.length === 0 || clusters.includes(name))
      .map(([, { untilMs }]) => untilMs);
    const notices = [
      ...new Set(clusters.flatMap(cluster => noticesOf(cluster))),
    ];
    return {
      asOf: now().toISOString(),
      observedUntil:
        newest.length > 0 ? new Date(Math.max(...newest)).toISOString() : null,
      source: sourceOf(sources),
      ...(notices.length > 0 && { notice: notices.join(' ') }),
    };
  }
}

function sourceOf(sources: readonly (string | null)[]): UsageSource | null {
  const known = [...new Set(sources.filter(one => one !== null))];
  return known.length > 1
    ? 'mixed'
    : USAGE_SOURCES.find(one => one === known[0]) ?? null;
}
