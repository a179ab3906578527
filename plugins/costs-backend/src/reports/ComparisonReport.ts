import {
  Charge,
  Comparison,
  ComparisonAssumptions,
  ComparisonRequest,
  PriceList,
  billOfMonth,
  compareProvider,
  daysOfMonth,
  monthOf,
} from '@dugnad/plugin-costs-common';
import { Visibility } from '../access/CostAccess';
import { AccountReport } from './AccountReport';
import { coverageOf } from './coverageOf';
import { ReportOptions } from './OrganisationReport';
import { toCost } from './toCost';

const MIB_PER_GIB = 1024;

/** Options of `ComparisonReport`. */
export interface ComparisonReportOptions
  extends Pick<ReportOptions, 'ledger' | 'config' | 'now'> {
  accounts: AccountReport;
}

type OwnSide = Comparison['own'];

/** The same allocation at list prices of other providers. */
export class ComparisonReport {
  readonly #options: ComparisonReportOptions;

  constructor(options: ComparisonReportOptions) {
    this.#options = options;
  }

  async compare(
    request: ComparisonRequest,
    visibility: Visibility,
    seesTotals: boolean,
  ): Promise<Comparison> {
    const { ledger, config, now, accounts } = this.#options;
    const account = request.account ?? { kind: 'organisation', id: '' };
    const month =
      request.month ?? monthOf(config.calendar.dayOf(now().getTime()));
    const days = daysOfMonth(month);
    const isWhole = account.kind === 'organisation' && seesTotals;
    const everyone: Visibility = { isEverything: true, mayRead: () => true };
    const { sums, clusters } = await accounts.sums(
      account,
      isWhole ? everyone : visibility,
      days[0],
      days[days.length - 1],
    );
    const totals = (await ledger.totals(month)).filter(({ cluster }) =>
      clusters.includes(cluster),
    );
    const coverage = coverageOf(totals);
    const hours =
      coverage.observedSeconds / 3_600 / Math.max(1, clusters.length);
    const average = (amount = 0) => (hours > 0 ? amount / hours : 0);
    const amounts = {
      cpuCores: average(sums?.cpuCharged) / 1000,
      memoryGiB: average(sums?.memoryCharged) / MIB_PER_GIB,
      storageGiB: average(sums?.storage) / MIB_PER_GIB,
      clusters: clusters.length,
    };
    const assumptions: ComparisonAssumptions = {
      ...config.assumptions,
      ...request.assumptions,
    };
    const charges = (await ledger.chargesOf(month)).filter(({ cluster }) =>
      clusters.includes(cluster),
    );
    const own = isWhole
      ? invoiceSide(charges, month)
      : accountSide(sums && toCost(sums, 'share'), hours, days.length);
    return {
      month,
      currency: config.currency,
      priceListCurrency: config.priceList.currency,
      assumptions,
      amounts,
      coverage,
      own,
      providers: config.priceList.providers.map(prices => {
        const compared = compareProvider(prices, { ...amounts, assumptions });
        const ratio =
          own.totalMicros > 0 && hours > 0
            ? compared.totalMicros / own.totalMicros
            : null;
        return { ...compared, ratio };
      }),
      notices: noticesOf({
        hours,
        isWhole,
        charges,
        priceList: config.priceList,
        currency: config.currency,
      }),
    };
  }
}

/** Our side for everybody: the whole invoice of the month, by kind. */
function invoiceSide(charges: Charge[], month: string): OwnSide {
  const kinds = [...new Set(charges.map(({ kind }) => kind))];
  const lines = kinds.map(kind => {
    const own = charges.filter(charge => charge.kind === kind);
    const hours = own.reduce(
      (sum, { people }) => sum + (people?.hoursPerPeriod ?? 0),
      0,
    );
    return {
      item: kind,
      quantity: kind === 'people' ? hours : own.length,
      unit: kind === 'people' ? 'hours' : 'charges',
      micros: own.reduce((sum, one) => sum + billOfMonth(one, month), 0),
    };
  });
  return { lines, totalMicros: lines.reduce((a, b) => a + b.micros, 0) };
}

/** Our side for one account: its cost with its part of idle and shared, for a whole month of hours like those observed. */
function accountSide(
  cost: ReturnType<typeof toCost> | undefined,
  hours: number,
  daysInMonth: number,
): OwnSide {
  const times = hours > 0 ? (daysInMonth * 24) / hours : 0;
  const line = (item: string, micros = 0) => ({
    item,
    quantity: 1,
    unit: 'month',
    micros: Math.round(micros * times),
  });
  const lines = [
    line('direct', cost?.directMicros),
    line('idleShare', cost?.idleShareMicros),
    line('sharedShare', cost?.sharedShareMicros),
  ];
  return { lines, totalMicros: lines.reduce((a, b) => a + b.micros, 0) };
}

function noticesOf(input: {
  hours: number;
  isWhole: boolean;
  charges: Charge[];
  priceList: PriceList;
  currency: string;
}): string[] {
  const { hours, isWhole, charges, priceList, currency } = input;
  const dates = priceList.providers.map(({ instance }) => instance.asOf).sort();
  const has = (kind: Charge['kind']) =>
    charges.some(charge => charge.kind === kind);
  return [
    `List prices on demand as of ${dates[0]}, without discounts, in ${priceList.currency}; check them at their sources before you decide.`,
    ...(priceList.currency === currency
      ? []
      : [`Converted to ${currency} at an assumed rate.`]),
    ...(hours < 72
      ? [
          `Averages are of ${hours.toFixed(
            1,
          )} observed hours, which says little about a month.`,
        ]
      : []),
    ...(isWhole && !has('people')
      ? ['Our side has no hours of people on the bill.']
      : []),
    ...(isWhole && !has('network')
      ? ['Our side has no network on the bill; theirs has traffic.']
      : []),
    'Backups, load balancers, support plans and the work of moving are on neither side.',
  ];
}
