import {
  AccountMonth,
  BudgetStandingView,
  Cost,
  CostsContext,
  OrganisationMonth,
} from '@dugnad/plugin-costs-common';

/** A cost that is all CPU. */
export const cost = (micros: number): Cost => ({
  direct: { cpu: micros, memory: 0, gpu: 0, storage: 0 },
  directMicros: micros,
  idleShareMicros: 0,
  sharedShareMicros: 0,
  totalMicros: micros,
});

const coverage = { billedSeconds: 7200, observedSeconds: 3600, percent: 50 };

const freshness = {
  asOf: '2026-02-03T10:00:00.000Z',
  observedUntil: '2026-02-03T09:59:00.000Z',
  source: 'requests',
} as const;

const totals = {
  billMicros: 10_000_000,
  allocatedMicros: 4_000_000,
  idle: { cpu: 3_000_000, memory: 0, gpu: 0, storage: 0 },
  sharedMicros: 1_000_000,
  unallocatedNoNodeMicros: 0,
  unallocatedGapMicros: 2_000_000,
};

/** What the platform team may do; `seesTotals` and the rest are there to be changed. */
export const context: CostsContext = {
  currency: 'EUR',
  timeZone: 'Europe/Oslo',
  today: '2026-02-03',
  currentMonth: '2026-02',
  firstDay: '2026-01-30',
  basePrices: { perCpuCore: 31_611, perMemoryGiB: 4_237, perGpu: 950_000 },
  sharingRule: 'in proportion',
  sharedNamespaces: ['kube-*'],
  clusters: [
    {
      name: 'oslo',
      title: 'Oslo',
      source: 'requests',
      observedUntil: null,
      hasCharges: true,
    },
  ],
  closedMonths: [],
  permissions: { seesTotals: true, editsCharges: true },
};

/** A bill of ten of which four are allocated and two were not observed. */
export const organisation: OrganisationMonth = {
  month: '2026-02',
  currency: 'EUR',
  timeZone: 'Europe/Oslo',
  idle: 'separate',
  invoiceMicros: 280_000_000,
  totals,
  differenceMicros: 0,
  coverage,
  freshness,
  closed: null,
  charges: [
    {
      chargeId: '1',
      cluster: 'oslo',
      name: 'Servers',
      kind: 'server',
      micros: 10_000_000,
    },
  ],
  clusters: [{ cluster: 'oslo', totals, coverage }],
  owners: [
    {
      cluster: 'oslo',
      ownerRef: 'group:default/forms',
      cost: cost(3_000_000),
      mayOpen: true,
    },
    { cluster: 'oslo', ownerRef: null, cost: cost(1_000_000), mayOpen: false },
  ],
  days: [
    {
      day: '2026-02-01',
      totals,
      coverage,
      owners: [{ ownerRef: 'group:default/forms', micros: 3_000_000 }],
    },
  ],
  flow: {
    nodes: [
      { id: 'c1', type: 'charge', name: 'Servers' },
      { id: 'oslo', type: 'cluster', name: 'oslo' },
      { id: 'o1', type: 'owner', name: 'group:default/forms' },
      { id: 'idle', type: 'idle', name: '' },
    ],
    links: [
      { source: 'c1', target: 'oslo', micros: 10_000_000 },
      { source: 'oslo', target: 'o1', micros: 4_000_000 },
      { source: 'oslo', target: 'idle', micros: 6_000_000 },
    ],
  },
  idleByResource: totals.idle,
};

const resource = {
  requested: 2000,
  used: null,
  charged: 2000,
  peak: null,
  headroomPercent: null,
  ratio: null,
  wasteMicros: null,
};

/** What the team forms costs, with use not measured and too little data for a forecast. */
export const formsMonth: AccountMonth = {
  account: { kind: 'owner', id: 'group:default/forms' },
  month: '2026-02',
  currency: 'EUR',
  timeZone: 'Europe/Oslo',
  idle: 'separate',
  exists: true,
  today: cost(500_000),
  monthToDate: cost(3_000_000),
  forecast: { daysObserved: 2, daysInMonth: 28 },
  previousMonths: [
    { month: '2026-01', cost: cost(900_000), coverage, isClosed: true },
  ],
  days: [{ day: '2026-02-01', cost: cost(3_000_000), coverage }],
  breakdown: [
    {
      by: 'namespace',
      items: [
        {
          key: 'oslo/forms-dev',
          title: 'oslo / forms-dev',
          cost: cost(3_000_000),
          efficiencyRatio: null,
        },
      ],
    },
  ],
  efficiency: {
    from: '2026-02-01',
    to: '2026-02-03',
    cpu: resource,
    memory: resource,
    ratio: null,
    wasteMicros: null,
  },
  budgets: [],
  coverage,
  freshness,
  closed: null,
  isPartial: false,
  ownerRefs: ['group:default/forms'],
};

/** A hard budget that is nearly spent. */
export const standing: BudgetStandingView = {
  budget: {
    id: 'b1',
    account: { kind: 'owner', id: 'group:default/forms' },
    amountMicros: 5_000_000,
    isHard: true,
    updatedBy: 'user:default/nora.lie',
    updatedAt: '2026-02-01T00:00:00.000Z',
  },
  state: 'warning',
  actualMicros: 4_500_000,
  actualPercent: 90,
  reached: [{ basis: 'actual', percent: 80 }],
  mayEdit: true,
};
