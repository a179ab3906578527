import { JsonObject } from '@backstage/types';
import { testControlPlane } from '@dugnad/control-plane';
import {
  WorkloadDetail,
  workloadDetailSchema,
} from '@dugnad/plugin-rollouts-common';
import { eventually, TestCluster } from './__fixtures__/TestCluster';
import {
  apiPath,
  RollingKind,
  workload,
  WorkloadOptions,
} from './__fixtures__/workloads';
import { RolloutsBackend } from './__testUtils__/RolloutsBackend';

jest.setTimeout(90_000);

const suffix = Math.random().toString(36).slice(2, 8);
const namespace = `maps-fail-${suffix}`;
const team = `group:default/maps-${suffix}`;
const LARS = 'user:default/lars.vik';
/** What the issue promises; each cause has its own earlier moment. */
const PROMISE_MS = 30_000;

/** How a second version fails, and what must be said of it. */
interface Failure {
  kind?: RollingKind;
  broken: Omit<WorkloadOptions, 'name'>;
  cause: { kind: string; container?: string; message: RegExp; source?: string };
  /** Set where pods of the first version were never there. */
  first?: true;
}

const cpu = (amount: string): JsonObject => ({
  resources: { requests: { cpu: amount }, limits: { cpu: amount } },
});
const image = (tag: string) => ({ image: `registry.example/web:${tag}` });

const FAILURES: Record<string, Failure> = {
  'image-pull': {
    broken: image('bad'),
    cause: {
      kind: 'imagePull',
      container: 'web',
      // The event's words or the container's own: whichever is there first
      message:
        /^(Failed to pull image|rpc error: code = NotFound desc = failed to pull and unpack image) "registry\.example\/web:bad"/,
    },
  },
  'crash-loop': {
    broken: image('crash'),
    cause: { kind: 'crashLoop', container: 'web', message: /exit code 1/ },
  },
  'out-of-memory': {
    broken: image('oom'),
    cause: { kind: 'outOfMemory', container: 'web', message: /OOMKilled/ },
  },
  configuration: {
    broken: image('config-error'),
    cause: {
      kind: 'configuration',
      container: 'web',
      message: /secret .* not found/,
    },
  },
  quota: {
    broken: { container: cpu('150m') },
    cause: {
      kind: 'quota',
      message: /exceeded quota: small/,
      source: 'condition',
    },
  },
  'quota-set': {
    kind: 'StatefulSet',
    broken: { container: cpu('150m') },
    cause: { kind: 'quota', message: /exceeded quota: small/, source: 'event' },
    first: true,
  },
  admission: {
    broken: { container: cpu('300m') },
    cause: { kind: 'admission', message: /maximum cpu usage per Container/ },
  },
  unschedulable: {
    broken: { podSpec: { nodeSelector: { place: 'nowhere' } } },
    cause: {
      kind: 'unschedulable',
      message: /nodes are available/,
    },
  },
  'claim-not-found': {
    broken: {
      podSpec: {
        volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'no' } }],
      },
    },
    cause: {
      kind: 'volume',
      message: /persistentvolumeclaim "no" not found/,
    },
  },
  'volume-not-found': {
    broken: {
      ...image('volume-error'),
      podSpec: { volumes: [{ name: 'pages', emptyDir: {} }] },
      container: { volumeMounts: [{ name: 'pages', mountPath: '/pages' }] },
    },
    cause: {
      kind: 'volume',
      message: /MountVolume.SetUp failed for volume "pages"/,
      source: 'event',
    },
  },
  probe: {
    broken: {
      ...image('never-ready'),
      spec: { progressDeadlineSeconds: 3 },
    },
    cause: {
      kind: 'probe',
      container: 'web',
      message: /Readiness probe failed/,
      source: 'event',
    },
  },
};

