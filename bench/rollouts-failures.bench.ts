/*
 * Time from a broken version in a real cluster until the portal names the cause, for pods that a quota stops and for an image
 * that cannot be pulled, against the moment at which `kubectl rollout status` gives up on the same Deployment in the same run.
 * Argo CD takes its word for a Deployment from the same condition, so it fails at the same moment.
 */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type ControlPlaneAccess,
  startControlPlane,
} from '../packages/control-plane/src';
import { TestCluster } from '../plugins/rollouts-backend/src/__fixtures__/TestCluster';
import {
  apiPath,
  workload,
  type WorkloadOptions,
} from '../plugins/rollouts-backend/src/__fixtures__/workloads';
import {
  engineObjectSchema,
  kubectlStatus,
} from '../plugins/rollouts-common/src';
import { startRollouts } from './lib/startRollouts';

/** Kubernetes gives a rollout 600 s by default; a benchmark cannot wait for that. */
const DEADLINE_SECONDS = 20;
const DEFAULT_DEADLINE_SECONDS = 600;
const GOAL = 0.2;
const ROUNDS = 3;

const BROKEN: Record<string, Omit<WorkloadOptions, 'name'>> = {
  quota: {
    container: { resources: { requests: { cpu: '5' } } },
  },
  'image pull': { image: 'registry.example/web:bad' },
};

interface Context {
  cluster: TestCluster;
  namespace: string;
  /** The portal's verdict on a Deployment. */
  verdict(name: string): Promise<{ status?: string; cause?: { kind: string } }>;
}

async function openControlPlane() {
  const file = process.env.DUGNAD_TEST_CONTROL_PLANE;
  const access: ControlPlaneAccess | undefined =
    file && JSON.parse(readFileSync(file, 'utf8'));
  return access
    ? { access, stop: async () => {} }
    : startControlPlane({ name: 'bench' });
}

const median = (values: number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Seconds until a question is answered with yes. */
async function secondsUntil(
  since: number,
  isSo: () => Promise<boolean>,
): Promise<number> {
  const end = since + 90_000;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error('It never came to that');
    await sleep(50);
  }
  return (performance.now() - since) / 1000;
}

/** Breaks one healthy Deployment; how long the portal took to name the cause, and kubectl to give up. */
async function breakOne(
  { cluster, namespace, verdict }: Context,
  name: string,
  broken: Omit<WorkloadOptions, 'name'>,
) {
  const path = apiPath('Deployment', namespace, name);
  const spec = { progressDeadlineSeconds: DEADLINE_SECONDS };
  const apply = (options: Omit<WorkloadOptions, 'name'>) =>
    cluster.apply(
      path,
      workload('Deployment', namespace, { name, spec, ...options }),
    );
  await apply({});
  await secondsUntil(
    performance.now(),
    async () => (await verdict(name)).status === 'Healthy',
  );
  const since = performance.now();
  await apply(broken);
  const [ours, theirs] = await Promise.all([
    secondsUntil(since, async () => {
      const { status, cause } = await verdict(name);
      return status === 'Degraded' && cause !== undefined;
    }),
    secondsUntil(since, async () => {
      const object = engineObjectSchema.parse(await cluster.send('GET', path));
      return kubectlStatus(object, new Date())?.status === 'failed';
    }),
  ]);
  return { ours, theirs };
}

async function measure(context: Context): Promise<number> {
  const { isMet, ratioLine } = await import('./lib/report.mjs');
  let missed = 0;
  for (const [cause, broken] of Object.entries(BROKEN)) {
    const rounds = await Promise.all(
      Array.from({ length: ROUNDS }, (_, round) =>
        breakOne(context, `${cause.replace(' ', '-')}-${round}`, broken),
      ),
    );
    const line = {
      title: `rollouts, ${cause} failure to verdict with its cause, median of ${ROUNDS}`,
      ours: median(rounds.map(({ ours }) => ours)),
      theirs: median(rounds.map(({ theirs }) => theirs)),
      unit: 's',
      against: `kubectl rollout status and Argo CD at a deadline of ${DEADLINE_SECONDS} s (by default ${DEFAULT_DEADLINE_SECONDS})`,
      goal: GOAL,
    };
    process.stdout.write(`${ratioLine(line)}\n`);
    missed += isMet(line) ? 0 : 1;
  }
  return missed;
}

async function main(): Promise<void> {
  // The watch layer's own timers never keep a process alive
  const alive = setInterval(() => {}, 1_000);
  const controlPlane = await openControlPlane();
  const { access } = controlPlane;
  const cluster = new TestCluster(access);
  const namespace = `bench-failures-${process.pid}`;
  await cluster.createNamespace(namespace);
  await cluster.send('POST', `/api/v1/namespaces/${namespace}/resourcequotas`, {
    metadata: { name: 'small' },
    spec: { hard: { 'requests.cpu': '1' } },
  });
  const backend = await startRollouts(access);
  const port = backend.server.port();
  const workloads = `http://localhost:${port}/api/rollouts/workloads`;
  const verdict = async (name: string) => {
    const path = `bench/${namespace}/Deployment/${name}`;
    const answer = await (await fetch(`${workloads}/${path}`)).json();
    return answer.verdict ?? {};
  };
  let missed = 1;
  try {
    missed = await measure({ cluster, namespace, verdict });
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
