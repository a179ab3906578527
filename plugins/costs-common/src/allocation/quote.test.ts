import fc from 'fast-check';
import { billOfHour } from '../bill/billOfHour';
import { Charge } from '../bill/charge';
import { Calendar } from '../calendar/Calendar';
import { daysOfMonth } from '../calendar/days';
import { allocateHour } from './allocateHour';
import { quote } from './quote';
import { totalOf } from './resources';
import { DEFAULT_BASE_PRICES } from './splitNodePrice';

const GIB = 2 ** 30;
const calendar = new Calendar('Europe/Oslo');
const charge = (over: Partial<Charge>): Charge => ({
  id: 's',
  origin: 'config',
  cluster: 'oslo',
  name: 'Server',
  kind: 'server',
  amountMicros: 100_000_000,
  period: 'month',
  validFrom: '2020-01-01',
  ...over,
});
const nodes = [
  {
    name: 'a',
    labels: {},
    cpuMillicores: 16_000,
    memoryBytes: 64 * GIB,
    gpuMillis: 0,
  },
];
const input = {
  nodes,
  charges: [charge({})],
  basePrices: DEFAULT_BASE_PRICES,
  month: '2026-03',
  calendar,
};

it('is the bill of who really had the whole quota in every hour of the month', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 16_000 }),
      fc.integer({ min: 0, max: 64 }),
      (cpuMillicores, gib) => {
        const quota = {
          cpuMillicores,
          memoryBytes: gib * GIB,
          gpuMillis: 0,
          storageBytes: 0,
        };
        const hours = daysOfMonth('2026-03').flatMap(day => [
          ...calendar.hoursOf(day),
        ]);
        const billed = hours.reduce((sum, hourMs) => {
          const { consumers } = allocateHour({
            hourMs,
            charges: billOfHour(input.charges, hourMs, calendar),
            nodes,
            consumers: [{ key: '', isShared: false, ...quota }],
            basePrices: DEFAULT_BASE_PRICES,
            billedSeconds: 3_600,
            observedSeconds: 3_600,
          });
          return sum + totalOf(consumers[0].direct);
        }, 0);
        expect(totalOf(quote({ ...input, quota }))).toBe(billed);
      },
    ),
    { numRuns: 10 },
  );
});

it.each([
  [1, 100_000_000],
  [2, 200_000_000],
])('quotes %i times the cluster at the same rate', (times, micros) => {
  const quota = {
    cpuMillicores: 16_000 * times,
    memoryBytes: 64 * GIB * times,
    gpuMillis: 0,
    storageBytes: 0,
  };
  expect(totalOf(quote({ ...input, quota }))).toBe(micros);
});

it('does not quote all storage to one claim where its charge does not say how much there is', () => {
  const charges = [charge({ kind: 'storage', amountMicros: 10_000_000 })];
  const quota = {
    cpuMillicores: 0,
    memoryBytes: 0,
    gpuMillis: 0,
    storageBytes: 10 * GIB,
  };
  const { storage } = quote({
    ...input,
    charges,
    quota,
    claimedStorageBytes: 30 * GIB,
  });
  expect(storage).toBeCloseTo(2_500_000, -3);
});
