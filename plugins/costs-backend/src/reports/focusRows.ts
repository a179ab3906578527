import {
  Calendar,
  Charge,
  ExportRow,
  addDays,
  addMonths,
  microsToDecimal,
  monthOf,
} from '@dugnad/plugin-costs-common';
import { BilledTerm, billedTerm } from './billedTerm';
import {
  FOCUS_COLUMNS,
  FOCUS_SERVICES,
  FocusRow,
  FocusValues,
} from './focusColumns';

/** What every row of a file has in common. */
export interface FocusContext {
  organisation: string;
  currency: string;
  month: string;
  /** Days are by the clock of the organisation, FOCUS has moments of UTC. */
  calendar: Calendar;
}

const PERIOD_UNIT = { month: 'Months', year: 'Years', once: 'Units' } as const;

/**
 * A charge as a purchase, in the month it is billed: one of a month every month, one of a year in the month of its anniversary,
 * one that comes once in its first, each with its whole amount and the time it pays for. Its use is in the usage rows, so
 * `EffectiveCost` is 0 here and `BilledCost` 0 there. Undefined for a charge that is not billed in the month.
 */
export function focusPurchase(
  charge: Charge,
  charges: readonly Charge[],
  context: FocusContext,
): FocusRow | undefined {
  const term = billedTerm(charge, context.month);
  if (!term) {
    return undefined;
  }
  const billed = microsToDecimal(term.micros);
  return toRow(context, {
    BilledCost: billed,
    EffectiveCost: '0.00',
    ContractedCost: billed,
    ListCost: billed,
    ChargeCategory: 'Purchase',
    ChargeClass: isLate(charge, charges, context) ? 'Correction' : null,
    ChargeFrequency:
      charge.period === 'once' || charge.correctsId ? 'One-Time' : 'Recurring',
    ChargeDescription: charge.reason ?? charge.name,
    ...periodOf(term, context),
    PricingQuantity: decimal(term.quantity),
    PricingUnit: PERIOD_UNIT[charge.period],
    ResourceId: charge.id,
    ResourceName: charge.name,
    ResourceType: charge.kind,
    ...FOCUS_SERVICES[charge.kind],
    x_Cluster: charge.cluster,
    x_Reference: charge.reference || null,
  });
}

/** A row of the export as usage: one row per resource of a workload, because a quantity has one unit. Their effective costs add up to the row's total. */
export function focusUsage(row: ExportRow, context: FocusContext): FocusRow[] {
  const parts = row.amounts ? partsOf(row, row.amounts) : [restOf(row)];
  return parts
    .filter(({ micros, quantity }) => micros !== 0 || quantity > 0)
    .map(({ micros, quantity, unit, service, what }) =>
      toRow(context, {
        ...workloadOf(row),
        BilledCost: '0.00',
        EffectiveCost: microsToDecimal(micros),
        ContractedCost: '0.00',
        ListCost: '0.00',
        ChargeCategory: 'Usage',
        ChargeFrequency: 'Usage-Based',
        ChargeDescription: what,
        ...periodOf({ fromDay: row.day, endDay: addDays(row.day, 1) }, context),
        ConsumedQuantity: decimal(quantity),
        ConsumedUnit: unit,
        PricingQuantity: decimal(quantity),
        PricingUnit: unit,
        ...service,
        SubAccountId: row.ownerRef || null,
        SubAccountName: row.ownerRef || null,
        x_Allocation: row.category,
        x_Cluster: row.cluster,
        x_Namespace: row.namespace || null,
        x_CostCentre: row.costCentre || null,
        x_System: row.systemRef || null,
        x_Component: row.componentRef || null,
      }),
    );
}

interface UsagePart {
  what: string;
  micros: number;
  quantity: number;
  unit: string;
  service: (typeof FOCUS_SERVICES)[keyof typeof FOCUS_SERVICES];
}

function partsOf(
  row: ExportRow,
  amounts: NonNullable<ExportRow['amounts']>,
): UsagePart[] {
  const of = (
    resource: string,
    micros: number,
    quantity: number,
    unit: string,
    service: UsagePart['service'] = FOCUS_SERVICES.kubernetes,
  ) => {
    const what = `${resource} of ${row.namespace} ${row.workload}`;
    return { what, micros, quantity, unit, service };
  };
  const { volumes } = FOCUS_SERVICES;
  return [
    of('CPU', row.cpuMicros, amounts.cpuCoreHours, 'Core-Hours'),
    of('Memory', row.memoryMicros, amounts.memoryGiBHours, 'GiB-Hours'),
    of('GPUs', row.gpuMicros, amounts.gpuHours, 'GPU-Hours'),
    of(
      'Storage',
      row.storageMicros,
      amounts.storageGiBHours,
      'GiB-Hours',
      volumes,
    ),
  ];
}

/** What nobody had on a day counts for the hours it lasted. */
function restOf(row: ExportRow): UsagePart {
  return {
    what: `${row.category} in ${row.cluster}`,
    micros: row.totalMicros,
    quantity: row.hours ?? 24,
    unit: 'Hours',
    service:
      row.category === 'shared'
        ? FOCUS_SERVICES.shared
        : FOCUS_SERVICES.kubernetes,
  };
}

function workloadOf({ cluster, namespace, workload }: ExportRow): FocusValues {
  const [kind, ...name] = workload.split('/');
  return workload
    ? {
        ResourceId: `${cluster}/${namespace}/${workload}`,
        ResourceName: name.join('/') || null,
        ResourceType: kind,
      }
    : {};
}

/** Whether a charge corrects one that was billed before this month. */
function isLate(
  { correctsId }: Charge,
  charges: readonly Charge[],
  { month }: FocusContext,
): boolean {
  const corrected = charges.find(({ id }) => id === correctsId);
  return (
    correctsId !== undefined &&
    (corrected === undefined || monthOf(corrected.validFrom) < month)
  );
}

function toRow(context: FocusContext, values: FocusValues): FocusRow {
  const { organisation, currency, month, calendar } = context;
  const all: FocusValues = {
    BillingAccountId: organisation,
    BillingAccountName: organisation,
    BillingCurrency: currency,
    BillingPeriodStart: startOf(`${month}-01`, calendar),
    BillingPeriodEnd: startOf(`${addMonths(month, 1)}-01`, calendar),
    // The bill of the month is ours; what suppliers call theirs is `x_Reference`
    InvoiceId: `${organisation} ${month}`,
    InvoiceIssuerName: organisation,
    ProviderName: organisation,
    PublisherName: organisation,
    ...values,
  };
  return FOCUS_COLUMNS.map(name => all[name] ?? null);
}

function periodOf(
  { fromDay, endDay }: Pick<BilledTerm, 'fromDay' | 'endDay'>,
  { calendar }: FocusContext,
): FocusValues {
  return {
    ChargePeriodStart: startOf(fromDay, calendar),
    ChargePeriodEnd: startOf(endDay, calendar),
  };
}

/** The moment a day of the organisation begins, in UTC. */
function startOf(day: string, calendar: Calendar): string {
  const [first] = calendar.hoursOf(day);
  return `${new Date(first).toISOString().slice(0, 19)}Z`;
}

function decimal(quantity: number): string {
  return String(Number(quantity.toFixed(6)));
}
