/*
 * Rollouts: time from a change in a real cluster until the page's data over HTTP shows it, against the 10 s poll of the
 * stock Kubernetes tab; API calls per minute with 1 and 20 open pages; judgements per second. Prints one line each.
 */
import { subscribe } from 'node:diagnostics_channel';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { startControlPlane } from '../packages/control-plane/src';
import rolloutsPlugin from '../plugins/rollouts-backend/src';
import {
  deployment,
  deploymentPath,
} from '../plugins/rollouts-backend/src/__fixtures__/deployment';
import { TestCluster } from '../plugins/rollouts-backend/src/__fixtures__/TestCluster';
import { judge, parseObjects } from '../plugins/rollouts-common/src';

const CHANGES = 20;
const STOCK_POLL_MS = 10_000;
/** List calls the stock tab makes per poll, cluster and page. */
const STOCK_CALLS_PER_POLL = 13;
const WINDOW_MS = 15_000;

async function access() {
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

/** Counts the requests this process sends to one API server, watches included. */
function countCalls(url: string): () => number {
  const { port } = new URL(url);
  let calls = 0;
  subscribe('http.client.request.start', message => {
    const { request } = message as {
      request: { getHeader(name: string): unknown };
    };
    if (String(request.getHeader('host')).endsWith(`:${port}`)) calls += 1;
  });
  return () => calls;
}

async function main(): Promise<void> {
  // The watch layer's own timers never keep a process alive
  const alive = setInterval(() => {}, 1_000);
  const controlPlane = await access();
  const { url, caData, portalToken } = controlPlane.access;
  const apiCalls = countCalls(url);
  const cluster = new TestCluster(controlPlane.access);
  const namespace = `bench-rollouts-${process.pid}`;
  await cluster.createNamespace(namespace);
  let changedAt: (() => void) | undefined;
  const backend = await startTestBackend({
    features: [
      rolloutsPlugin,
      catalogServiceMock.factory({ entities: [] }),
      mockServices.permissions.factory({ result: AuthorizeResult.ALLOW }),
      mockServices.rootConfig.factory({
        data: {
          kubernetes: {
            clusterLocatorMethods: [
              {
                type: 'config',
                clusters: [
                  {
                    name: 'bench',
                    url,
                    caData,
                    authProvider: 'serviceAccount',
                    serviceAccountToken: portalToken,
                  },
                ],
              },
            ],
          },
        },
      }),
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({ publish: async () => changedAt?.() }),
      }),
    ],
  });
  const { port } = backend.server.address() as { port: number };
  const list = `http://localhost:${port}/api/rollouts/workloads?namespace=${namespace}`;
  const versionShown = async () => {
    const page = await (await fetch(list)).json();
    return page.items[0]?.version;
  };
  const change = (version: string) =>
    cluster.apply(
      deploymentPath(namespace, 'web'),
      deployment({
        name: 'web',
        namespace,
        image: `registry.example/web:${version}`,
      }),
    );

  const latencies: number[] = [];
  for (let index = 0; index <= CHANGES; index += 1) {
    const version = `1.0.${index}`;
    // A page refetches when a signal tells it to, as this does
    const shown = new Promise<void>(resolve => {
      changedAt = async () => {
        if ((await versionShown()) === version) resolve();
      };
    });
    const start = performance.now();
    await change(version);
    await shown;
    if (index > 0) latencies.push(performance.now() - start);
    await sleep(600);
  }
  changedAt = undefined;
  // A poll shows a change after half its period on average, and nearly all of it at worst
  const report = (name: string, ours: number, stock: number) =>
    process.stdout.write(
      `rollouts, change to page data ${name}: ${(stock / ours).toFixed(
        0,
      )}x sooner than the stock 10 s poll (${ours.toFixed(
        0,
      )} ms against ${stock} ms; ${CHANGES} changes; goal >= 10x)\n`,
    );
  report('p50', quantile(latencies, 0.5), STOCK_POLL_MS * 0.5);
  report('p95', quantile(latencies, 0.95), STOCK_POLL_MS * 0.95);

  const perMinute = async (pages: number) => {
    const before = apiCalls();
    const end = performance.now() + WINDOW_MS;
    while (performance.now() < end) {
      await Promise.all(Array.from({ length: pages }, versionShown));
      await sleep(1_000);
    }
    return ((apiCalls() - before) * 60_000) / WINDOW_MS;
  };
  if (apiCalls() === 0) throw new Error('The API calls were not counted');
  for (const pages of [1, 20]) {
    const ours = await perMinute(pages);
    const stock = pages * STOCK_CALLS_PER_POLL * (60_000 / STOCK_POLL_MS);
    process.stdout.write(
      `rollouts, API calls per minute with ${pages} open pages: ${ours.toFixed(
        0,
      )} against ${stock} of the stock tab (each page refetching once a second)\n`,
    );
  }
  process.stdout.write(
    `rollouts, judgements per second: ${Math.round(
      judgementsPerSecond(),
    )} (a Deployment, a ReplicaSet, 3 failing pods)\n`,
  );
  await cluster.removeNamespace(namespace);
  await backend.stop();
  await controlPlane.stop();
  clearInterval(alive);
  process.exit(0);
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
