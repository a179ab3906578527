import { setImmediate } from 'node:timers/promises';
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
import { Books, Stores } from '../database/Books';
import { HourHeader, WriteOutcome } from '../database/HourStore';
import { HourSample } from '../sampling/HourSample';
import { DayTotals, dayTotals } from './dayTotals';
import { Pricing, costHour, pricesOf } from './costHour';

const HOUR_MS = 3_600_000;
/** Days compared before others get their turn. */
const DAYS_AT_ONCE = 50;

/** Options of `Ledger`. */
export interface LedgerOptions {
  books: Books;
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
  readonly #stores: Stores;

  /** `stores` are the books as seen within one change. */
  constructor(options: LedgerOptions, stores: Stores = options.books) {
    this.#options = options;
    this.#stores = stores;
  }

  /** Every charge, those of configuration first. */
  async charges(): Promise<Charge[]> {
    const { charges } = this.#stores;
    return [...this.#options.config.charges, ...(await charges.all())];
  }

  /** The charges a month's bill is made of: as they were, where it is closed. */
  async chargesOf(month: string): Promise<Charge[]> {
    const closed = await this.#stores.months.charges(month);
    return closed ?? (await this.charges());
  }

  /** Writes an observed hour and adds up its day. */
  async record(sample: HourSample): Promise<WriteOutcome> {
    const { hours } = this.#stores;
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
    const { calendar } = this.#options.config;
    await this.#stores.hours.forgetDaysAfter(calendar.dayOf(this.#nowMs()));
    const { days, mended } = await this.#settle({ signal });
    const touched = new Set(days.map(({ cluster }) => cluster));
    if (touched.size > 0) {
      this.#options.changed?.([...touched]);
    }
    return mended;
  }

  /**
   * Closes a month: prices it a last time, writes totals for every day of every cluster, gaps included, and records it. What
   * happens to charges afterwards does not change it. Closing it again answers with the first record. Throws `ConflictError`
   * while the month is running. Most of the work is done before anybody is kept out; what changed meanwhile is done again
   * under the lock, and all of that or nothing is on record.
   */
  async close(month: string, by: string): Promise<ClosedMonth> {
    const { books, config } = this.#options;
    const known = await books.months.get(month);
    if (known) {
      return known;
    }
    const current = monthOf(config.calendar.dayOf(this.#nowMs()));
    if (month >= current) {
      throw new ConflictError(
        `${month} is not over yet; it can be closed then`,
      );
    }
    await this.#settle({ month });
    return books.closing(month, stores =>
      new Ledger(this.#options, stores).#closeLocked(month, by),
    );
  }

  async #closeLocked(month: string, by: string): Promise<ClosedMonth> {
    const { months } = this.#stores;
    const known = await months.get(month);
    if (known) {
      return known;
    }
    await this.#settle({ month });
    const charges = await this.charges();
    const totals = (await this.totals(month)).reduce(
      (sum, one) => addTotals(sum, one.totals),
      NO_TOTALS,
    );
    const invoice = charges.reduce(
      (sum, charge) => sum + billOfMonth(charge, month),
      0,
    );
    if (totals.billMicros !== invoice) {
      throw new ConflictError(
        `${month} does not close: its hours come to ${totals.billMicros} micro-units and its charges to ${invoice}`,
      );
    }
    const closedAt = this.#options.now().toISOString();
    const closed = { month, closedAt, closedBy: by, totals };
    await months.close(closed, charges);
    return closed;
  }

  /** Totals by day and cluster of a month; days that were never observed are gaps. */
  async totals(month: string) {
    const days = daysOfMonth(month);
    const onRecord = await this.#stores.hours.totalsOf(
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

  /**
   * Makes open months (or one of them) say what the charges say now: hours at other prices, or written while they were running, and
   * days that do not add up to their hours and gaps.
   */
  async #settle({ month, signal }: { month?: string; signal?: AbortSignal }) {
    const pricing = await this.pricing();
    const stale = (await this.#openHours(month)).filter(this.#isStale(pricing));
    let mended = 0;
    for (const { cluster, hourMs } of stale) {
      if (signal?.aborted) {
        break;
      }
      await this.#recost(cluster, hourMs, pricing);
      mended++;
    }
    const days = await this.#staleDays(pricing, month);
    for (const { cluster, day } of days) {
      if (signal?.aborted) {
        break;
      }
      await this.#rollUp(cluster, day, pricing);
      mended++;
    }
    return { days, mended };
  }

  async #openHours(month?: string): Promise<HourHeader[]> {
    return month
      ? this.#stores.hours.openHours(`${month}-01`, `${month}-31`)
      : this.#stores.hours.openHours('0000-00-00', '9999-12-31');
  }

  async #recost(
    cluster: string,
    hourMs: number,
    pricing: Pricing,
  ): Promise<void> {
    const sample = await this.#stores.hours.read(cluster, hourMs);
    if (sample) {
      const hour = costHour(sample, pricing, this.#nowMs());
      await this.#stores.hours.write(hour, { isRecost: true });
    }
  }

  #isStale(pricing: Pricing) {
    const nowMs = this.#nowMs();
    const versions = new Map<string, string>();
    const versionOf = (cluster: string, day: string) => {
      const key = `${day} ${cluster}`;
      const known =
        versions.get(key) ?? pricesOf(pricing, cluster, day).version;
      versions.set(key, known);
      return known;
    };
    return ({
      cluster,
      day,
      hourMs,
      priceVersion,
      billedSeconds,
    }: HourHeader) =>
      priceVersion !== versionOf(cluster, day) ||
      (billedSeconds < 3_600 && nowMs >= hourMs + HOUR_MS);
  }

  /** Days that do not say what their hours and gaps come to now. Of one month also those that nobody observed. */
  async #staleDays(pricing: Pricing, month?: string) {
    const { hours, months } = this.#stores;
    const nowMs = this.#nowMs();
    const today = pricing.calendar.dayOf(nowMs);
    const onRecord = month
      ? await hours.totalsOf(`${month}-01`, `${month}-31`)
      : await hours.totalsOf('0000-00-00', today);
    const byDay = new Map<string, HourHeader[]>();
    for (const hour of await this.#openHours(month)) {
      if (hour.hourMs > nowMs) {
        continue;
      }
      const key = `${hour.day} ${hour.cluster}`;
      const own = byDay.get(key) ?? [];
      own.push(hour);
      byDay.set(key, own);
    }
    const known = new Map(
      onRecord.map(one => [`${one.day} ${one.cluster}`, one]),
    );
    const unseen = [
      ...[...byDay.values()].map(([{ cluster, day }]) => ({ cluster, day })),
      ...(month ? this.#clusterDays(month, pricing) : []),
    ];
    const closed = new Set((await months.all()).map(one => one.month));
    const all = [
      ...onRecord,
      ...new Map(
        unseen
          .map(one => [`${one.day} ${one.cluster}`, one] as const)
          .filter(([key]) => !known.has(key)),
      ).values(),
    ].filter(({ day }) => !closed.has(monthOf(day)));
    const result: { cluster: string; day: string }[] = [];
    for (const { cluster, day } of all) {
      const key = `${day} ${cluster}`;
      const own = byDay.get(key) ?? [];
      const right = dayTotals(own, cluster, day, pricing, nowMs);
      const there = known.get(key);
      if (!there || there.isStale || !saysTheSame(there, right)) {
        result.push({ cluster, day });
      }
      if (result.length % DAYS_AT_ONCE === 0) {
        await setImmediate();
      }
    }
    return result;
  }

  /** Every day of every cluster that has charges in a month. */
  #clusterDays(month: string, { charges }: Pricing) {
    const clusters = new Set(
      charges
        .filter(charge => billOfMonth(charge, month) !== 0)
        .map(({ cluster }) => cluster),
    );
    return [...clusters].flatMap(cluster =>
      daysOfMonth(month).map(day => ({ cluster, day })),
    );
  }

  async #rollUp(cluster: string, day: string, pricing: Pricing): Promise<void> {
    const nowMs = this.#nowMs();
    await this.#stores.hours.rollUp(
      cluster,
      day,
      (hours): DayTotals => dayTotals(hours, cluster, day, pricing, nowMs),
      this.#options.now(),
    );
  }

  #nowMs(): number {
    return this.#options.now().getTime();
  }
}

function saysTheSame(one: DayTotals, other: DayTotals): boolean {
  const figures = ({ totals, billedSeconds, observedSeconds }: DayTotals) =>
    JSON.stringify([
      addTotals(NO_TOTALS, totals),
      billedSeconds,
      observedSeconds,
    ]);
  return figures(one) === figures(other);
}
