import {
  AccountList,
  AccountMonth,
  AccountQuery,
  AccountRef,
  BREAKDOWNS,
  IdleView,
  UNKNOWN_OWNER,
  addMonths,
  daysOfMonth,
  forecast,
  monthOf,
} from '@dugnad/plugin-costs-common';
import { AccountView, viewAccount } from '../access/AccountAccess';
import { Visibility } from '../access/CostAccess';
import { ReportFilter, Sums } from '../database/ReportStore';
import { coverageOf } from './coverageOf';
import { efficiencyOf } from './efficiencyOf';
import { ReportOptions } from './OrganisationReport';
import { NO_MONEY, addMoney, toCost } from './toCost';

const PREVIOUS_MONTHS = 6;
const LISTED = 200;
const DAY_SECONDS = 86_400;

const GROUP_OF_KIND = {
  organisation: 'nothing',
  owner: 'owner',
  system: 'system',
  component: 'component',
  namespace: 'namespace',
  cluster: 'cluster',
  'cost-centre': 'cost-centre',
} as const;

/** One account's month, and lists of accounts. */
export class AccountReport {
  readonly #options: ReportOptions;

  constructor(options: ReportOptions) {
    this.#options = options;
  }

  /** Throws `NotAllowedError` where the caller may see nothing of it. */
  async month(
    query: AccountQuery,
    visibility: Visibility,
  ): Promise<Omit<AccountMonth, 'budgets'>> {
    const { reports, months, freshness, config, now } = this.#options;
    const account = { kind: query.kind, id: query.id };
    const view = await viewAccount(account, visibility, reports);
    const today = config.calendar.dayOf(now().getTime());
    const month = query.month ?? monthOf(today);
    const names = daysOfMonth(month);
    const filter = filterOf(view, names[0], names[names.length - 1]);
    const clusters = await this.#clustersOf(account);
    const [days, totals, closed, breakdown] = await Promise.all([
      reports.sums(filter, 'day'),
      this.#totals(month, clusters),
      months.get(month),
      this.#breakdown(filter, query.idle),
    ]);
    const coverage = coverageOf(totals);
    const sum = days.reduce(addMoney, NO_MONEY);
    const byDay = new Map(days.map(one => [one.key[0], one]));
    return {
      account,
      month,
      currency: config.currency,
      timeZone: config.calendar.timeZone,
      idle: query.idle,
      exists: view.exists,
      today:
        month === monthOf(today)
          ? toCost(byDay.get(today) ?? NO_MONEY, query.idle)
          : null,
      monthToDate: toCost(sum, query.idle),
      forecast: this.#forecast(
        toCost(sum, query.idle).totalMicros,
        coverage.observedSeconds / DAY_SECONDS / Math.max(1, clusters.length),
        names.length,
      ),
      previousMonths: await this.#previous(view, month, query.idle, clusters),
      days: [...new Set(totals.map(({ day }) => day))].sort().map(day => ({
        day,
        cost: toCost(byDay.get(day) ?? NO_MONEY, query.idle),
        coverage: coverageOf(totals.filter(one => one.day === day)),
      })),
      breakdown,
      efficiency: await this.#efficiency(
        filter,
        coverage.observedSeconds,
        clusters.length,
      ),
      coverage,
      freshness: await freshness.of(
        clusters,
        totals.map(({ source }) => source),
      ),
      closed: closed ?? null,
      isPartial: view.isPartial,
      ownerRefs: view.seenOwners.filter(one => one !== ''),
    };
  }

  /** The accounts of a kind that the caller sees, dearest first. */
  async list(
    kind: AccountRef['kind'],
    month: string | undefined,
    idle: IdleView,
    visibility: Visibility,
  ): Promise<AccountList> {
    const { reports, config, now } = this.#options;
    const shown = month ?? monthOf(config.calendar.dayOf(now().getTime()));
    const everything: AccountRef = { kind: 'organisation', id: '' };
    const view = await viewAccount(everything, visibility, reports);
    const days = daysOfMonth(shown);
    const filter = filterOf(view, days[0], days[days.length - 1]);
    const groups = await reports.sums(filter, GROUP_OF_KIND[kind]);
    return {
      month: shown,
      currency: config.currency,
      items: groups
        .filter(
          ({ key }) =>
            kind === 'owner' || kind === 'organisation' || key.join('') !== '',
        )
        .map(sums => ({
          account: {
            kind,
            id: sums.key.join('/') || (kind === 'owner' ? UNKNOWN_OWNER : ''),
          },
          title: sums.key.join('/'),
          cost: toCost(sums, idle),
        })),
    };
  }

  /** Sums of an account over days, as the caller sees it. */
  async sums(
    account: AccountRef,
    visibility: Visibility,
    fromDay: string,
    toDay: string,
  ): Promise<{
    sums: Sums | undefined;
    view: AccountView;
    clusters: string[];
  }> {
    const { reports } = this.#options;
    const view = await viewAccount(account, visibility, reports);
    const filter = filterOf(view, fromDay, toDay);
    const [sums] = await reports.sums(filter, 'nothing');
    return { sums, view, clusters: await this.#clustersOf(account) };
  }

  async #clustersOf(account: AccountRef): Promise<string[]> {
    const known = await this.#options.reports.clusters(account);
    return known.length > 0 || account.kind !== 'cluster'
      ? known
      : [account.id];
  }

  async #totals(month: string, clusters: string[]) {
    const totals = await this.#options.ledger.totals(month);
    return totals.filter(({ cluster }) => clusters.includes(cluster));
  }

  #forecast(
    actualMicros: number,
    daysObserved: number,
    daysInMonth: number,
  ): AccountMonth['forecast'] {
    return {
      micros: forecast({ actualMicros, daysObserved, daysInMonth }),
      daysObserved,
      daysInMonth,
    };
  }

  async #previous(
    view: AccountView,
    month: string,
    idle: IdleView,
    clusters: string[],
  ): Promise<AccountMonth['previousMonths']> {
    const { ledger, months, reports } = this.#options;
    const first = addMonths(month, -PREVIOUS_MONTHS);
    const last = daysOfMonth(addMonths(month, -1));
    const filter = filterOf(view, `${first}-01`, last[last.length - 1]);
    const groups = await reports.sums(filter, 'month');
    const closed = new Set((await months.all()).map(one => one.month));
    const result = [];
    for (const sums of groups.sort((a, b) => (a.key[0] < b.key[0] ? -1 : 1))) {
      const [name] = sums.key;
      const totals = await ledger.totals(name);
      result.push({
        month: name,
        cost: toCost(sums, idle),
        coverage: coverageOf(
          totals.filter(({ cluster }) => clusters.includes(cluster)),
        ),
        isClosed: closed.has(name),
      });
    }
    return result;
  }

  async #breakdown(
    filter: ReportFilter,
    idle: IdleView,
  ): Promise<AccountMonth['breakdown']> {
    const result = [];
    for (const by of BREAKDOWNS) {
      const groups = await this.#options.reports.sums(filter, by, LISTED);
      result.push({
        by,
        items: groups.map(sums => ({
          key: sums.key.join('/') || UNKNOWN_OWNER,
          title: titleOf(by, sums.key),
          cost: toCost(sums, idle),
          efficiencyRatio: efficiencyOf({
            sums,
            peaks: { cpu: null, memory: null },
            hours: 1,
            from: filter.fromDay,
            to: filter.toDay,
          }).ratio,
        })),
      });
    }
    return result;
  }

  async #efficiency(
    filter: ReportFilter,
    observedSeconds: number,
    clusters: number,
  ): Promise<AccountMonth['efficiency']> {
    const { reports } = this.#options;
    const [[sums], peaks] = await Promise.all([
      reports.sums(filter, 'nothing'),
      reports.peaks(filter),
    ]);
    return efficiencyOf({
      sums,
      peaks,
      hours: observedSeconds / 3_600 / Math.max(1, clusters),
      from: filter.fromDay,
      to: filter.toDay,
    });
  }
}

function filterOf(
  { account, owners }: AccountView,
  fromDay: string,
  toDay: string,
): ReportFilter {
  return { account, owners, fromDay, toDay };
}

function titleOf(by: (typeof BREAKDOWNS)[number], key: string[]): string {
  return by === 'workload' ? key.slice(2).join(' ') : key.join('/');
}