const controlPlane = testControlPlane();
let backend: RolloutsBackend;
let cluster: TestCluster;
let appliedAt = 0;
/** The first verdict of failure that names its cause, and how long after the change it was there. */
const seen = new Map<string, { detail: WorkloadDetail; afterMs: number }>();

async function deploy(name: string, options: Omit<WorkloadOptions, 'name'>) {
  const kind = FAILURES[name].kind ?? 'Deployment';
  const object = workload(kind, namespace, { name, ...options });
  await cluster.apply(apiPath(kind, namespace, name), object);
}

async function detailOf(name: string): Promise<WorkloadDetail> {
  const kind = FAILURES[name].kind ?? 'Deployment';
  const path = `/workloads/test/${namespace}/${kind}/${name}`;
  const { body } = await backend.get(path, LARS);
  return workloadDetailSchema.parse(body);
}

/** Notes the first moment at which each failure is called one, by its cause. */
async function watchFailures() {
  const names = Object.keys(FAILURES);
  const end = Date.now() + PROMISE_MS + 10_000;
  while (seen.size < names.length && Date.now() < end) {
    for (const name of names.filter(one => !seen.has(one))) {
      const detail = await detailOf(name);
      if (detail.verdict.status === 'Degraded' && detail.verdict.cause) {
        seen.set(name, { detail, afterMs: Date.now() - appliedAt });
      }
    }
    await new Promise(resolve => {
      setTimeout(resolve, 200);
    });
  }
}

beforeAll(async () => {
  cluster = new TestCluster(controlPlane.access());
  await cluster.createNamespace(namespace, {
    annotations: { 'dugnad.dev/owner-ref': team },
  });
  const api = `/api/v1/namespaces/${namespace}`;
  await cluster.send('POST', `${api}/resourcequotas`, {
    metadata: { name: 'small' },
    spec: { hard: { 'requests.cpu': '100m' } },
  });
  await cluster.send('POST', `${api}/limitranges`, {
    metadata: { name: 'large' },
    spec: { limits: [{ type: 'Container', max: { cpu: '200m' } }] },
  });
  backend = await RolloutsBackend.start({
    access: controlPlane.access(),
    people: [
      { ref: LARS, owners: [team], permissions: ['rollouts.workload.read'] },
    ],
  });
  const names = Object.keys(FAILURES);
  const healthy = names.filter(name => !FAILURES[name].first);
  await Promise.all(healthy.map(name => deploy(name, {})));
  await eventually(async () => {
    for (const name of healthy) {
      const { verdict } = await detailOf(name);
      if (verdict.status !== 'Healthy') {
        throw new Error(`${name} is ${verdict.reason}`);
      }
    }
  });
  appliedAt = Date.now();
  await Promise.all(names.map(name => deploy(name, FAILURES[name].broken)));
  await watchFailures();
}, 120_000);

afterAll(async () => {
  await backend?.stop();
  await cluster.removeNamespace(namespace);
});

it.each(Object.entries(FAILURES))(
  'names %s as the cause, with container and the cluster’s words, in time',
  (name, { cause: { message, ...named }, first }) => {
    const { detail, afterMs } = seen.get(name) ?? {};
    const cause = { ...named, message: expect.stringMatching(message) };
    const serving = first ? 'nothing' : 'previous';
    const words = first ? 'Nothing is' : 'The previous version is';
    expect(detail?.verdict).toMatchObject({
      ...{ status: 'Degraded', serving, cause },
      message: expect.stringContaining(`${words} serving`),
    });
    expect(afterMs).toBeLessThan(PROMISE_MS);
  },
);

it('takes back each of them when the version before is put back', async () => {
  const names = Object.keys(FAILURES).filter(name => !FAILURES[name].first);
  await Promise.all(names.map(name => deploy(name, {})));
  await eventually(async () => {
    for (const name of names) {
      const { verdict } = await detailOf(name);
      expect(verdict).toMatchObject({ status: 'Healthy' });
      expect(verdict.cause).toBeUndefined();
    }
  });
});
