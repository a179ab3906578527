import fc from 'fast-check';
import { CHARGE_KINDS, Charge } from '../bill/charge';
import { billOfHour } from '../bill/billOfHour';
import { billOfMonth } from '../bill/billOfMonth';
import { Calendar } from '../calendar/Calendar';
import { addDays, daysOfMonth } from '../calendar/days';
import { NO_TOTALS, addTotals } from './addTotals';
import { allocateHour } from './allocateHour';
import { HourConsumer, HourNode } from './hour';
import { totalOf } from './resources';
import { DEFAULT_BASE_PRICES } from './splitNodePrice';

const GIB = 2 ** 30;
const MONTHS = ['2026-02', '2028-02', '2026-03', '2026-10', '2026-12'];

const chargeArbitrary = (first: string): fc.Arbitrary<Charge> =>
  fc.record({
    id: fc.uuid(),
    origin: fc.constant('page' as const),
    cluster: fc.constant('oslo'),
    name: fc.constant('charge'),
    kind: fc.constantFrom(...CHARGE_KINDS),
    amountMicros: fc.integer({ min: -(10 ** 9), max: 10 ** 11 }),
    period: fc.constantFrom('month' as const, 'year' as const),
    // Before, at and in the middle of the month; ending in it or never: a price that changes
    validFrom: fc.integer({ min: -400, max: 25 }).map(n => addDays(first, n)),
    validTo: fc.option(
      fc.integer({ min: 25, max: 60 }).map(n => addDays(first, n)),
      { nil: undefined },
    ),
    nodeSelector: fc.constantFrom(
      undefined,
      { labels: { pool: 'gpu' } },
      { names: ['node-1'] },
    ),
    capacityBytes: fc.option(fc.integer({ min: 1, max: 4_000 * GIB }), {
      nil: undefined,
    }),
  });

const nodeArbitrary: fc.Arbitrary<HourNode> = fc.record({
  name: fc.constantFrom('node-1', 'node-2', 'node-3'),
  labels: fc.constantFrom<Record<string, string>>({}, { pool: 'gpu' }),
  cpuMillicores: fc.nat({ max: 128_000 }),
  memoryBytes: fc.nat({ max: 512 }).map(gib => gib * GIB),
  gpuMillis: fc.constantFrom(0, 0, 8_000),
});

const consumerArbitrary: fc.Arbitrary<HourConsumer> = fc.record({
  key: fc.string({ maxLength: 3 }),
  isShared: fc.boolean(),
  cpuMillicores: fc.nat({ max: 20_000 }),
  memoryBytes: fc.nat({ max: 2 ** 36 }),
  gpuMillis: fc.constantFrom(0, 0, 1_000),
  storageBytes: fc.nat({ max: 2 ** 40 }),
});

const monthArbitrary = fc.constantFrom(...MONTHS).chain(month =>
  fc.record({
    month: fc.constant(month),
    timeZone: fc.constantFrom(
      'Europe/Oslo',
      'UTC',
      'Asia/Kolkata',
      'America/New_York',
    ),
    charges: fc.array(chargeArbitrary(`${month}-01`), { maxLength: 6 }),
    // Nodes join and leave, namespaces come and go: each stretch of the month has its own
    stretches: fc.array(
      fc.record({
        nodes: fc.array(nodeArbitrary, { maxLength: 4 }),
        consumers: fc.array(consumerArbitrary, { maxLength: 8 }),
        observedSeconds: fc.constantFrom(3_600, 3_600, 1_234, 0),
      }),
      { minLength: 1, maxLength: 5 },
    ),
  }),
);

it('closes on the bill to the micro-unit each hour, day and month, whatever happens', () => {
  fc.assert(
    fc.property(monthArbitrary, ({ month, timeZone, charges, stretches }) => {
      const calendar = new Calendar(timeZone);
      let totals = NO_TOTALS;
      let hourNumber = 0;
      for (const day of daysOfMonth(month)) {
        for (const hourMs of calendar.hoursOf(day)) {
          const stretch =
            stretches[Math.floor(hourNumber / 37) % stretches.length];
          hourNumber += 1;
          const allocation = allocateHour({
            hourMs,
            charges: billOfHour(charges, hourMs, calendar),
            basePrices: DEFAULT_BASE_PRICES,
            billedSeconds: 3_600,
            ...stretch,
          });
          totals = addTotals(totals, allocation.totals);
        }
      }
      const invoice = charges.reduce(
        (sum, one) => sum + billOfMonth(one, month),
        0,
      );
      expect(totals.billMicros).toBe(invoice);
      expect(
        totals.allocatedMicros +
          totalOf(totals.idle) +
          totals.sharedMicros +
          totals.unallocatedNoNodeMicros +
          totals.unallocatedGapMicros,
      ).toBe(invoice);
    }),
    { numRuns: 15 },
  );
});

it('closes for thousands of random hours, and shares out no more than there is', () => {
  const calendar = new Calendar('Europe/Oslo');
  const hourMs = calendar.hoursOf('2026-03-29')[3];
  fc.assert(
    fc.property(
      fc.array(chargeArbitrary('2026-03-01'), { maxLength: 8 }),
      fc.array(nodeArbitrary, { maxLength: 6 }),
      fc.array(consumerArbitrary, { maxLength: 30 }),
      fc.integer({ min: 0, max: 3_600 }),
      fc.integer({ min: 0, max: 3_600 }),
      (charges, nodes, consumers, billedSeconds, observedSeconds) => {
        const bill = billOfHour(charges, hourMs, calendar);
        fc.pre(bill.every(({ micros }) => micros >= 0));
        const allocation = allocateHour({
          hourMs,
          charges: bill,
          nodes,
          consumers,
          basePrices: DEFAULT_BASE_PRICES,
          billedSeconds,
          observedSeconds,
        });
        const { totals } = allocation;
        expect(Object.values(totals.idle).every(one => one >= 0)).toBe(true);
        const idleShares = allocation.consumers.reduce(
          (sum, one) => sum + one.idleShareMicros,
          0,
        );
        const sharedShares = allocation.consumers.reduce(
          (sum, one) => sum + one.sharedShareMicros,
          0,
        );
        expect(idleShares).toBeLessThanOrEqual(totalOf(totals.idle));
        expect([0, totals.sharedMicros]).toContain(sharedShares);
      },
    ),
    { numRuns: 3_000 },
  );
});
