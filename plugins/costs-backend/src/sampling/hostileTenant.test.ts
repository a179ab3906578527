import { TestDatabases, mockServices } from '@backstage/backend-test-utils';
import {
  Calendar,
  DEFAULT_BASE_PRICES,
  ExportRow,
  totalOf,
} from '@dugnad/plugin-costs-common';
import { KubernetesObject } from '@dugnad/plugin-clusters-node';
import { ComponentIndex } from '@dugnad/plugin-ownership-common';
import { FakeClusters } from '../__testUtils__/FakeClusters';
import { charge } from '../__testUtils__/charge';
import { namespace, node, pod, replicaSet } from '../__testUtils__/objects';
import { openCollections } from '../collections/openCollections';
import { Ledger } from '../costing/Ledger';
import { Books } from '../database/Books';
import { ReportStore } from '../database/ReportStore';
import { DEFAULT_DEVICE_RULES } from '../devices/deviceRules';
import { openDevices } from '../devices/openDevices';
import { ExportReport } from '../reports/ExportReport';
import { Sampler } from './Sampler';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const HOUR = Date.parse('2026-03-10T10:00:00Z');
const forms = 'group:default/forms';
const HUGE = '9000000000000000';

/** A running pod of the tenant's own namespace, with whatever it likes. */
function hostile(over: {
  name?: string;
  requests?: Record<string, string>;
  owner?: { kind: string; name: string };
  claims?: boolean;
}): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: over.name ?? 'costs-breaker',
      namespace: 'evil',
      uid: over.name ?? 'costs-breaker',
      ...(over.owner && {
        ownerReferences: [
          { apiVersion: 'v1', uid: 'x', controller: true, ...over.owner },
        ],
      }),
    },
    spec: {
      nodeName: 'node-1',
      ...(over.claims && { resourceClaims: [{ name: 'gpu' }] }),
      containers: [
        {
          name: 'c',
          resources: {
            requests: { cpu: '1m', memory: '1Mi', ...over.requests },
          },
        },
      ],
    },
    status: { phase: 'Running' },
  };
}

function volumeClaim(name: string, storage: string): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name, namespace: 'evil', uid: name },
    status: { phase: 'Bound', capacity: { storage } },
  };
}

const annotated = (value: string): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: {
    name: 'evil',
    annotations: {
      'dugnad.dev/owner-ref': value,
      'dugnad.dev/cost-center': value,
    },
  },
});

