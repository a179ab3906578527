/*
 * What the rollouts backend holds and how fast it answers when there is much: heap for 25,000 pods in one cluster and in each of
 * ten, and lists of 2,000 workloads in ten clusters. API servers are simulated; everything else is the plugin's own.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { DefaultClustersService } from '../plugins/clusters-node/src/service/DefaultClustersService';
import { followCollections } from '../plugins/rollouts-backend/src/board/followCollections';
import { RolloutBoard } from '../plugins/rollouts-backend/src/board/RolloutBoard';
import { SignalKeys } from '../plugins/rollouts-backend/src/board/SignalKeys';
import { ComponentIndex } from '../plugins/ownership-common/src';
import { openCollections } from '../plugins/rollouts-backend/src/collections/openCollections';
import { arrangeOverview } from '../plugins/rollouts-backend/src/overview/arrangeOverview';
import { selectWorkloads } from '../plugins/rollouts-backend/src/selectWorkloads';
import { workloadQuerySchema } from '../plugins/rollouts-common/src';
import type { ratioLine as RatioLine } from './lib/report.mjs';
import { SimulatedCluster } from './lib/SimulatedCluster';

const PODS = 25_000;
const CLUSTERS = 10;
const WORKLOADS = 2_000;
const REQUESTS = 60;
const MB = 1e6;

const silent = {
  error() {},
  warn() {},
  info() {},
  debug() {},
  child: () => silent,
};

/** The plugin's collections and board over as many clusters as there are addresses. */
function openBoard(urls: string[]) {
  const clusters = new DefaultClustersService({
    logger: silent,
    clusters: urls.map((url, index) => ({
      name: `cluster-${index}`,
      title: `Cluster ${index}`,
      url,
      authentication: { type: 'token', token: 'bench' },
      skipTLSVerify: false,
      allowedHosts: [],
    })),
  });
  clusters.start();
  const collections = openCollections(clusters, { commit: [] });
  const board = new RolloutBoard({
    clusters,
    collections,
    components: () => new ComponentIndex(),
    signalKeys: new SignalKeys('bench'),
    intervalMs: 250,
    announce: () => {},
  });
  followCollections({ clusters, collections, board });
  return { clusters, collections, board };
}

/** The same once everything is read and judged. */
async function filled(urls: string[]) {
  const opened = openBoard(urls);
  const { board, clusters, collections } = opened;
  // A busy machine can let a page of a list time out; it is then read again
  await Promise.all(
    clusters.list().map(({ name }) => collections.pods.whenSynced(name)),
  );
  const isLive = () =>
    board.freshness(new Date()).every(({ state }) => state === 'live');
  while (!isLive()) {
    await sleep(100);
  }
  await board.settled();
  return opened;
}

/** Heap in use after a thorough collection, in bytes. */
async function settledHeap(): Promise<number> {
  for (let round = 0; round < 5; round += 1) {
    globalThis.gc?.();
    await sleep(200);
  }
  return process.memoryUsage().heapUsed;
}

async function measureHeap(idle: string, full: string[]): Promise<void> {
  setInterval(() => {}, 1_000);
  await filled([idle]);
  const before = await settledHeap();
  const start = performance.now();
  const { board, clusters, collections } = await filled(full);
  const seconds = (performance.now() - start) / 1000;
  const cpuSeconds = process.cpuUsage().user / 1e6;
  const bytes = (await settledHeap()) - before;
  const count = collections.pods.all().length;
  if (count !== PODS * full.length) {
    throw new Error(`${count} of ${PODS * full.length} pods are held`);
  }
  const failures = clusters
    .list()
    .reduce((sum, { name }) => sum + clusters.stats(name).failures, 0);
  const rows = board.all(new Date()).length;
  console.error(
    `${count} pods of ${rows} workloads read and judged in ${seconds.toFixed(
      0,
    )} s, with ${cpuSeconds.toFixed(
      0,
    )} s of CPU for the process so far; ${failures} requests failed`,
  );
  console.log(JSON.stringify({ bytes }));
  process.exit(0);
}

async function heapInChild(idle: string, full: string[]): Promise<number> {
  const child = spawn(
    process.execPath,
    ['--expose-gc', ...process.execArgv, __filename, idle, ...full],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let output = '';
  child.stdout.on('data', text => (output += text));
  const [code] = await once(child, 'close');
  if (code !== 0) {
    throw new Error('The measurement of heap failed');
  }
  return JSON.parse(output.trim().split('\n').at(-1) ?? '').bytes;
}

function p95(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.95)];
}

/** Milliseconds of 95 in 100 calls. */
function timed(work: () => unknown): number {
  const times = Array.from({ length: REQUESTS }, () => {
    const start = performance.now();
    JSON.stringify(work());
    return performance.now() - start;
  });
  return p95(times.slice(10));
}

async function measureLists(urls: string[]) {
  const { board } = await filled(urls);
  const query = (over: object) => workloadQuerySchema.parse(over);
  const all = () => board.all(new Date());
  if (all().length !== WORKLOADS) {
    throw new Error(`${all().length} of ${WORKLOADS} workloads are there`);
  }
  return {
    list: timed(() => selectWorkloads(all(), query({}))),
    search: timed(() => selectWorkloads(all(), query({ text: 'service-7' }))),
    overview: timed(() => arrangeOverview(all(), query({ limit: 100 }))),
    // What a page that filters by itself would have to be sent
    whole: timed(() => all()),
  };
}

async function heapLines(print: typeof RatioLine): Promise<string[]> {
  const idle = await SimulatedCluster.start({ pods: 0, workloads: 1 });
  const full = await SimulatedCluster.start({ pods: PODS, workloads: 500 });
  const one = (await heapInChild(idle.url, [full.url])) / MB;
  const ten = Array.from({ length: CLUSTERS }, () => full.url);
  const many = (await heapInChild(idle.url, ten)) / MB;
  await Promise.all([idle.stop(), full.stop()]);
  const line = (title: string, ours: number, theirs: number) =>
    print({
      ...{ title, ours, theirs, unit: 'MB', goal: 1 },
      against: 'the goal',
    });
  return [
    line('heap for 25,000 pods', one, 25),
    line('heap for 10 clusters of 25,000 pods', many, 250),
  ];
}

async function listLines(print: typeof RatioLine): Promise<string[]> {
  const server = await SimulatedCluster.start({
    pods: (WORKLOADS / CLUSTERS) * 3,
    workloads: WORKLOADS / CLUSTERS,
  });
  const urls = Array.from({ length: CLUSTERS }, () => server.url);
  const times = await measureLists(urls);
  const goal = 1;
  const line = (title: string, ours: number) =>
    print({
      ...{ title, ours, theirs: 50, unit: 'ms', goal },
      against: '50 ms',
    });
  console.log(
    `all 2,000 rows as JSON, unfiltered: ${times.whole.toFixed(1)} ms`,
  );
  await server.stop();
  return [
    line('first page of 2,000 workloads, p95', times.list),
    line('search in 2,000 workloads, p95', times.search),
    line('matrix of 2,000 workloads, p95', times.overview),
  ];
}

async function main(): Promise<void> {
  const [, , idle, ...full] = process.argv;
  if (idle) {
    await measureHeap(idle, full);
    return;
  }
  const { ratioLine } = await import('./lib/report.mjs');
  const lines = [
    ...(await heapLines(ratioLine)),
    ...(await listLines(ratioLine)),
  ];
  lines.forEach(line => console.log(line));
  process.exit(lines.every(line => line.endsWith('met')) ? 0 : 1);
}

main().catch(error => {
  console.error(error);
  process.exit(1);
});
