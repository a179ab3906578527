import { Charge, ChargeKind } from '../bill/charge';
import { allocateHour } from './allocateHour';
import { HourConsumer, HourInput } from './hour';
import { NO_AMOUNTS, totalOf } from './resources';
import { DEFAULT_BASE_PRICES, splitNodePrice } from './splitNodePrice';

const GIB = 2 ** 30;

const charge = (
  kind: ChargeKind,
  micros: number,
  more: Partial<Charge> = {},
) => ({
  charge: {
    id: kind,
    origin: 'config' as const,
    cluster: 'oslo',
    name: kind,
    kind,
    amountMicros: micros,
    period: 'month' as const,
    validFrom: '2026-01-01',
    ...more,
  },
  micros,
});

const node = (name: string, cores: number, gib: number) => ({
  name,
  labels: { pool: name },
  cpuMillicores: cores * 1000,
  memoryBytes: gib * GIB,
  gpuMillis: 0,
});

const consumer = (
  key: string,
  cores: number,
  gib: number,
  more: Partial<HourConsumer> = {},
): HourConsumer => ({
  ...NO_AMOUNTS,
  key,
  isShared: false,
  cpuMillicores: cores * 1000,
  memoryBytes: gib * GIB,
  ...more,
});

const hour = (more: Partial<HourInput>): HourInput => ({
  hourMs: 0,
  charges: [charge('server', 1_000_000)],
  nodes: [node('a', 10, 10)],
  consumers: [],
  basePrices: { perCpuCore: 1, perMemoryGiB: 1, perGpu: 1 },
  billedSeconds: 3_600,
  observedSeconds: 3_600,
  ...more,
});

describe('splitNodePrice', () => {
  it('splits a node of $35 with base prices 30, 30 and 10 into GPU 15, CPU 15 and RAM 5', () => {
    const split = splitNodePrice(
      35_000_000,
      { cpuMillicores: 1000, memoryBytes: GIB, gpuMillis: 1000 },
      { perCpuCore: 30, perMemoryGiB: 10, perGpu: 30 },
    );
    expect(split).toEqual({
      cpu: 15_000_000,
      memory: 5_000_000,
      gpu: 15_000_000,
    });
  });

  it('is the formula of the OpenCost specification without GPUs', () => {
    const [cores, gib, price] = [16, 64, 100_000_000];
    const ratio = 31_611 / 4_237;
    const memoryPrice = price / (cores * ratio + gib);
    const split = splitNodePrice(
      price,
      { cpuMillicores: cores * 1000, memoryBytes: gib * GIB, gpuMillis: 0 },
      DEFAULT_BASE_PRICES,
    );
    expect(split.memory).toBeCloseTo(memoryPrice * gib, -1);
    expect(split.cpu).toBeCloseTo(memoryPrice * ratio * cores, -1);
    expect(split.cpu + split.memory).toBe(price);
  });
});

describe('allocateHour', () => {
  it('leaves what nobody requests or uses idle', () => {
    const { totals, consumers } = allocateHour(
      hour({ consumers: [consumer('web', 2, 5)] }),
    );
    expect(consumers[0].direct).toMatchObject({
      cpu: 100_000,
      memory: 250_000,
    });
    expect(totals.idle).toMatchObject({ cpu: 400_000, memory: 250_000 });
  });

  it('takes the weights of idle and shared cost before either is added', () => {
    const { consumers } = allocateHour(
      hour({
        charges: [charge('server', 1_000_000), charge('people', 300_000)],
        consumers: [
          consumer('a', 1, 2),
          consumer('b', 3, 4),
          consumer('dns', 1, 0, { isShared: true }),
        ],
      }),
    );
    const [a, b, dns] = consumers;
    // Idle CPU 250,000 by 50:150; idle memory 200,000 by 100:200
    expect(a.idleShareMicros).toBe(62_500 + 66_667);
    expect(b.idleShareMicros).toBe(187_500 + 133_333);
    // Shared 300,000 people + 50,000 of dns by 150:350
    expect(a.sharedShareMicros).toBe(105_000);
    expect(b.sharedShareMicros).toBe(245_000);
    expect(dns).toMatchObject({ idleShareMicros: 0, sharedShareMicros: 0 });
  });

  it('lets consumers share the price where they had more than the capacity, and idle is never negative', () => {
    const { totals, consumers } = allocateHour(
      hour({ consumers: [consumer('a', 15, 10), consumer('b', 5, 10)] }),
    );
    expect(totals.idle).toMatchObject({ cpu: 0, memory: 0 });
    expect(consumers.map(one => one.direct.cpu)).toEqual([375_000, 125_000]);
  });

  it('charges a server to the nodes its selector names, and to nobody where there is none', () => {
    const { totals } = allocateHour(
      hour({
        charges: [
          charge('server', 600_000, {
            nodeSelector: { labels: { pool: 'a' } },
          }),
          charge('server', 400_000, { nodeSelector: { names: ['gone'] } }),
        ],
      }),
    );
    expect(totals.unallocatedNoNodeMicros).toBe(400_000);
    expect(totalOf(totals.idle)).toBe(600_000);
  });

  it('makes the seconds nobody watched a gap, not zero', () => {
    const { totals } = allocateHour(
      hour({ observedSeconds: 900, consumers: [consumer('a', 10, 10)] }),
    );
    expect(totals).toMatchObject({
      billMicros: 1_000_000,
      allocatedMicros: 250_000,
      unallocatedGapMicros: 750_000,
    });
  });

  it('bills an hour that has begun as far as it has passed', () => {
    const { totals } = allocateHour(
      hour({ billedSeconds: 1_800, observedSeconds: 1_800 }),
    );
    expect(totals).toMatchObject({
      billMicros: 500_000,
      unallocatedGapMicros: 0,
    });
  });

  it('charges storage by what is claimed of what was bought', () => {
    const { totals, consumers } = allocateHour(
      hour({
        charges: [charge('storage', 1_000, { capacityBytes: 100 * GIB })],
        consumers: [consumer('pvc', 0, 0, { storageBytes: 25 * GIB })],
      }),
    );
    expect(consumers[0].direct.storage).toBe(250);
    expect(totals.idle.storage).toBe(750);
  });

  it('gives the same parts whatever order consumers come in', () => {
    const all = [consumer('a', 1, 1), consumer('b', 1, 1), consumer('c', 1, 1)];
    const charges = [charge('server', 100_001)];
    expect(allocateHour(hour({ charges, consumers: all }))).toEqual(
      allocateHour(hour({ charges, consumers: [...all].reverse() })),
    );
  });
});
