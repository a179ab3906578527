/*
 * Rollouts: time from a change in a real cluster until the page's data over HTTP shows it, and API calls per minute with
 * 1, 20 and 100 open pages, both against pollers that do what the stock Kubernetes tab does; judgements per second.
 */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type ControlPlaneAccess,
  startControlPlane,
} from '../packages/control-plane/src';
import {
  deployment,
  deploymentPath,
} from '../plugins/rollouts-backend/src/__fixtures__/deployment';
import { TestCluster } from '../plugins/rollouts-backend/src/__fixtures__/TestCluster';
import { judge, parseObjects } from '../plugins/rollouts-common/src';
import { countCalls } from './lib/countCalls';
import type { ratioLine as RatioLine } from './lib/report.mjs';
import { startRollouts } from './lib/startRollouts';
import { StockPoller, StockPollerOptions } from './lib/StockPoller';

const CHANGES = 24;
/** So that the changes fall evenly into the pollers' periods. */
const BETWEEN_CHANGES_MS = 1_250;
const WINDOW_MS = 30_000;
const LATENCY_GOAL = 0.1;
/** Of the calls that the pollers of as many pages make. */
const CALLS_GOALS = { 1: 0.5, 20: 0.05, 100: 0.01 };

async function openControlPlane() {
  const file = process.env.DUGNAD_TEST_CONTROL_PLANE;
  return file
    ? { access: JSON.parse(readFileSync(file, 'utf8')), stop: async () => {} }
    : startControlPlane({ name: 'bench' });
}

function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/** Judges a Deployment with a failing pod over and over. */
function judgementsPerSecond(): number {
  const owner = (kind: string, uid: string) => [
    { kind, name: 'x', uid, controller: true },
  ];
  const { objects, related } = parseObjects([
    {
      kind: 'Deployment',
      metadata: { name: 'web', uid: 'd', generation: 1 },
      spec: { replicas: 3 },
      status: { observedGeneration: 1, replicas: 3, updatedReplicas: 1 },
    },
    {
      kind: 'ReplicaSet',
      metadata: {
        name: 'r',
        uid: 'r',
        ownerReferences: owner('Deployment', 'd'),
      },
      spec: { replicas: 3 },
    },
    ...Array.from({ length: 3 }, (_, index) => ({
      kind: 'Pod',
      metadata: {
        name: `p${index}`,
        uid: `p${index}`,
        ownerReferences: owner('ReplicaSet', 'r'),
      },
      status: {
        containerStatuses: [
          { name: 'web', state: { waiting: { reason: 'ImagePullBackOff' } } },
        ],
      },
    })),
  ]);
  const now = new Date();
  const start = performance.now();
  let count = 0;
  while (performance.now() - start < 2_000) {
    for (let index = 0; index < 100; index += 1) {
      judge(objects[0], related, { now });
    }
    count += 100;
  }
  return count / ((performance.now() - start) / 1000);
}

interface Context {
  access: ControlPlaneAccess;
  cluster: TestCluster;
  namespace: string;
  portal: {
    /** Requests to the API server so far. */
    calls(): number;
    /** Called when the backend tells its pages that something changed. */
    onSignal(): unknown;
    /** The version that a page shows now. */
    shown(): Promise<string>;
  };
}

/** When each version was written, and how long after that somebody first saw it or a later one. */
class Sightings {
  readonly #writtenAt: number[] = [];

  written(version: number): void {
    this.#writtenAt[version] = performance.now();
  }

