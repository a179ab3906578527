import {
  Calendar,
  Charge,
  DEFAULT_BASE_PRICES,
  addDays,
  billOfMonth,
  daysOfMonth,
  totalOf,
} from '@dugnad/plugin-costs-common';
import { Knex } from 'knex';
import { costHour } from '../costing/costHour';
import { Ledger } from '../costing/Ledger';
import { Books } from '../database/Books';
import { DatabaseHourStore } from '../database/DatabaseHourStore';
import { SampleLine } from '../sampling/HourSample';
import { charge } from './charge';
import { line, sampleHour } from './sampleHour';

const GIB = 2 ** 30;

/** Options of `simulateMonths`. */
export interface SimulateOptions {
  db: Knex;
  months: string[];
  /** Over both clusters. */
  namespaces: number;
}

/** A month that was simulated. */
export interface SimulatedMonth {
  month: string;
  invoiceMicros: number;
  billMicros: number;
  partsMicros: number;
  gapMicros: number;
}

const CLUSTERS = ['oslo', 'bergen'];

/**
 * Two clusters through months: namespaces come, go, are moved to other owners and change their size, nodes join and leave, prices
 * change in the middle of months, and the portal is down now and then. Every month is closed when it is over.
 */
export async function simulateMonths({
  db,
  months,
  namespaces,
}: SimulateOptions): Promise<SimulatedMonth[]> {
  const calendar = new Calendar('Europe/Oslo');
  const random = generator(42);
  const charges = CLUSTERS.flatMap(cluster => chargesOf(cluster, months));
  const pricing = { charges, basePrices: DEFAULT_BASE_PRICES, calendar };
  const clock = { now: new Date(0) };
  const hours = new DatabaseHourStore(db);
  const ledger = new Ledger({
    books: new Books(db),
    config: pricing,
    now: () => clock.now,
  });
  const teams = tenants(namespaces, random);
  const result: SimulatedMonth[] = [];
  for (const month of months) {
    for (const day of daysOfMonth(month)) {
      churn(teams, random);
      for (const hourMs of calendar.hoursOf(day)) {
        clock.now = new Date(hourMs + 3_600_000);
        for (const cluster of CLUSTERS) {
          // The portal is down about one hour in fifty
          if (random() > 0.02) {
            const sample = sampleHour(hourMs, linesOf(teams, cluster), {
              cluster,
              nodes: nodesOf(cluster, day),
              observedSeconds: random() > 0.05 ? 3_600 : 1_700,
            });
            await hours.write(costHour(sample, pricing, clock.now.getTime()));
          }
        }
      }
    }
    const { totals } = await ledger.close(month, 'user:default/simulation');
    result.push({
      month,
      invoiceMicros: charges.reduce(
        (sum, one) => sum + billOfMonth(one, month),
        0,
      ),
      billMicros: totals.billMicros,
      partsMicros:
        totals.allocatedMicros +
        totalOf(totals.idle) +
        totals.sharedMicros +
        totals.unallocatedGapMicros +
        totals.unallocatedNoNodeMicros,
      gapMicros: totals.unallocatedGapMicros,
    });
  }
  return result;
}

/** A repeatable sequence of numbers from 0 to 1 (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = Math.trunc(state + 0x6d2b79f5);
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Tenant {
  cluster: string;
  namespace: string;
  ownerRef: string;
  isThere: boolean;
  cpu: number;
  used: number;
}

function tenants(count: number, random: () => number): Tenant[] {
  return Array.from({ length: count }, (_, i) => ({
    cluster: CLUSTERS[i % CLUSTERS.length],
    namespace: `ns-${i}`,
    ownerRef: `group:default/team-${i % 20}`,
    isThere: random() > 0.3,
    cpu: Math.round(random() * 20) / 10,
    used: random(),
  }));
}

/** What a day brings. */
function churn(teams: Tenant[], random: () => number): void {
  for (const tenant of teams) {
    const dice = random();
    if (dice < 0.01) {
      tenant.isThere = !tenant.isThere;
    } else if (dice < 0.013) {
      tenant.ownerRef = `group:default/team-${Math.floor(random() * 20)}`;
    } else if (dice < 0.02) {
      tenant.namespace = `${tenant.namespace.split('-r')[0]}-r${Math.floor(
        random() * 99,
      )}`;
    } else if (dice < 0.05) {
      tenant.cpu = Math.round(random() * 20) / 10;
    }
  }
}

function linesOf(teams: Tenant[], cluster: string): SampleLine[] {
  return [
    line({ namespace: 'kube-system', isShared: true }),
    ...teams
      .filter(tenant => tenant.isThere && tenant.cluster === cluster)
      .map(({ namespace, ownerRef, cpu, used }) =>
        line({ namespace, ownerRef }, { cpu, used, memoryGiB: 2 }),
      ),
  ];
}

/** Three nodes, and a fourth for a third of every month. */
function nodesOf(cluster: string, day: string) {
  const count = Number(day.slice(8)) % 31 > 20 ? 4 : 3;
  return Array.from({ length: count }, (_, i) => ({
    name: `${cluster}-${i + 1}`,
    labels: {},
    cpuMillicores: 32_000,
    memoryBytes: 128 * GIB,
    gpuMillis: 0,
  }));
}

/** Servers whose price changes in the middle of every third month, a fourth that often has no node, and the rest. */
function chargesOf(cluster: string, months: string[]): Charge[] {
  const first = `${months[0]}-01`;
  const of = (over: Partial<Charge>) =>
    charge({ cluster, validFrom: first, ...over, id: `${cluster}-${over.id}` });
  const changes = months
    .filter((_, i) => i % 3 === 1)
    .map(name => `${name}-13`);
  const starts = [first, ...changes];
  return [
    ...starts.map((validFrom, i) =>
      of({
        id: `servers-${i}`,
        amountMicros: 300_000_000 + i * 7_654_321,
        validFrom,
        validTo: starts[i + 1] ? addDays(starts[i + 1], -1) : undefined,
      }),
    ),
    of({
      id: 'fourth',
      amountMicros: 99_990_000,
      nodeSelector: { names: [`${cluster}-4`] },
    }),
    of({ id: 'people', kind: 'people', amountMicros: 468_000_000 }),
    of({
      id: 'rack',
      kind: 'other',
      period: 'once',
      lifetimeMonths: 60,
      amountMicros: 2_345_678_901,
    }),
    of({
      id: 'licence',
      kind: 'licence',
      period: 'year',
      amountMicros: 1_000_000_001,
    }),
  ];
}
