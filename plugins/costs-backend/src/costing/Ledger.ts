import { ConflictError } from '@backstage/errors';
import {
  Charge,
  ClosedMonth,
  NO_TOTALS,
  addTotals,
  billOfMonth,
  daysOfMonth,
  monthOf,
} from '@dugnad/plugin-costs-common';
import { CostsConfig } from '../config';
import { ChargeStore } from '../database/ChargeStore';
import { HourStore, WriteOutcome } from '../database/HourStore';
import { MonthStore } from '../database/MonthStore';
import { HourSample } from '../sampling/HourSample';
import { DayTotals, dayTotals } from './dayTotals';
import { Pricing, costHour, pricesOf } from './costHour';

const HOUR_MS = 3_600_000;

/** Options of `Ledger`. */
export interface LedgerOptions {
  hours: HourStore;
  charges: ChargeStore;
  months: MonthStore;
  config: Pick<CostsConfig, 'charges' | 'basePrices' | 'calendar'>;
  now: () => Date;
  /** Told which clusters' figures changed. */
  changed?: (clusters: string[]) => void;
}

/**
 * Keeps the books: prices what was observed, adds it up, and keeps prices true in months that are open. Level-triggered: what
 * is on record is compared with what the charges say now, so a missed event or a crash costs nothing.
 */
export class Ledger {
  readonly #options: LedgerOptions;

  constructor(options: LedgerOptions) {
    this.#options = options;
  }

  /** Every charge, those of configuration first. */
  async charges(): Promise<Charge[]> {
    const { config, charges } = this.#options;
    return [...config.charges, ...(await charges.all())];
  }

  /** The charges a month's bill is made of: as they were, where it is closed. */
  async chargesOf(month: string): Promise<Charge[]> {
    const closed = await this.#options.months.charges(month);
    return closed ?? (await this.charges());
  }

