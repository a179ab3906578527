/* Heap that 1,000 pods cost in a live collection of ten fields, against an informer of whole objects. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { KubeConfig, CoreV1Api, makeInformer } from '@kubernetes/client-node';
import { realisticPod } from '../plugins/clusters-node/src/__testUtils__/realisticPod';
import { ScriptedApiServer } from '../plugins/clusters-node/src/__testUtils__/ScriptedApiServer';
import { DefaultClustersService } from '../plugins/clusters-node/src/service/DefaultClustersService';
import type { KubernetesObject } from '../plugins/clusters-node/src/types';

const PODS = 10_000;
const GOAL = 0.1;

const silent = {
  error() {},
  warn() {},
  info() {},
  debug() {},
  child: () => silent,
};

interface BenchPod extends KubernetesObject {
  spec: { nodeName: string };
  status: {
    phase: string;
    podIP: string;
    containerStatuses: {
      image: string;
      ready: boolean;
      restartCount: number;
    }[];
  };
}

function isPod(object: KubernetesObject): object is BenchPod {
  return object.kind === 'Pod';
}

/** Ten fields, as a rollout page needs them; name and namespace come with every item. */
function tenFields(pod: KubernetesObject) {
  if (!isPod(pod)) {
    return undefined;
  }
  const status = pod.status.containerStatuses[0];
  return {
    phase: pod.status.phase,
    node: pod.spec.nodeName,
    address: pod.status.podIP,
    owner: pod.metadata.ownerReferences?.[0].name,
    revision: pod.metadata.labels?.['pod-template-hash'],
    image: status.image,
    ready: status.ready,
    restarts: status.restartCount,
  };
}

async function fillCollection(url: string): Promise<() => number> {
  const service = new DefaultClustersService({
    logger: silent,
    clusters: [
      {
        name: 'bench',
        title: 'bench',
        url,
        authentication: { type: 'token', token: 'bench' },
        skipTLSVerify: false,
        allowedHosts: [],
      },
    ],
  });
  const pods = service.collection({
    id: 'bench.pods',
    resource: { group: '', kind: 'Pod' },
    project: tenFields,
  });
  await pods.whenSynced('bench');
  return () => pods.all().length;
}

async function fillInformer(url: string): Promise<() => number> {
  const kubeConfig = new KubeConfig();
  kubeConfig.loadFromClusterAndUser(
    { name: 'bench', server: url, skipTLSVerify: true },
    { name: 'bench', token: 'bench' },
  );
  const api = kubeConfig.makeApiClient(CoreV1Api);
  const informer = makeInformer(kubeConfig, '/api/v1/pods', () =>
    api.listPodForAllNamespaces(),
  );
  await informer.start();
  return () => informer.list().length;
}

/** Heap in use after a thorough collection, in bytes. */
async function settledHeap(): Promise<number> {
  for (let round = 0; round < 5; round += 1) {
    globalThis.gc?.();
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  return process.memoryUsage().heapUsed;
}

async function measure(kind: string, url: string): Promise<void> {
  // The watch layer's own timers never keep a process alive.
  setInterval(() => {}, 1_000);
  const before = await settledHeap();
  const count = await (kind === 'ours'
    ? fillCollection(url)
    : fillInformer(url));
  const bytes = (await settledHeap()) - before;
  if (count() !== PODS) {
    throw new Error(`${kind} holds ${count()} of ${PODS} pods`);
  }
  console.log(JSON.stringify({ bytesPerThousand: (bytes / PODS) * 1_000 }));
  process.exit(0);
}

async function inChild(kind: string, url: string): Promise<number> {
  const child = spawn(
    process.execPath,
    ['--expose-gc', ...process.execArgv, __filename, kind, url],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let output = '';
  child.stdout.on('data', text => (output += text));
  const [code] = await once(child, 'close');
  if (code !== 0) {
    throw new Error(`The measurement of ${kind} failed`);
  }
  return JSON.parse(output.trim().split('\n').at(-1) ?? '').bytesPerThousand;
}

async function main(): Promise<void> {
  const [, , kind, url] = process.argv;
  if (url) {
    await measure(kind, url);
    return;
  }
  const server = await ScriptedApiServer.start();
  for (let index = 0; index < PODS; index += 1) {
    server.put('pods', realisticPod(index));
  }
  const ours = (await inChild('ours', server.url)) / 1e6;
  const theirs = (await inChild('informer', server.url)) / 1e6;
  await server.stop();
  const { ratioLine } = await import('./lib/report.mjs');
  console.log(
    ratioLine({
      title: 'heap per 1,000 pods',
      ours,
      theirs,
      unit: 'MB',
      against: 'an informer of whole objects',
      goal: GOAL,
    }),
  );
  process.exitCode = ours / theirs <= GOAL ? 0 : 1;
}

main().catch(error => {
  console.error(error);
  process.exit(1);
});
