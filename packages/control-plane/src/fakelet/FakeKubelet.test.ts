import { startControlPlane } from '../controlPlane/startControlPlane.ts';
import type { ControlPlane } from '../controlPlane/types.ts';
import { waitFor } from '../controlPlane/waitFor.ts';
import { KubeClient } from '../kube/KubeClient.ts';
import type { ObjectList, Pod } from '../kube/objects.ts';

jest.setTimeout(60_000);

interface EventObject {
  type: string;
  reason: string;
  message: string;
  involvedObject: { name: string };
}

let plane: ControlPlane;
let admin: KubeClient;
const pods = '/api/v1/namespaces/default/pods';

beforeAll(async () => {
  plane = await startControlPlane({
    name: 'oslo',
    backOffMs: 300,
    nodes: { count: 2, profile: 'talos', cpuCores: 4 },
  });
  const { url, caData, adminToken } = plane.access;
  const ca = Buffer.from(caData, 'base64').toString();
  admin = new KubeClient({ url, ca, token: adminToken });
}, 120_000);

afterAll(async () => {
  admin?.close();
  await plane?.stop();
});

async function createPod(
  name: string,
  image: string,
  { annotations, spec }: { annotations?: object; spec?: object } = {},
): Promise<void> {
  await admin.request('POST', pods, {
    body: {
      metadata: { name, annotations, labels: { test: name } },
      spec: { containers: [{ name: 'app', image }], ...spec },
    },
  });
}

async function until(name: string, isTrue: (pod: Pod) => boolean) {
  let last: Pod | undefined;
  await waitFor(
    async () => {
      last = await admin.request<Pod>('GET', `${pods}/${name}`);
      return isTrue(last);
    },
    { what: `State of pod ${name}`, timeoutMs: 20_000 },
  ).catch(error => {
    throw new Error(`${error.message}: ${JSON.stringify(last?.status)}`);
  });
  return last;
}

function app(pod: Pod) {
  return pod.status?.containerStatuses?.[0];
}

function isReady(pod: Pod): boolean {
  const conditions = pod.status?.conditions ?? [];
  return conditions.some(c => c.type === 'Ready' && c.status === 'True');
}

async function eventsOf(name: string): Promise<EventObject[]> {
  const { items } = await admin.request<ObjectList<EventObject>>(
    'GET',
    '/api/v1/namespaces/default/events',
  );
  return items.filter(event => event.involvedObject.name === name);
}

it('registers nodes of the distribution asked for, with less to allocate than there is', async () => {
  const { items } = await admin.request<
    ObjectList<{ metadata: { name: string }; status: Record<string, object> }>
  >('GET', '/api/v1/nodes');
  expect(items.map(node => node.metadata.name)).toEqual(['oslo-1', 'oslo-2']);
  expect(items[0].status).toMatchObject({
    capacity: { cpu: '4' },
    allocatable: { cpu: '3800m' },
    nodeInfo: { osImage: expect.stringContaining('Talos') },
  });
});

it('runs a pod with init containers to Ready, and confirms its deletion', async () => {
  await createPod('runs', 'web:1', {
    spec: {
      containers: [{ name: 'app', image: 'web:1' }],
      initContainers: [{ name: 'migrate', image: 'web:1' }],
    },
  });
  const pod = await until('runs', isReady);
  expect(pod?.status).toMatchObject({
    phase: 'Running',
    initContainerStatuses: [{ state: { terminated: { exitCode: 0 } } }],
    containerStatuses: [{ ready: true, restartCount: 0 }],
  });
  await admin.request('DELETE', `${pods}/runs`);
  const isGone = () =>
    admin.request('GET', `${pods}/runs`).then(
      () => false,
      error => error.statusCode === 404,
    );
  const gone = waitFor(isGone, { what: 'Deletion', timeoutMs: 10_000 });
  await expect(gone).resolves.toBeUndefined();
});

it.each([
  ['image pull failure by tag', 'web:bad', {}, 'ImagePullBackOff', 'Failed'],
  ['crash loop by tag', 'web:crash', {}, 'CrashLoopBackOff', 'BackOff'],
  ['OOM kill by tag', 'web:oom', {}, 'CrashLoopBackOff', 'BackOff'],
  ['start error by tag', 'web:start-error', {}, 'CrashLoopBackOff', 'Failed'],
  [
    'missing settings by annotation',
    'web:1',
    { 'fake.dugnad.dev/behaviour': 'config-error' },
    'CreateContainerConfigError',
    'Failed',
  ],
  [
    'crash loop by the older annotation',
    'web:1',
    { 'fakelet/crash': 'true' },
    'CrashLoopBackOff',
    'BackOff',
  ],
])(
  'plays %s, with its events',
  async (title, image, annotations, reason, event) => {
    const name = title.replaceAll(' ', '-').toLowerCase();
    await createPod(name, image, { annotations });
    await until(name, pod => app(pod)?.state.waiting?.reason === reason);
    const written = waitFor(
      async () =>
        (await eventsOf(name)).some(
          e => e.type === 'Warning' && e.reason === event,
        ),
      { what: `Event ${event}`, timeoutMs: 10_000 },
    );
    await expect(written).resolves.toBeUndefined();
  },
);