  /** A viewer: `saw(version)` at each look, `latencies` in ms. */
  viewer() {
    const latencies: number[] = [];
    const saw = (version: number) => {
      while (latencies.length <= version) {
        latencies.push(performance.now() - this.#writtenAt[latencies.length]);
      }
    };
    return { latencies, saw };
  }
}

const imageOf = (version: number) => `registry.example/web:1.0.${version}`;
/** The number of our versions at the end of an image or a version; -1 for any other. */
const versionOf = (text = '') => Number(/1\.0\.(\d+)$/.exec(text)?.[1] ?? -1);

/** Runs `count` open stock tabs, opened at random times, while `work` runs; returns the calls they made. */
async function withPollers(
  count: number,
  options: Omit<StockPollerOptions, 'phase'>,
  work: () => Promise<unknown>,
): Promise<number> {
  const pollers = Array.from(
    { length: count },
    () => new StockPoller({ ...options, phase: Math.random() }),
  );
  const runs = Promise.all(pollers.map(poller => poller.run()));
  try {
    await work();
  } finally {
    pollers.forEach(poller => poller.stop());
    await runs;
  }
  return pollers.reduce((sum, { calls }) => sum + calls, 0);
}

let missed = 0;

async function print(line: Parameters<typeof RatioLine>[0]): Promise<void> {
  const { isMet, ratioLine } = await import('./lib/report.mjs');
  process.stdout.write(`${ratioLine(line)}\n`);
  if (!isMet(line)) missed += 1;
}

async function measureLatency(context: Context): Promise<void> {
  const { cluster, namespace, access, portal } = context;
  const sightings = new Sightings();
  const ours = sightings.viewer();
  const theirs = sightings.viewer();
  // A page refetches when a signal tells it to, as this does
  portal.onSignal = async () => ours.saw(versionOf(await portal.shown()));
  const stock = {
    access,
    namespace,
    onImage: (image: string) => theirs.saw(versionOf(image)),
  };
  await withPollers(1, stock, async () => {
    for (let version = 0; version < CHANGES; version += 1) {
      sightings.written(version);
      await cluster.apply(
        deploymentPath(namespace, 'web'),
        deployment({ name: 'web', namespace, image: imageOf(version) }),
      );
      await sleep(BETWEEN_CHANGES_MS);
    }
    const end = performance.now() + 2 * 10_000;
    const all = () =>
      [ours, theirs].every(({ latencies }) => latencies.length === CHANGES);
    while (!all() && performance.now() < end) await sleep(50);
    if (!all()) throw new Error('Not every change was seen');
  });
  portal.onSignal = () => {};
  for (const [name, share] of [
    ['median', 0.5],
    ['p95', 0.95],
  ] as const) {
    await print({
      title: `rollouts, change in the cluster to data of the page, ${name} of ${CHANGES}`,
      ours: quantile(ours.latencies, share),
      theirs: quantile(theirs.latencies, share),
      unit: 'ms',
      against: 'the 10 s poll of the stock Kubernetes tab',
      goal: LATENCY_GOAL,
    });
  }
}

/** Pages that refetch every second, far more often than signals make them. */
async function measureCalls(
  { namespace, access, portal }: Context,
  pages: 1 | 20 | 100,
): Promise<number> {
  const before = portal.calls();
  const stockCalls = await withPollers(
    pages,
    { access, namespace },
    async () => {
      const end = performance.now() + WINDOW_MS;
      while (performance.now() < end) {
        await Promise.all(Array.from({ length: pages }, portal.shown));
        await sleep(1_000);
      }
    },
  );
  const calls = portal.calls() - before;
  const perMinute = 60_000 / WINDOW_MS;
  await print({
    title: `rollouts, API calls with ${pages} open page${pages > 1 ? 's' : ''}`,
    ours: calls * perMinute,
    theirs: stockCalls * perMinute,
    unit: 'per minute',
    against: 'as many stock Kubernetes tabs',
    goal: CALLS_GOALS[pages],
  });
  return calls;
}

async function measure(context: Context): Promise<void> {
  await measureLatency(context);
  // Lists and watches of the start: proof that what comes is counted at all
  const counted = context.portal.calls();
  if (counted === 0) throw new Error("The portal's API calls are not counted");
  const one = await measureCalls(context, 1);
  const twenty = await measureCalls(context, 20);
  const hundred = await measureCalls(context, 100);
  process.stdout.write(
    `rollouts, API calls counted: ${counted} from the start to the last change, then ${one} with 1 page, ${twenty} with 20 and ${hundred} with 100\n`,
  );
  process.stdout.write(
    `rollouts, judgements per second: ${Math.round(
      judgementsPerSecond(),
    )} (a Deployment, a ReplicaSet, 3 failing pods)\n`,
  );
}

async function main(): Promise<void> {
  // The watch layer's own timers never keep a process alive
  const alive = setInterval(() => {}, 1_000);
  const controlPlane = await openControlPlane();
  const { access } = controlPlane;
  const calls = countCalls(access.portalToken);
  const cluster = new TestCluster(access);
  const namespace = `bench-rollouts-${process.pid}`;
  await cluster.createNamespace(namespace);
  const portal = { calls, onSignal: () => {}, shown: async () => '' };
  const backend = await startRollouts(access, () => portal.onSignal());
  const port = backend.server.port();
  const list = `http://localhost:${port}/api/rollouts/workloads?namespace=${namespace}`;
  portal.shown = async () => {
    const page = await (await fetch(list)).json();
    return page.items[0]?.version ?? '';
  };
  try {
    await measure({ access, cluster, namespace, portal });
  } finally {
    await cluster.removeNamespace(namespace);
    await backend.stop();
    await controlPlane.stop();
    clearInterval(alive);
  }
  process.exit(missed ? 1 : 0);
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
