import {
  Charge,
  ExportRow,
  addDays,
  addMonths,
  billOfMonth,
  microsToDecimal,
} from '@dugnad/plugin-costs-common';

/** Columns of FOCUS 1.0 that apply, and ours, which begin with `x_`. Source: https://focus.finops.org/focus-specification/v1-0/ */
export const FOCUS_COLUMNS = [
  'BilledCost',
  'BillingAccountId',
  'BillingAccountName',
  'BillingCurrency',
  'BillingPeriodEnd',
  'BillingPeriodStart',
  'ChargeCategory',
  'ChargeClass',
  'ChargeDescription',
  'ChargeFrequency',
  'ChargePeriodEnd',
  'ChargePeriodStart',
  'ConsumedQuantity',
  'ConsumedUnit',
  'ContractedCost',
  'EffectiveCost',
  'InvoiceIssuerName',
  'ListCost',
  'PricingQuantity',
  'PricingUnit',
  'ProviderName',
  'PublisherName',
  'ResourceId',
  'ResourceName',
  'ResourceType',
  'ServiceCategory',
  'ServiceName',
  'SubAccountId',
  'SubAccountName',
  'x_Allocation',
  'x_CostCentre',
  'x_System',
  'x_Component',
] as const;

/** A row of a FOCUS file, in the order of the columns. */
export type FocusRow = (string | number | null)[];

/** What every row of a file has in common. */
export interface FocusContext {
  organisation: string;
  currency: string;
  month: string;
}

type Values = Partial<
  Record<(typeof FOCUS_COLUMNS)[number], string | number | null>
>;

/**
 * A charge as a purchase: what was invoiced for the month. Its use is in the usage rows, so `EffectiveCost` is 0 here and `BilledCost`
 * 0 there; the billed costs of a month add up to its invoice. Undefined for a charge the month is not billed.
 */
export function focusPurchase(
  charge: Charge,
  context: FocusContext,
): FocusRow | undefined {
  const micros = billOfMonth(charge, context.month);
  if (micros === 0) {
    return undefined;
  }
  return toRow(context, {
    BilledCost: microsToDecimal(micros),
    EffectiveCost: '0.00',
    ContractedCost: microsToDecimal(micros),
    ListCost: microsToDecimal(micros),
    ChargeCategory: 'Purchase',
    ChargeClass: charge.correctsId ? 'Correction' : null,
    ChargeFrequency: charge.period === 'once' ? 'One-Time' : 'Recurring',
    ChargeDescription: charge.reason ?? charge.name,
    ChargePeriodStart: startOf(`${context.month}-01`),
    ChargePeriodEnd: startOf(`${addMonths(context.month, 1)}-01`),
    PricingQuantity: 1,
    PricingUnit: 'Month',
    ResourceId: charge.id,
    ResourceName: charge.name,
    ResourceType: charge.kind,
    ServiceName: charge.kind,
    SubAccountId: charge.cluster,
    SubAccountName: charge.cluster,
  });
}

/** One row of the export as usage. */
export function focusUsage(row: ExportRow, context: FocusContext): FocusRow {
  return toRow(context, {
    BilledCost: '0.00',
    EffectiveCost: microsToDecimal(row.totalMicros),
    ContractedCost: '0.00',
    ListCost: '0.00',
    ChargeCategory: 'Usage',
    ChargeFrequency: 'Usage-Based',
    ChargeDescription: row.workload
      ? `${row.namespace} ${row.workload}`
      : `${row.category} in ${row.cluster}`,
    ChargePeriodStart: startOf(row.day),
    ChargePeriodEnd: startOf(addDays(row.day, 1)),
    ResourceId: row.workload
      ? `${row.cluster}/${row.namespace}/${row.workload}`
      : null,
    ResourceName: row.workload || null,
    ResourceType: row.workload.split('/')[0] || null,
    ServiceName: 'Kubernetes',
    SubAccountId: row.ownerRef || row.category,
    SubAccountName: row.ownerRef || row.category,
    x_Allocation: row.category,
    x_CostCentre: row.costCentre || null,
    x_System: row.systemRef || null,
    x_Component: row.componentRef || null,
  });
}

function toRow(context: FocusContext, values: Values): FocusRow {
  const { organisation, currency, month } = context;
  const all: Values = {
    BillingAccountId: organisation,
    BillingAccountName: organisation,
    BillingCurrency: currency,
    BillingPeriodStart: startOf(`${month}-01`),
    BillingPeriodEnd: startOf(`${addMonths(month, 1)}-01`),
    InvoiceIssuerName: organisation,
    ProviderName: organisation,
    PublisherName: organisation,
    ServiceCategory: 'Compute',
    ...values,
  };
  return FOCUS_COLUMNS.map(name => all[name] ?? null);
}

function startOf(day: string): string {
  return `${day}T00:00:00Z`;
}