it('counts restarts and keeps why the last run ended', async () => {
  await createPod('crashes', 'web:crash', {
    annotations: {
      'fake.dugnad.dev/exit-code': '3',
      'fake.dugnad.dev/run-seconds': '0.2',
    },
  });
  const pod = await until('crashes', p => (app(p)?.restartCount ?? 0) >= 2);
  expect(app(pod!)?.lastState?.terminated).toMatchObject({
    exitCode: 3,
    reason: 'Error',
  });
});

it('says OOMKilled and 137 for a container that used too much memory', async () => {
  await createPod('oom', 'web:oom');
  const pod = await until('oom', p => (app(p)?.restartCount ?? 0) >= 1);
  expect(app(pod!)?.lastState?.terminated).toMatchObject({
    exitCode: 137,
    reason: 'OOMKilled',
  });
});

it('never lets a pod with a failing probe become ready, and says so in an event', async () => {
  await createPod('unready', 'web:never-ready');
  await until('unready', pod => Boolean(app(pod)?.state.running));
  await waitFor(
    async () => (await eventsOf('unready')).some(e => e.reason === 'Unhealthy'),
    { what: 'Event Unhealthy', timeoutMs: 15_000 },
  );
  const pod = await until('unready', () => true);
  expect(isReady(pod!)).toBe(false);
});

it('lets a slow pod run first and become ready later', async () => {
  await createPod('slow', 'web:slow-2');
  const running = await until('slow', pod => Boolean(app(pod)?.state.running));
  expect(isReady(running!)).toBe(false);
  await until('slow', isReady);
});

it('plays what an annotation asks for also when it comes later', async () => {
  await createPod('turns', 'web:1');
  await until('turns', isReady);
  await admin.request('PATCH', `${pods}/turns`, {
    body: {
      metadata: { annotations: { 'fake.dugnad.dev/behaviour': 'crash-loop' } },
    },
    contentType: 'application/merge-patch+json',
  });
  const turned = await until(
    'turns',
    p => app(p)?.state.waiting?.reason === 'CrashLoopBackOff',
  );
  expect(turned).toBeDefined();
});

it.each([
  ['completes', 'web:1', 'Complete'],
  ['fails', 'web:fail', 'Failed'],
])('%s a Job', async (name, image, condition) => {
  const jobs = '/apis/batch/v1/namespaces/default/jobs';
  await admin.request('POST', jobs, {
    body: {
      metadata: { name },
      spec: {
        backoffLimit: 0,
        template: {
          spec: {
            restartPolicy: 'Never',
            containers: [{ name: 'app', image }],
          },
        },
      },
    },
  });
  const ended = waitFor(
    async () => {
      const job = await admin.request<{
        status: { conditions?: { type: string }[] };
      }>('GET', `${jobs}/${name}`);
      return Boolean(job.status.conditions?.some(c => c.type === condition));
    },
    { what: `Condition ${condition}`, timeoutMs: 20_000 },
  );
  await expect(ended).resolves.toBeUndefined();
});

it('answers logs through the API server', async () => {
  await createPod('talks', 'web:1');
  await until('talks', isReady);
  const text = await admin.request<string>(
    'GET',
    `${pods}/talks/log?tailLines=3`,
  );
  expect(text.trim().split('\n')).toHaveLength(3);
});

it('answers metrics.k8s.io, with usage that an annotation sets, to the portal too', async () => {
  await createPod('busy', 'web:1', {
    annotations: {
      'fake.dugnad.dev/cpu': '250m',
      'fake.dugnad.dev/memory': '300Mi',
    },
  });
  await until('busy', isReady);
  const { url, caData, portalToken } = plane.access;
  const ca = Buffer.from(caData, 'base64').toString();
  const portal = new KubeClient({ url, ca, token: portalToken });
  const root = '/apis/metrics.k8s.io/v1beta1';
  await expect(
    portal.request(
      'GET',
      `${root}/namespaces/default/pods?labelSelector=test%3Dbusy`,
    ),
  ).resolves.toMatchObject({
    items: [
      { containers: [{ usage: { cpu: '250000000n', memory: '307200Ki' } }] },
    ],
  });
  await expect(portal.request('GET', `${root}/nodes`)).resolves.toMatchObject({
    items: [{ metadata: { name: 'oslo-1' } }, { metadata: { name: 'oslo-2' } }],
  });
  portal.close();
});

it('finishes after a kill what its kubelet had begun', async () => {
  await plane.kill('kubelet');
  await createPod('late', 'web:1');
  await plane.start('kubelet');
  expect(await until('late', isReady)).toBeDefined();
});