  /** Writes an observed hour and adds up its day. */
  async record(sample: HourSample): Promise<WriteOutcome> {
    const { hours } = this.#options;
    const pricing = await this.pricing();
    const hour = costHour(sample, pricing, this.#nowMs());
    const outcome = await hours.write(hour);
    if (outcome === 'written') {
      await this.#rollUp(sample.cluster, hour.day, pricing);
      this.#options.changed?.([sample.cluster]);
    }
    return outcome;
  }

  /**
   * Prices hours again whose charges changed or that were running when they were written, and adds up days again that went
   * on without an observation. Only in open months. Returns how many hours and days it mended; done twice, the second finds nothing.
   */
  async reconcile(signal?: AbortSignal): Promise<number> {
    const pricing = await this.pricing();
    const stale = await this.#staleHours(pricing);
    const days = new Map<string, { cluster: string; day: string }>();
    for (const { cluster, hourMs, day } of stale) {
      if (signal?.aborted) {
        break;
      }
      await this.#recost(cluster, hourMs, pricing);
      days.set(`${day} ${cluster}`, { cluster, day });
    }
    for (const one of await this.#staleDays(pricing)) {
      days.set(`${one.day} ${one.cluster}`, one);
    }
    for (const { cluster, day } of days.values()) {
      await this.#rollUp(cluster, day, pricing);
    }
    const touched = [...days.values()].map(({ cluster }) => cluster);
    if (touched.length > 0) {
      this.#options.changed?.([...new Set(touched)]);
    }
    return stale.length + days.size;
  }

  /**
   * Closes a month: prices it a last time, writes totals for every day of every cluster, gaps included, and records it. What
   * happens to charges afterwards does not change it. Closing it again answers with the first record. Throws `ConflictError`
   * while the month is running.
   */
  async close(month: string, by: string): Promise<ClosedMonth> {
    const { months, config, now } = this.#options;
    const known = await months.get(month);
    if (known) {
      return known;
    }
    const current = monthOf(config.calendar.dayOf(this.#nowMs()));
    if (month >= current) {
      throw new ConflictError(
        `${month} is not over yet; it can be closed then`,
      );
    }
    const pricing = await this.pricing();
    for (const { cluster, hourMs } of await this.#staleHours(pricing, month)) {
      await this.#recost(cluster, hourMs, pricing);
    }
    for (const cluster of await this.#clustersOf(month, pricing.charges)) {
      for (const day of daysOfMonth(month)) {
        await this.#rollUp(cluster, day, pricing);
      }
    }
    const totals = (await this.totals(month)).reduce(
      (sum, one) => addTotals(sum, one.totals),
      NO_TOTALS,
    );
    const invoice = pricing.charges.reduce(
      (sum, charge) => sum + billOfMonth(charge, month),
      0,
    );
    if (totals.billMicros !== invoice) {
      throw new ConflictError(
        `${month} does not close: its hours come to ${totals.billMicros} micro-units and its charges to ${invoice}`,
      );
    }
    const closed = {
      month,
      closedAt: now().toISOString(),
      closedBy: by,
      totals,
    };
    await months.close(closed, [...pricing.charges]);
    return (await months.get(month)) ?? closed;
  }

  /** Totals by day and cluster of a month; days that were never observed are gaps. */
  async totals(month: string) {
    const days = daysOfMonth(month);
    const onRecord = await this.#options.hours.totalsOf(
      days[0],
      days[days.length - 1],
    );
    const known = new Set(onRecord.map(one => `${one.day} ${one.cluster}`));
    const charges = await this.chargesOf(month);
    const clusters = [...new Set(charges.map(({ cluster }) => cluster))];
    const { calendar } = this.#options.config;
    const gaps = days.flatMap(day =>
      clusters
        .filter(cluster => !known.has(`${day} ${cluster}`))
        .map(cluster => ({
          day,
          cluster,
          ...dayTotals([], cluster, day, { charges, calendar }, this.#nowMs()),
          source: null,
          rolledAt: undefined,
        }))
        .filter(one => one.billedSeconds > 0 && one.totals.billMicros !== 0),
    );
    return [...onRecord, ...gaps];
  }

  async pricing(): Promise<Pricing> {
    const { basePrices, calendar } = this.#options.config;
    return { charges: await this.charges(), basePrices, calendar };
  }

  async #recost(
    cluster: string,
    hourMs: number,
    pricing: Pricing,
  ): Promise<void> {
    const sample = await this.#options.hours.read(cluster, hourMs);
    if (sample) {
      const hour = costHour(sample, pricing, this.#nowMs());
      await this.#options.hours.write(hour, { isRecost: true });
    }
  }

  async #staleHours(pricing: Pricing, month?: string) {
    const nowMs = this.#nowMs();
    const versions = new Map<string, string>();
    const versionOf = (cluster: string, day: string) => {
      const key = `${day} ${cluster}`;
      const known =
        versions.get(key) ?? pricesOf(pricing, cluster, day).version;
      versions.set(key, known);
      return known;
    };
    const open = await this.#options.hours.openHours(
      `${month ?? '0000-00'}-01`,
    );
    return open.filter(
      ({ cluster, day, hourMs, priceVersion, billedSeconds }) =>
        (!month || monthOf(day) === month) &&
        (priceVersion !== versionOf(cluster, day) ||
          (billedSeconds < 3_600 && nowMs >= hourMs + HOUR_MS)),
    );
  }

  /** Days on record that have gone on since they were added up. */
  async #staleDays(pricing: Pricing) {
    const { hours, months } = this.#options;
    const closed = new Set((await months.all()).map(({ month }) => month));
    const nowMs = this.#nowMs();
    const today = pricing.calendar.dayOf(nowMs);
    const onRecord = await hours.totalsOf('0000-00-00', today);
    return onRecord.filter(
      one =>
        !closed.has(monthOf(one.day)) &&
        one.billedSeconds <
          pricing.calendar
            .hoursOf(one.day)
            .filter(hourMs => hourMs + HOUR_MS <= nowMs).length *
            3_600,
    );
  }

  async #clustersOf(month: string, charges: readonly Charge[]) {
    const days = daysOfMonth(month);
    const known = await this.#options.hours.totalsOf(
      days[0],
      days[days.length - 1],
    );
    return new Set([
      ...known.map(({ cluster }) => cluster),
      ...charges
        .filter(charge => billOfMonth(charge, month) !== 0)
        .map(({ cluster }) => cluster),
    ]);
  }

  async #rollUp(cluster: string, day: string, pricing: Pricing): Promise<void> {
    const nowMs = this.#nowMs();
    await this.#options.hours.rollUp(
      cluster,
      day,
      (hours): DayTotals => dayTotals(hours, cluster, day, pricing, nowMs),
      this.#options.now().toISOString(),
    );
  }

  #nowMs(): number {
    return this.#options.now().getTime();
  }
}
