import {
  MonthQuery,
  OrganisationMonth,
  billOfMonth,
  daysOfMonth,
  forecast,
  monthOf,
  totalOf,
} from '@dugnad/plugin-costs-common';
import { Visibility } from '../access/CostAccess';
import { CostsConfig } from '../config';
import { Ledger } from '../costing/Ledger';
import { MonthStore } from '../database/MonthStore';
import { OwnerDay, ReportStore } from '../database/ReportStore';
import { billToDate } from './billToDate';
import { coverageOf } from './coverageOf';
import { flowOf } from './flowOf';
import { FreshnessReader } from './FreshnessReader';
import { sumOfTotals } from './sumOfTotals';
import { NO_MONEY, addMoney, toCost } from './toCost';

/** Options of the reports. */
export interface ReportOptions {
  ledger: Ledger;
  reports: ReportStore;
  months: MonthStore;
  freshness: FreshnessReader;
  config: CostsConfig;
  now: () => Date;
}

type ClusterDay = Awaited<ReturnType<Ledger['totals']>>[number];

const DAY_SECONDS = 86_400;

/** The organisation's month: from the charges over clusters to owners, and the proof that it closes. */
export class OrganisationReport {
  readonly #options: ReportOptions;

  constructor(options: ReportOptions) {
    this.#options = options;
  }

  async month(
    query: MonthQuery,
    visibility: Visibility,
  ): Promise<OrganisationMonth> {
    const { ledger, reports, months, freshness, config, now } = this.#options;
    const today = config.calendar.dayOf(now().getTime());
    const month = query.month ?? monthOf(today);
    const days = daysOfMonth(month);
    const [totalDays, ownerDays, charges, closed] = await Promise.all([
      ledger.totals(month),
      reports.ownerDays(days[0], days[days.length - 1]),
      ledger.chargesOf(month),
      months.get(month),
    ]);
    const clusters = clustersOf(totalDays);
    const owners = ownersOf(ownerDays, query, visibility);
    const totals = sumOfTotals(totalDays);
    const coverage = coverageOf(totalDays);
    const charged = billToDate(totalDays, charges);
    return {
      month,
      currency: config.currency,
      timeZone: config.calendar.timeZone,
      idle: query.idle,
      invoiceMicros: charges.reduce(
        (sum, charge) => sum + billOfMonth(charge, month),
        0,
      ),
      totals,
      differenceMicros:
        totals.allocatedMicros +
        totalOf(totals.idle) +
        totals.sharedMicros +
        totals.unallocatedNoNodeMicros +
        totals.unallocatedGapMicros -
        totals.billMicros,
      coverage,
      freshness: await freshness.of(
        clusters.map(({ cluster }) => cluster),
        totalDays.map(({ source }) => source),
      ),
      closed: closed ?? null,
      forecastMicros: forecast({
        actualMicros: totals.allocatedMicros,
        daysObserved:
          coverage.observedSeconds / DAY_SECONDS / Math.max(1, clusters.length),
        daysInMonth: days.length,
      }),
      charges: charged.map(({ charge, micros }) => ({
        chargeId: charge.id,
        cluster: charge.cluster,
        name: charge.name,
        kind: charge.kind,
        micros,
      })),
      clusters,
      owners,
      days: daysOf(totalDays, ownerDays, query),
      flow: flowOf({
        charges: charged,
        clusters,
        owners: owners.map(({ cluster, ownerRef, cost }) => ({
          cluster,
          ownerRef: ownerRef ?? '',
          micros: cost.totalMicros,
          sharesMicros:
            query.idle === 'share'
              ? { idle: cost.idleShareMicros, shared: cost.sharedShareMicros }
              : { idle: 0, shared: 0 },
        })),
      }),
      idleByResource: totals.idle,
    };
  }
}

function clustersOf(days: ClusterDay[]): OrganisationMonth['clusters'] {
  const names = [...new Set(days.map(({ cluster }) => cluster))].sort();
  return names.map(cluster => {
    const own = days.filter(day => day.cluster === cluster);
    return { cluster, totals: sumOfTotals(own), coverage: coverageOf(own) };
  });
}

function ownersOf(
  days: OwnerDay[],
  { idle }: MonthQuery,
  visibility: Visibility,
): OrganisationMonth['owners'] {
  const sums = new Map<string, OwnerDay>();
  for (const day of days) {
    const key = `${day.cluster} ${day.ownerRef}`;
    const known = sums.get(key)?.cost ?? NO_MONEY;
    sums.set(key, { ...day, cost: addMoney(known, day.cost) });
  }
  return [...sums.values()]
    .map(({ cluster, ownerRef, cost }) => ({
      cluster,
      ownerRef: ownerRef || null,
      cost: toCost(cost, idle),
      mayOpen: visibility.mayRead(ownerRef),
    }))
    .sort((a, b) => b.cost.totalMicros - a.cost.totalMicros);
}

function daysOf(
  totalDays: ClusterDay[],
  ownerDays: OwnerDay[],
  { idle }: MonthQuery,
): OrganisationMonth['days'] {
  const names = [...new Set(totalDays.map(({ day }) => day))].sort();
  const ownersByDay = new Map<string, Map<string, number>>();
  for (const { day, ownerRef, cost } of ownerDays) {
    const owners = ownersByDay.get(day) ?? new Map<string, number>();
    const micros = toCost(cost, idle).totalMicros;
    owners.set(ownerRef, (owners.get(ownerRef) ?? 0) + micros);
    ownersByDay.set(day, owners);
  }
  return names.map(day => {
    const own = totalDays.filter(one => one.day === day);
    return {
      day,
      totals: sumOfTotals(own),
      coverage: coverageOf(own),
      owners: [...(ownersByDay.get(day) ?? [])].map(([ownerRef, micros]) => ({
        ownerRef: ownerRef || null,
        micros,
      })),
    };
  });
}
