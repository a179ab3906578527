import { access } from 'node:fs/promises';
import path from 'node:path';
import { stateDir } from './checkout.mjs';
import {
  embeddedCluster,
  kubeconfigCluster,
  tokenVariable,
} from './clusterConfig.mjs';
import { controlPlaneCli } from './controlPlane.mjs';
import { applyDemoWorkloads } from './demoWorkloads.mjs';
import { UserError } from './UserError.mjs';

const TITLES = { oslo: 'Oslo', bergen: 'Bergen' };

/** Nodes that look like rented servers with k3s, and like six machines with Talos. */
const EMBEDDED = [
  'name=oslo,profile=k3s,nodes=3,cpu=16,memory=64Gi',
  'name=bergen,profile=talos,nodes=6,cpu=8,memory=32Gi',
];

/**
 * The clusters this start was asked for: names, configuration and environment
 * for the backend, and `demo()`, which puts the demo's workloads into the embedded ones.
 */
export async function startClusters(context) {
  const { flags } = context;
  const embedded =
    flags.clusters === 'embedded' ? await startEmbedded(context) : [];
  const entries = embedded.map(embeddedCluster);
  if (flags.clusters === 'kubeconfig') {
    await readable(flags.kubeconfig);
    entries.push(kubeconfigCluster(flags));
  }
  return {
    names: entries.map(({ name }) => name),
    config: {
      kubernetes: {
        serviceLocatorMethod: { type: 'multiTenant' },
        clusterLocatorMethods: [{ type: 'config', clusters: entries }],
      },
    },
    env: Object.fromEntries(
      embedded.map(({ name, portalToken }) => [
        tokenVariable(name),
        portalToken,
      ]),
    ),
    demo: () => Promise.all(embedded.map(applyDemoWorkloads)),
  };
}

async function startEmbedded({ children, toolchain }) {
  const { clusters } = await children.startReady(
    'clusters',
    toolchain.node,
    [
      ...controlPlaneCli,
      'up',
      '--state',
      path.join(stateDir, 'clusters'),
      ...EMBEDDED.flatMap(cluster => ['--cluster', cluster]),
    ],
    { env: toolchain.env },
  );
  return clusters.map(cluster => ({ ...cluster, title: TITLES[cluster.name] }));
}

function readable(file) {
  return access(file).catch(() => {
    throw new UserError(
      `--kubeconfig ${file}: there is no such file, or it may not be read.`,
    );
  });
}
