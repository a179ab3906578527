import {
  Calendar,
  Charge,
  ExportRow,
  addMonths,
  billOfMonth,
  toMicros,
} from '@dugnad/plugin-costs-common';
import { charge } from '../__testUtils__/charge';
import {
  FOCUS_FILE_RULES,
  FOCUS_RULES,
  FocusCells,
} from '../__testUtils__/focusRules';
import { FOCUS_COLUMNS, FocusRow } from './focusColumns';
import { focusPurchase, focusUsage } from './focusRows';

const MONTH = '2026-03';
const context = (month = MONTH, timeZone = 'Europe/Oslo') => ({
  organisation: 'Fjordetaten',
  currency: 'NOK',
  month,
  calendar: new Calendar(timeZone),
});
const cells = (row: FocusRow): FocusCells =>
  Object.fromEntries(FOCUS_COLUMNS.map((name, i) => [name, row[i]]));

const charges: Charge[] = [
  charge(),
  charge({ id: 'disks', kind: 'storage', name: 'Disks', reference: 'INV-7' }),
  charge({ id: 'line', kind: 'network', name: 'Line', amountMicros: -1 }),
  charge({
    id: 'tool',
    kind: 'licence',
    period: 'year',
    validFrom: '2025-03-10',
  }),
  charge({ id: 'ops', kind: 'people', validTo: '2026-03-15' }),
  charge({
    id: 'rack',
    kind: 'other',
    period: 'once',
    lifetimeMonths: 24,
    validFrom: '2026-03-01',
    amountMicros: 2_400_000_001,
  }),
  charge({
    id: 'credit',
    kind: 'other',
    correctsId: 'server',
    reason: 'Billed twice in January',
    amountMicros: -5_000_000,
    validFrom: '2026-03-01',
    validTo: '2026-03-31',
  }),
];

const nothing = {
  cpuMicros: 0,
  memoryMicros: 0,
  gpuMicros: 0,
  storageMicros: 0,
};
const workload: ExportRow = {
  day: '2026-03-29',
  cluster: 'oslo',
  category: 'allocated',
  namespace: 'forms-web',
  workload: 'Deployment/web',
  ownerRef: 'group:default/forms',
  systemRef: '',
  componentRef: 'component:default/web',
  costCentre: '',
  cpuMicros: 3_000_001,
  memoryMicros: 2_000_000,
  gpuMicros: 0,
  storageMicros: 0,
  otherMicros: 0,
  totalMicros: 5_000_001,
  amounts: {
    cpuCoreHours: 23.0000004,
    memoryGiBHours: 46,
    gpuHours: 0,
    storageGiBHours: 0,
  },
};
const ofNobody = (category: ExportRow['category']): ExportRow => ({
  ...workload,
  ...nothing,
  category,
  namespace: '',
  workload: '',
  ownerRef: '',
  componentRef: '',
  totalMicros: 7,
  otherMicros: 7,
  amounts: undefined,
  hours: 23,
});
const usage: ExportRow[] = [
  workload,
  { ...workload, ownerRef: '', category: 'shared', namespace: 'kube-system' },
  {
    ...workload,
    ...nothing,
    workload: 'PersistentVolumeClaim/data',
    storageMicros: 9,
    totalMicros: 9,
    amounts: {
      cpuCoreHours: 0,
      memoryGiBHours: 0,
      gpuHours: 0,
      storageGiBHours: 480,
    },
  },
  ofNobody('idle'),
  ofNobody('shared'),
  ofNobody('unallocated'),
];

const purchase = (one: Charge, month = MONTH) => {
  const row = focusPurchase(one, charges, context(month));
  return row && cells(row);
};
const rows: FocusCells[] = [
  ...charges.map(one => purchase(one)).filter(row => row !== undefined),
  ...usage.flatMap(row => focusUsage(row, context()).map(cells)),
];

