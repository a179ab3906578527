import { trendRows } from './trendRows';

const totals = (
  allocated: number,
  idle: number,
  shared: number,
  gap: number,
) => ({
  billMicros: 0,
  allocatedMicros: allocated,
  idle: { cpu: idle, memory: 0, gpu: 0, storage: 0 },
  sharedMicros: shared,
  unallocatedNoNodeMicros: 0,
  unallocatedGapMicros: gap,
});

const days = [
  {
    day: '2026-02-01',
    totals: totals(11, 5, 2, 0),
    coverage: { billedSeconds: 10, observedSeconds: 10, percent: 100 },
    owners: [
      { ownerRef: 'group:default/a', micros: 1 },
      { ownerRef: 'group:default/b', micros: 7 },
      { ownerRef: null, micros: 3 },
    ],
  },
  {
    day: '2026-02-02',
    totals: totals(0, 0, 0, 18),
    coverage: { billedSeconds: 10, observedSeconds: 0, percent: 0 },
    owners: [],
  },
];

it('puts the largest owners first and the others together', () => {
  const { series, rows } = trendRows({ days }, 2);
  expect(series.map(one => one.ownerRef ?? one.part ?? null)).toEqual([
    'group:default/b',
    null,
    'others',
    'shared',
    'idle',
    'unallocated',
  ]);
  expect(rows[0].amounts).toEqual({
    owner0: 7,
    owner1: 3,
    others: 1,
    shared: 2,
    idle: 5,
    unallocated: 0,
  });
});

it('adds every day up to all that was billed for it', () => {
  const { rows } = trendRows({ days }, 1);
  expect(rows.map(row => row.totalMicros)).toEqual([18, 18]);
});

it('tells a day nobody looked from a day without cost', () => {
  const { rows } = trendRows({ days }, 1);
  expect(rows.map(row => row.observed)).toEqual([true, false]);
});

it('leaves out what is nowhere', () => {
  const { series } = trendRows({ days: days.slice(1) }, 3);
  expect(series.map(one => one.key)).toEqual(['unallocated']);
});

it('counts nothing twice where owners carry idle and shared cost', () => {
  const [day] = days;
  const owners = [{ ownerRef: null, micros: 17 }];
  const [row] = trendRows({ days: [{ ...day, owners }] }, 7).rows;
  expect(row.totalMicros).toBe(18);
  expect(row.amounts).toMatchObject({ idle: 1, shared: 0 });
});
