import {
  Explanation,
  ExplanationQueryInput,
  Resource,
  daysOfMonth,
  explanationQuerySchema,
  monthOf,
  totalOf,
} from '@dugnad/plugin-costs-common';
import { z } from 'zod';
import { Visibility } from '../access/CostAccess';
import { PriceVersionStore } from '../database/PriceVersionStore';
import { Sums } from '../database/ReportStore';
import { AccountReport } from './AccountReport';
import { coverageOf } from './coverageOf';
import { ReportOptions } from './OrganisationReport';
import { explainForecast } from './explainForecast';
import { sumOfTotals } from './sumOfTotals';
import { NO_MONEY, toCost } from './toCost';

/** Options of `ExplanationReport`. */
export interface ExplanationReportOptions
  extends Pick<ReportOptions, 'ledger' | 'config' | 'freshness' | 'now'> {
  accounts: AccountReport;
  versions: PriceVersionStore;
}

/** A question, with defaults. */
export type ExplanationQuery = z.output<typeof explanationQuerySchema>;

type Step = Explanation['steps'][number];

const FORMULAS: Record<ExplanationQueryInput['figure'], string> = {
  monthToDate:
    'sum over hours and containers of max(request, usage) × price of the resource',
  today:
    'sum over hours and containers of max(request, usage) × price of the resource',
  forecast: 'cost so far ÷ days observed × days in the month',
  efficiency: 'usage ÷ max(request, usage)',
  idle: 'price of the capacity − what workloads had of it, never below 0',
  shared:
    'charges without a capacity (network, licences, people, other) + system namespaces',
  unallocated: 'servers without a node in the cluster + hours nobody observed',
};

/** Opens a figure to its formula, inputs, price version and freshness. */
export class ExplanationReport {
  readonly #options: ExplanationReportOptions;

  constructor(options: ExplanationReportOptions) {
    this.#options = options;
  }

  /** Throws `NotAllowedError` where the caller may see nothing of the account. */
  async explain(
    query: ExplanationQuery,
    visibility: Visibility,
  ): Promise<Explanation> {
    const { ledger, config, freshness, versions, accounts, now } =
      this.#options;
    const today = config.calendar.dayOf(now().getTime());
    const month = query.month ?? monthOf(query.day ?? today);
    const days = daysOfMonth(month);
    const day = query.day ?? (query.figure === 'today' ? today : undefined);
    const [from, to] = day ? [day, day] : [days[0], days[days.length - 1]];
    const account = { kind: query.kind, id: query.id };
    const { sums, clusters } = await accounts.sums(
      account,
      visibility,
      from,
      to,
    );
    const totals = (await ledger.totals(monthOf(from))).filter(
      one => clusters.includes(one.cluster) && one.day >= from && one.day <= to,
    );
    const coverage = coverageOf(totals);
    const steps = stepsOf(query, sums, {
      totals: sumOfTotals(totals),
      daysObserved:
        coverage.observedSeconds / 86_400 / Math.max(1, clusters.length),
      daysInMonth: days.length,
    });
    return {
      account,
      figure: query.figure,
      micros: steps[steps.length - 1]?.resultMicros ?? null,
      currency: config.currency,
      formula: FORMULAS[query.figure],
      steps,
      priceVersions: (await versions.between(clusters, from, to)).map(
        ({ charges, ...version }) => ({
          ...version,
          charges: charges.map(({ id, name, amountMicros, period }) => ({
            chargeId: id,
            name,
            amountMicros,
            period,
          })),
        }),
      ),
      coverage,
      freshness: await freshness.of(
        clusters,
        totals.map(({ source }) => source),
      ),
    };
  }
}

/** What figures of clusters and of the month are explained with. */
interface Surroundings {
  totals: ReturnType<typeof sumOfTotals>;
  daysObserved: number;
  daysInMonth: number;
}

function stepsOf(
  { figure, idle }: ExplanationQuery,
  sums: Sums | undefined,
  around: Surroundings,
): Step[] {
  const { totals } = around;
  const cost = toCost(sums ?? NO_MONEY, idle);
  switch (figure) {
    case 'idle':
      return [
        ...(['cpu', 'memory', 'gpu', 'storage'] as const).map(resource =>
          plain(resource, 'capacity nobody had', totals.idle[resource]),
        ),
        plain('idle', 'sum', totalOf(totals.idle)),
      ];
    case 'shared':
      return [plain('shared', FORMULAS.shared, totals.sharedMicros)];
    case 'unallocated':
      return [
        plain(
          'no node',
          'server charges that fit no node',
          totals.unallocatedNoNodeMicros,
        ),
        plain(
          'gap',
          'bill of the time nobody observed',
          totals.unallocatedGapMicros,
        ),
        plain(
          'unallocated',
          'sum',
          totals.unallocatedNoNodeMicros + totals.unallocatedGapMicros,
        ),
      ];
    case 'forecast':
      return explainForecast(cost.totalMicros, around);
    case 'efficiency':
      return sums ? efficiencySteps(sums) : [];
    default:
      return sums ? costSteps(sums, idle) : [];
  }
}

function plain(label: string, formula: string, resultMicros: number): Step {
  return { label, formula, inputs: [], resultMicros };
}

function costSteps(sums: Sums, idle: ExplanationQuery['idle']): Step[] {
  const cost = toCost(sums, idle);
  const shares =
    idle === 'share'
      ? [
          plain(
            'idle share',
            'idle × own cost ÷ cost of all, per resource and cluster, before idle',
            cost.idleShareMicros,
          ),
          plain(
            'shared share',
            'shared × own cost ÷ cost of all, per cluster, before idle',
            cost.sharedShareMicros,
          ),
        ]
      : [];
  return [
    resourceStep('cpu', sums.cpuCharged / 1000, 'core-hours', sums.cpuMicros),
    resourceStep(
      'memory',
      sums.memoryCharged / 1024,
      'GiB-hours',
      sums.memoryMicros,
    ),
    resourceStep(
      'storage',
      sums.storage / 1024,
      'GiB-hours',
      sums.storageMicros,
    ),
    ...(sums.gpuMicros
      ? [plain('gpu', 'GPU-hours × price', sums.gpuMicros)]
      : []),
    ...shares,
    plain('total', 'sum', cost.totalMicros),
  ];
}

/** Quantity × average price = amount. The price is worked out from the amount, never stored. */
function resourceStep(
  resource: Resource,
  quantity: number,
  unit: string,
  micros: number,
): Step {
  return {
    label: resource,
    formula: `${unit} × price`,
    inputs: [
      { name: 'quantity', value: quantity, unit },
      {
        name: 'averagePriceMicros',
        value: quantity > 0 ? micros / quantity : 0,
        unit: `micro-units per ${unit.replace(/s$/, '')}`,
      },
    ],
    resultMicros: micros,
  };
}

function efficiencySteps(sums: Sums): Step[] {
  const step = (
    label: string,
    used: number,
    known: number,
    unit: string,
    micros: number,
  ): Step => ({
    label,
    formula: 'cost × (1 − usage ÷ max(request, usage))',
    inputs: [
      { name: 'used', value: used, unit },
      { name: 'charged', value: known, unit },
    ],
    resultMicros:
      known > 0 ? Math.max(0, Math.round(micros * (1 - used / known))) : null,
  });
  return [
    step(
      'cpu',
      sums.cpuUsed / 1000,
      sums.cpuKnown / 1000,
      'core-hours',
      sums.cpuMicros,
    ),
    step(
      'memory',
      sums.memoryUsed / 1024,
      sums.memoryKnown / 1024,
      'GiB-hours',
      sums.memoryMicros,
    ),
  ];
}