describe.each(databases.eachSupportedId())('on %s', databaseId => {
  async function observe(objects: KubernetesObject[]) {
    const db = await databases.init(databaseId);
    await db.migrate.latest({ directory: `${__dirname}/../../migrations` });
    const clusters = new FakeClusters(['oslo']);
    clusters.objects.oslo = [
      node('node-1'),
      namespace('a', forms),
      replicaSet('a'),
      pod('web-1', 'a'),
      ...objects,
    ];
    const clock = { now: new Date(HOUR) };
    const ledger = new Ledger({
      books: new Books(db),
      config: {
        charges: [
          charge({ amountMicros: 744_000_000 }),
          charge({ id: 'disks', kind: 'storage', amountMicros: 7_440_000 }),
        ],
        basePrices: DEFAULT_BASE_PRICES,
        calendar: new Calendar('UTC'),
      },
      now: () => clock.now,
    });
    const logger = mockServices.logger.mock();
    const sampler = new Sampler({
      clusters,
      collections: openCollections(clusters.asService()),
      devices: openDevices(clusters.asService()),
      sourceOf: () => undefined,
      components: () => new ComponentIndex(),
      costCentres: () => ({ ownOf: new Map() }),
      config: {
        intervalMs: 1_800_000,
        sharedNamespaces: [],
        deviceRules: DEFAULT_DEVICE_RULES,
      },
      read: async () => undefined,
      record: sample => ledger.record(sample),
      logger,
      now: () => clock.now,
      clock: { problem: () => undefined },
    });
    await sampler.tick(AbortSignal.timeout(5_000));
    clock.now = new Date(HOUR + 3_600_000);
    await sampler.tick(AbortSignal.timeout(5_000));
    await sampler.flush();
    expect(logger.error).not.toHaveBeenCalled();
    clock.now = new Date('2026-04-02T00:00:00Z');
    const { totals } = await ledger.close('2026-03', 'x');
    const reports = new ReportStore(db);
    const exported: ExportRow[] = [];
    for await (const rows of new ExportReport({ ledger, reports }).days(
      '2026-03',
      { isEverything: true, mayRead: () => true },
    )) {
      exported.push(...rows);
    }
    const cost = (name: string) =>
      exported
        .filter(row => row.namespace === name)
        .reduce((sum, row) => sum + row.totalMicros, 0);
    return { db, sampler, totals, exported, cost };
  }

  it.each<[string, KubernetesObject[], string | undefined]>([
    [
      'a device nobody has, in a number nobody has',
      [hostile({ requests: { 'evil.example/gpu': HUGE } })],
      'evil.example/gpu',
    ],
    [
      'a slice of a GPU, likewise',
      [hostile({ requests: { 'nvidia.com/mig-1g.5gb': '1e300' } })],
      'nvidia.com/mig-1g.5gb',
    ],
    [
      'more CPU than any server',
      [hostile({ requests: { cpu: HUGE } })],
      'more of cpu',
    ],
    [
      'more CPU than the largest server of the cluster',
      [hostile({ requests: { cpu: '5000' } })],
      'larger than any server',
    ],
    [
      'endless CPU and memory',
      [hostile({ requests: { cpu: '1e400', memory: '1e400' } })],
      'more of cpu, memory',
    ],
    [
      'more memory than there is',
      [hostile({ requests: { memory: '8191Pi' } })],
      'more of memory',
    ],
    [
      'volumes of exbibytes',
      Array.from({ length: 20 }, (_, i) => volumeClaim(`v${i}`, '7Ei')),
      'pebibyte',
    ],
    ['devices by claim', [hostile({ claims: true })], 'resource claims'],
    [
      'an owner of an endless kind and name',
      [
        hostile({
          owner: { kind: 'K'.repeat(9_000), name: 'n'.repeat(9_000) },
        }),
      ],
      undefined,
    ],
    [
      'an owner with the character no database keeps',
      [hostile({ owner: { kind: 'A\u0000', name: '\u0000' } })],
      undefined,
    ],
    [
      'an endless owner and cost centre',
      [annotated('g'.repeat(20_000)), hostile({})],
      undefined,
    ],
    ['half a character', [annotated('group:\ud83d'), hostile({})], undefined],
    [
      'two owners that differ only beyond what fits',
      ['1', '2'].map(end =>
        hostile({
          name: `p${end}`,
          owner: { kind: 'Thing', name: `${'n'.repeat(400)}${end}` },
        }),
      ),
      undefined,
    ],
    [
      'thousands of workloads',
      Array.from({ length: 1_200 }, (_, i) => hostile({ name: `p${i}` })),
      undefined,
    ],
  ])(
    'writes the hour, closes the month and exports it whatever a tenant has: %s',
    async (_name, objects, notice) => {
      const { db, sampler, totals, exported, cost } = await observe(objects);
      expect(totals.billMicros).toBe(751_440_000);
      const parts =
        totals.allocatedMicros +
        totalOf(totals.idle) +
        totals.sharedMicros +
        totals.unallocatedGapMicros +
        totals.unallocatedNoNodeMicros;
      expect(parts).toBe(totals.billMicros);
      expect(cost('a')).toBeGreaterThan(0);
      expect(exported.reduce((sum, row) => sum + row.totalMicros, 0)).toBe(
        totals.billMicros,
      );
      const samples = await db('cost_samples').count({ count: '*' });
      expect(Number(samples[0].count)).toBeGreaterThan(1);
      expect(Number(samples[0].count)).toBeLessThanOrEqual(1_001);
      expect(sampler.noticesOf('oslo').join(' ')).toContain(notice ?? '');
    },
  );

  it('charges nobody else less or more for a device that is not there', async () => {
    const without = await observe([hostile({})]);
    const withDevice = await observe([
      hostile({ requests: { 'evil.example/gpu': HUGE } }),
    ]);
    expect(withDevice.cost('a')).toBe(without.cost('a'));
    expect(withDevice.cost('evil')).toBe(without.cost('evil'));
  });
});
