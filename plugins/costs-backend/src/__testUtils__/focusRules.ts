import { FOCUS_COLUMNS } from '../reports/focusColumns';

/** A row of a FOCUS file by column; an empty cell is null. */
export type FocusCells = Record<string, string | null>;

/** A rule of FOCUS 1.2, in our words. */
export interface FocusRule {
  rule: string;
  /** Whether a row keeps it. */
  holds(row: FocusCells): boolean;
}

const NUMBER = /^-?\d+(\.\d+)?(E-?\d+)?$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;
const UNIT =
  /^(\d+ )?([A-Z][A-Za-z]*s|[KMGTPE]?i?[Bb]|([A-Z][A-Za-z]*|[KMGTPE]?i?[Bb])-(Years|Months|Days|Hours|Minutes|Seconds))$/;

const CATEGORIES = [
  'AI and Machine Learning',
  'Analytics',
  'Business Applications',
  'Compute',
  'Databases',
  'Developer Tools',
  'Multicloud',
  'Identity',
  'Integration',
  'Internet of Things',
  'Management and Governance',
  'Media',
  'Migration',
  'Mobile',
  'Networking',
  'Security',
  'Storage',
  'Web',
  'Other',
];

const COSTS = ['BilledCost', 'ContractedCost', 'EffectiveCost', 'ListCost'];
const NUMBERS = [...COSTS, 'ConsumedQuantity', 'PricingQuantity'];
const MOMENTS = [
  'BillingPeriodStart',
  'BillingPeriodEnd',
  'ChargePeriodStart',
  'ChargePeriodEnd',
];
/** Columns every dataset has. */
export const FOCUS_MANDATORY = [
  ...COSTS,
  ...MOMENTS,
  'BillingAccountId',
  'BillingAccountName',
  'BillingCurrency',
  'ChargeCategory',
  'ChargeClass',
  'ChargeDescription',
  'InvoiceIssuerName',
  'PricingQuantity',
  'PricingUnit',
  'ProviderName',
  'PublisherName',
  'ServiceCategory',
  'ServiceName',
];
const NEVER_NULL = [
  ...COSTS,
  ...MOMENTS,
  'BillingAccountId',
  'BillingCurrency',
  'ChargeCategory',
  'ChargeDescription',
  'ChargeFrequency',
  'InvoiceIssuerName',
  'ProviderName',
  'PublisherName',
  'ServiceCategory',
  'ServiceName',
];
const ALLOWED: [string, string[]][] = [
  ['ChargeCategory', ['Usage', 'Purchase', 'Tax', 'Credit', 'Adjustment']],
  ['ChargeClass', ['Correction']],
  ['ChargeFrequency', ['One-Time', 'Recurring', 'Usage-Based']],
  ['ServiceCategory', CATEGORIES],
];
const PLACEHOLDERS = ['', 'null', 'none', 'n/a', 'not applicable', 'unknown'];

const isNull = (value: string | null | undefined) => (value ?? null) === null;
const ifSet = (value: string | null, test: (text: string) => boolean) =>
  value === null || test(value);
const isCorrection = (row: FocusCells) => row.ChargeClass === 'Correction';
const isUsage = (row: FocusCells) => row.ChargeCategory === 'Usage';
const isPurchase = (row: FocusCells) => row.ChargeCategory === 'Purchase';
const together = (row: FocusCells, one: string, other: string) =>
  isNull(row[one]) === isNull(row[other]);

