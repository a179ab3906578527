import { mockServices } from '@backstage/backend-test-utils';
import { ComponentIndex } from '@dugnad/plugin-ownership-common';
import { FakeClusters } from '../__testUtils__/FakeClusters';
import { namespace, node, pod, replicaSet } from '../__testUtils__/objects';
import { DEFAULT_DEVICE_RULES } from '../devices/deviceRules';
import { openDevices } from '../devices/openDevices';
import { openCollections } from '../collections/openCollections';
import { UsageByContainer, UsageSource } from '../usage/UsageSource';
import { HourSample } from './HourSample';
import { Sampler } from './Sampler';
import { SteadyClock } from './SteadyClock';

const HOUR = Date.parse('2026-03-10T10:00:00Z');
const forms = 'group:default/forms';

function start(usage?: UsageByContainer, before?: HourSample) {
  const clusters = new FakeClusters(['oslo']);
  clusters.objects.oslo = [
    node('node-1'),
    namespace('a', forms),
    replicaSet('a'),
    pod('web-1', 'a'),
  ];
  const clock = { now: new Date(HOUR), jumpMs: 0 };
  const written: HourSample[] = [];
  const source: UsageSource = {
    name: 'metrics',
    read: async () => {
      if (!usage) {
        throw new Error('no metrics-server');
      }
      return usage;
    },
  };
  const sampler = new Sampler({
    clusters,
    collections: openCollections(clusters.asService()),
    devices: openDevices(clusters.asService()),
    sourceOf: () => source,
    components: () => new ComponentIndex(),
    costCentres: () => ({ ownOf: new Map() }),
    config: {
      intervalMs: 60_000,
      sharedNamespaces: ['kube-*'],
      deviceRules: DEFAULT_DEVICE_RULES,
    },
    read: async () => before,
    record: async sample => written.push(sample),
    logger: mockServices.logger.mock(),
    now: () => clock.now,
    clock: new SteadyClock({
      wallMs: () => clock.now.getTime(),
      monotonicMs: () => clock.now.getTime() - clock.jumpMs,
    }),
  });
  const at = async (seconds: number) => {
    clock.now = new Date(HOUR + seconds * 1000);
    await sampler.tick(AbortSignal.timeout(1_000));
  };
  const latest = async () => {
    await sampler.flush();
    return written[written.length - 1];
  };
  return { clusters, sampler, at, latest, written, clock };
}

const usageOf = (cpuMillicores: number): UsageByContainer =>
  new Map([['a/web-1/web', { cpuMillicores, memoryBytes: 2 ** 29 }]]);

it('charges the larger of request and usage of a Deployment, to the owner of its namespace', async () => {
  const { at, latest } = start(usageOf(3_000));
  await at(0);
  await at(60);
  const { lines, observedSeconds, source } = await latest();
  expect({ observedSeconds, source }).toEqual({
    observedSeconds: 60,
    source: 'metrics',
  });
  expect(lines).toMatchObject([
    {
      subject: { kind: 'Deployment', name: 'web', ownerRef: forms },
      amounts: {
        cpuRequested: 1000,
        cpuUsed: 3000,
        cpuCharged: 3000,
        memoryRequested: 2 ** 30,
        memoryCharged: 2 ** 30,
        podsMilli: 1000,
      },
    },
  ]);
});

it('charges by request where usage is not known, and says why', async () => {
  const { at, latest, sampler } = start();
  await at(0);
  await at(60);
  const { lines, source } = await latest();
  expect(source).toBe('requests');
  expect(lines[0].amounts).toMatchObject({
    cpuCharged: 1000,
    cpuUsed: undefined,
  });
  expect(sampler.noticesOf('oslo').join()).toContain('no metrics-server');
});

it('takes time in which the watches were down for a gap', async () => {
  const { at, latest, clusters } = start(usageOf(100));
  await at(0);
  await at(60);
  clusters.stale.add('oslo');
  await at(120);
  await at(180);
  clusters.stale.clear();
  await at(240);
  await at(300);
  expect((await latest()).observedSeconds).toBe(120);
});

it('does not take a long sleep of its own for time it observed', async () => {
  const { at, latest } = start(usageOf(100));
  await at(0);
  await at(1_800);
  expect((await latest()).observedSeconds).toBe(120);
});

it.each([
  [
    'never started',
    {
      phase: 'Pending',
      containerStatuses: [
        { restartCount: 0, state: { waiting: { reason: 'ImagePullBackOff' } } },
      ],
    },
    0,
  ],
  [
    'crashes again and again',
    {
      phase: 'Pending',
      containerStatuses: [{ restartCount: 3, state: { waiting: {} } }],
    },
    1,
  ],
  ['has ended', { phase: 'Succeeded' }, 0],
])('charges a pod that %s for %s', async (_name, status, lines) => {
  const { at, latest, clusters } = start(new Map());
  clusters.objects.oslo = [node('node-1'), pod('web-1', 'a', { status })];
  await at(0);
  await at(60);
  expect((await latest()).lines).toHaveLength(lines);
});

it('counts a pod and a node that came halfway for half', async () => {
  const { at, latest, clusters } = start(usageOf(100));
  const later = clusters.objects.oslo;
  clusters.objects.oslo = later.filter(({ kind }) => kind === 'Namespace');
  await at(0);
  await at(60);
  clusters.objects.oslo = later;
  await at(120);
  const { nodes, lines } = await latest();
  expect(nodes[0].cpuMillicores).toBe(5_000);
  expect(lines[0].amounts.cpuCharged).toBe(500);
});

it('divides what it saw at the hour, and writes the hour before', async () => {
  const { at, latest, written } = start(usageOf(100));
  await at(3_540);
  await at(3_620);
  expect(written).toMatchObject([{ hourMs: HOUR, observedSeconds: 60 }]);
  expect(await latest()).toMatchObject({
    hourMs: HOUR + 3_600_000,
    observedSeconds: 20,
  });
});

it('goes on after a restart from what is on record', async () => {
  const first = start(usageOf(2_000));
  await first.at(0);
  await first.at(60);
  const second = start(usageOf(4_000), await first.latest());
  await second.at(120);
  await second.at(180);
  const { observedSeconds, lines } = await second.latest();
  expect(observedSeconds).toBe(120);
  expect(lines[0].amounts).toMatchObject({ cpuUsed: 3_000, cpuPeak: 4_000 });
});

it('records nothing while the clock is 400 days ahead, and goes on when it is back', async () => {
  const { at, latest, written, sampler, clock } = start(usageOf(100));
  const ahead = 400 * 86_400;
  await at(0);
  await at(60);
  clock.jumpMs = ahead * 1000;
  await at(ahead + 120);
  await at(ahead + 180);
  await sampler.flush();
  expect(sampler.noticesOf('oslo').join()).toContain('ahead');
  clock.jumpMs = 0;
  await at(240);
  await at(300);
  expect(written.every(one => one.hourMs === HOUR)).toBe(true);
  await at(900);
  await at(960);
  expect(sampler.noticesOf('oslo')).toEqual([]);
  expect(await latest()).toMatchObject({ hourMs: HOUR, observedSeconds: 120 });
});

it('does not go on from an hour that a wrong clock wrote before it was', async () => {
  const whole = start(usageOf(9_000));
  await whole.at(0);
  await whole.at(60);
  const bogus = { ...(await whole.latest()), observedSeconds: 3_600 };
  const { at, latest } = start(usageOf(2_000), bogus);
  await at(120);
  await at(180);
  expect(await latest()).toMatchObject({
    observedSeconds: 60,
    lines: [{ amounts: { cpuUsed: 2_000 } }],
  });
});