describe('FOCUS 1.2', () => {
  it('has a row of every kind to check', () => {
    expect(rows.length).toBeGreaterThan(12);
    expect(new Set(rows.map(row => row.ChargeCategory)).size).toBe(2);
  });

  it.each(FOCUS_RULES)('$rule', ({ holds }) => {
    expect(rows.filter(row => !holds(row))).toEqual([]);
  });

  it.each(FOCUS_FILE_RULES)('$rule', ({ holds }) => {
    expect(holds(rows)).toBe(true);
  });

  it.each([
    ['a day stamped Z though it is local', { ChargePeriodStart: '2026-03-29' }],
    ['a usage row without quantity', { ConsumedQuantity: null }],
    ['a unit in the singular', { PricingUnit: 'Month' }],
    ['a category of our own', { ServiceCategory: 'server' }],
    ['a placeholder', { SubAccountId: 'n/a' }],
    ['a plus sign', { EffectiveCost: '+1.00' }],
  ])('would not miss %s', (_name, over) => {
    const [good] = focusUsage(workload, context()).map(cells);
    expect(FOCUS_RULES.every(({ holds }) => holds(good))).toBe(true);
    expect(FOCUS_RULES.some(({ holds }) => !holds({ ...good, ...over }))).toBe(
      true,
    );
  });
});

it('gives days as the moments they begin, also on the day that lost an hour', () => {
  const [row] = focusUsage(workload, context()).map(cells);
  expect(row).toMatchObject({
    BillingPeriodStart: '2026-02-28T23:00:00Z',
    BillingPeriodEnd: '2026-03-31T22:00:00Z',
    ChargePeriodStart: '2026-03-28T23:00:00Z',
    ChargePeriodEnd: '2026-03-29T22:00:00Z',
  });
});

it('splits a workload by resource, each with its quantity, and loses nothing of its cost', () => {
  const split = focusUsage(workload, context()).map(cells);
  expect(split).toMatchObject([
    {
      EffectiveCost: '3.000001',
      ConsumedQuantity: '23',
      ConsumedUnit: 'Core-Hours',
    },
    {
      EffectiveCost: '2.00',
      ConsumedQuantity: '46',
      ConsumedUnit: 'GiB-Hours',
    },
  ]);
  const all = rows.filter(row => row.ChargeCategory === 'Usage');
  expect(
    all.reduce((sum, row) => sum + toMicros(`${row.EffectiveCost}`), 0),
  ).toBe(usage.reduce((sum, row) => sum + row.totalMicros, 0));
});

it('bills what comes once in its first month only, whole, for its whole lifetime', () => {
  const rack = charges[5];
  expect(purchase(rack)).toMatchObject({
    BilledCost: '2400.000001',
    ChargeFrequency: 'One-Time',
    PricingUnit: 'Units',
    PricingQuantity: '1',
    ChargePeriodStart: '2026-02-28T23:00:00Z',
    ChargePeriodEnd: '2028-02-29T23:00:00Z',
  });
  expect(purchase(rack, '2026-04')).toBeUndefined();
  expect(purchase(rack, '2026-02')).toBeUndefined();
});

it('bills a year in the month of its anniversary', () => {
  const tool = charges[3];
  expect(purchase(tool)).toMatchObject({
    BilledCost: '100.00',
    ChargeFrequency: 'Recurring',
    PricingUnit: 'Years',
    ChargePeriodStart: '2026-03-09T23:00:00Z',
    ChargePeriodEnd: '2027-03-09T23:00:00Z',
  });
  expect(purchase(tool, '2026-09')).toBeUndefined();
});

it('bills a part of a month for the days it is valid', () => {
  expect(purchase(charges[4])).toMatchObject({
    PricingQuantity: String(Number((15 / 31).toFixed(6))),
    ChargePeriodEnd: '2026-03-15T23:00:00Z',
  });
});

it('calls a correction one only where it is of an earlier billing period', () => {
  const credit = charges[6];
  expect(purchase(credit)).toMatchObject({
    ChargeClass: 'Correction',
    ChargeFrequency: 'One-Time',
    ChargeDescription: 'Billed twice in January',
  });
  const begun = [{ ...charges[0], validFrom: '2026-03-01' }, credit];
  const row = focusPurchase(credit, begun, context());
  expect(row && cells(row)).toMatchObject({ ChargeClass: null });
});

it.each(charges.map(one => [one.id, one] as const))(
  'bills in all months together what %s costs in all months together',
  (_id, one) => {
    const months = Array.from({ length: 60 }, (_, i) =>
      addMonths('2024-12', i),
    );
    const ending =
      one.period === 'year' ? { ...one, validTo: '2028-05-31' } : one;
    const billed = months.reduce((sum, month) => {
      const row = purchase(ending, month);
      return sum + (row ? toMicros(`${row.BilledCost}`) : 0);
    }, 0);
    expect(billed).toBe(
      months.reduce((sum, month) => sum + billOfMonth(ending, month), 0),
    );
  },
);