/** What every row must keep. */
export const FOCUS_RULES: FocusRule[] = [
  ...FOCUS_MANDATORY.map(name => ({
    rule: `${name} is a column`,
    holds: (row: FocusCells) => name in row,
  })),
  ...NEVER_NULL.map(name => ({
    rule: `${name} has a value`,
    holds: (row: FocusCells) => !isNull(row[name]),
  })),
  ...NUMBERS.map(name => ({
    rule: `${name} is one decimal number without sign for plus, comma or unit`,
    holds: (row: FocusCells) => ifSet(row[name], text => NUMBER.test(text)),
  })),
  ...MOMENTS.map(name => ({
    rule: `${name} is a moment of UTC to the second`,
    holds: (row: FocusCells) =>
      ifSet(
        row[name],
        text => MOMENT.test(text) && !Number.isNaN(Date.parse(text)),
      ),
  })),
  ...ALLOWED.map(([name, values]) => ({
    rule: `${name} is one of its allowed values`,
    holds: (row: FocusCells) => ifSet(row[name], text => values.includes(text)),
  })),
  ...FOCUS_COLUMNS.map(name => ({
    rule: `${name} holds no text that stands for nothing`,
    holds: (row: FocusCells) =>
      ifSet(row[name], text => !PLACEHOLDERS.includes(text.toLowerCase())),
  })),
  ...['ConsumedUnit', 'PricingUnit'].map(name => ({
    rule: `${name} is written as units are: plural, or singular with a plural time`,
    holds: (row: FocusCells) => ifSet(row[name], text => UNIT.test(text)),
  })),
  {
    rule: 'BillingCurrency is a code of three letters',
    holds: row => ifSet(row.BillingCurrency, text => /^[A-Z]{3}$/.test(text)),
  },
  {
    rule: 'a billing period ends after it begins',
    holds: row => String(row.BillingPeriodStart) < String(row.BillingPeriodEnd),
  },
  {
    rule: 'a charge period ends after it begins',
    holds: row => String(row.ChargePeriodStart) < String(row.ChargePeriodEnd),
  },
  {
    rule: 'usage is within its billing period',
    holds: row =>
      !isUsage(row) ||
      (String(row.ChargePeriodStart) >= String(row.BillingPeriodStart) &&
        String(row.ChargePeriodEnd) <= String(row.BillingPeriodEnd)),
  },
  {
    rule: 'a purchase is not usage-based',
    holds: row => !isPurchase(row) || row.ChargeFrequency !== 'Usage-Based',
  },
  {
    rule: 'ConsumedQuantity is null for what is not usage',
    holds: row => isUsage(row) || isNull(row.ConsumedQuantity),
  },
  {
    rule: 'ConsumedQuantity has a value for usage that is no correction',
    holds: row =>
      !isUsage(row) || isCorrection(row) || !isNull(row.ConsumedQuantity),
  },
  {
    rule: 'ConsumedUnit has a value where ConsumedQuantity has, and only there',
    holds: row => together(row, 'ConsumedUnit', 'ConsumedQuantity'),
  },
  {
    rule: 'PricingQuantity has a value for usage and purchases that are no correction',
    holds: row =>
      !(isUsage(row) || isPurchase(row)) ||
      isCorrection(row) ||
      !isNull(row.PricingQuantity),
  },
  {
    rule: 'PricingQuantity is null for tax',
    holds: row => row.ChargeCategory !== 'Tax' || isNull(row.PricingQuantity),
  },
  {
    rule: 'PricingUnit has a value where PricingQuantity has, and only there',
    holds: row => together(row, 'PricingUnit', 'PricingQuantity'),
  },
  {
    rule: 'a purchase of what is used later has no effective cost of its own',
    holds: row => !isPurchase(row) || Number(row.EffectiveCost) === 0,
  },
  {
    rule: 'what a purchase pays for is not billed again',
    holds: row => !isUsage(row) || Number(row.BilledCost) === 0,
  },
  {
    rule: 'SubAccountName has a value where SubAccountId has, and only there',
    holds: row => together(row, 'SubAccountName', 'SubAccountId'),
  },
  {
    rule: 'ResourceType has a value where ResourceId has, and only there',
    holds: row => together(row, 'ResourceType', 'ResourceId'),
  },
  {
    rule: 'ResourceName is null where ResourceId is',
    holds: row => !isNull(row.ResourceId) || isNull(row.ResourceName),
  },
  {
    rule: 'ResourceName does not repeat ResourceId',
    holds: row => isNull(row.ResourceId) || row.ResourceName !== row.ResourceId,
  },
  {
    rule: 'what is billed names its invoice',
    holds: row => Number(row.BilledCost) === 0 || !isNull(row.InvoiceId),
  },
];

/** What the rows of a file must keep together: rule and whether they do. */
export const FOCUS_FILE_RULES: {
  rule: string;
  holds(rows: FocusCells[]): boolean;
}[] = [
  {
    rule: 'a service has one category',
    holds: rows =>
      new Set(rows.map(row => row.ServiceName)).size ===
      new Set(rows.map(row => `${row.ServiceName} ${row.ServiceCategory}`))
        .size,
  },
  {
    rule: 'columns of our own begin with x_, the others with a capital, and none is longer than 50',
    holds: ([row]) =>
      Object.keys(row).every(
        name => /^(x_)?[A-Z][A-Za-z0-9]+$/.test(name) && name.length <= 50,
      ),
  },
  {
    rule: 'a sub account is one kind of thing: an owner',
    holds: rows =>
      rows.every(
        row => isNull(row.SubAccountId) || /^\w+:/.test(`${row.SubAccountId}`),
      ),
  },
];
