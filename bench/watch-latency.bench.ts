/* Time from a change in a real cluster to a subscriber of a collection, against what a 10 s poll sees. */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { startControlPlane } from '../packages/control-plane/src';
import { DefaultClustersService } from '../plugins/clusters-node/src/service/DefaultClustersService';

const CHANGES = 40;
const POLL_MS = 10_000;
const GOAL = 0.05;

const silent = {
  error() {},
  warn() {},
  info() {},
  debug() {},
  child: () => silent,
};

async function access() {
  const file = process.env.DUGNAD_TEST_CONTROL_PLANE;
  if (file) {
    return {
      access: JSON.parse(readFileSync(file, 'utf8')),
      stop: async () => {},
    };
  }
  return startControlPlane({ name: 'bench' });
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

async function main(): Promise<void> {
  // The watch layer's own timers never keep a process alive.
  setInterval(() => {}, 1_000);
  const controlPlane = await access();
  const { url, caData, portalToken } = controlPlane.access;
  const service = new DefaultClustersService({
    logger: silent,
    clusters: [
      {
        name: 'bench',
        title: 'bench',
        url,
        caData,
        authentication: { type: 'token', token: portalToken },
        skipTLSVerify: false,
        allowedHosts: [],
      },
    ],
  });
  const resource = { group: '', kind: 'ResourceQuota' };
  const name = `bench-${process.pid}`;
  const ref = { ...resource, namespace: 'default', name };
  const connection = service.connection('bench');
  const quotas = service.collection({
    id: 'bench.quotas',
    resource,
    project: quota => quota.metadata.labels?.step,
  });
  await quotas.whenSynced('bench');
  await sleep(500);

  const writtenAt: number[] = [];
  const heardAfter: number[] = [];
  const polledAfter: number[] = [];
  quotas.subscribe(change => {
    if ('item' in change && change.item.name === name) {
      const step = Number(change.item.value);
      heardAfter[step] ??= performance.now() - writtenAt[step];
    }
  });
  let polledUpTo = 0;
  const poll = setInterval(async () => {
    const current = await connection.get(ref);
    const seen = Number(current?.metadata.labels?.step ?? -1);
    for (; polledUpTo <= seen; polledUpTo += 1) {
      polledAfter[polledUpTo] = performance.now() - writtenAt[polledUpTo];
    }
  }, POLL_MS);
  for (let step = 0; step < CHANGES; step += 1) {
    writtenAt[step] = performance.now();
    await connection.apply({
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name, namespace: 'default', labels: { step: String(step) } },
      spec: { hard: { pods: '10' } },
    });
    await sleep((2 * POLL_MS) / CHANGES);
  }
  while (polledUpTo < CHANGES) {
    await sleep(100);
  }
  clearInterval(poll);
  await connection.remove(ref);
  await service.stop();
  await controlPlane.stop();

  const ours = median(heardAfter);
  const theirs = median(polledAfter);
  const { ratioLine } = await import('./lib/report.mjs');
  console.log(
    ratioLine({
      title: 'cluster change to subscriber, median',
      ours,
      theirs,
      unit: 'ms',
      against: 'a 10 s poll',
      goal: GOAL,
    }),
  );
  process.exit(ours / theirs <= GOAL ? 0 : 1);
}

main().catch(error => {
  console.error(error);
  process.exit(1);
});
