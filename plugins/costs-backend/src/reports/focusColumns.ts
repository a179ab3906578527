/** Columns of FOCUS 1.2 that apply, and ours, which begin with `x_`. Source: https://focus.finops.org/focus-specification/v1-2/ */
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
  'InvoiceId',
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
  'x_Cluster',
  'x_Namespace',
  'x_CostCentre',
  'x_System',
  'x_Component',
  'x_Reference',
] as const;

/** A row of a FOCUS file, in the order of the columns. */
export type FocusRow = (string | null)[];

/** A row by column; what is absent is null. */
export type FocusValues = Partial<
  Record<(typeof FOCUS_COLUMNS)[number], string | null>
>;

/** Each service has one category of the specification's list. */
export const FOCUS_SERVICES = {
  server: { ServiceName: 'Servers', ServiceCategory: 'Compute' },
  storage: { ServiceName: 'Storage', ServiceCategory: 'Storage' },
  network: { ServiceName: 'Network', ServiceCategory: 'Networking' },
  licence: { ServiceName: 'Licences', ServiceCategory: 'Other' },
  people: {
    ServiceName: 'People',
    ServiceCategory: 'Management and Governance',
  },
  other: { ServiceName: 'Other charges', ServiceCategory: 'Other' },
  kubernetes: { ServiceName: 'Kubernetes', ServiceCategory: 'Compute' },
  volumes: { ServiceName: 'Kubernetes volumes', ServiceCategory: 'Storage' },
  shared: {
    ServiceName: 'Shared by the cluster',
    ServiceCategory: 'Management and Governance',
  },
} as const;
