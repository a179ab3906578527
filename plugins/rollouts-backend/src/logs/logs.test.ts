import { testControlPlane } from '@dugnad/control-plane';
import { agreementSchema } from '@dugnad/plugin-rollouts-common';
import { mockCredentials } from '@backstage/backend-test-utils';
import { RolloutsBackend } from '../__testUtils__/RolloutsBackend';
import { eventually, TestCluster } from '../__fixtures__/TestCluster';
import { apiPath, workload, WorkloadOptions } from '../__fixtures__/workloads';

jest.setTimeout(60_000);

const suffix = Math.random().toString(36).slice(2, 8);
const maps = `maps-logs-${suffix}`;
/** A namespace that names no owner, and that a component in the catalog claims. */
const unowned = `vault-${suffix}`;
const team = `group:default/maps-${suffix}`;
const LARS = 'user:default/lars.vik';
const INGRID = 'user:default/ingrid.berg';

const controlPlane = testControlPlane();
let backend: RolloutsBackend;
let cluster: TestCluster;
const pods: Record<string, string> = {};

const claim = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: `vault-${suffix}`,
    annotations: {
      'backstage.io/kubernetes-namespace': unowned,
      'backstage.io/kubernetes-label-selector': 'app=keeper',
    },
  },
  relations: [{ type: 'ownedBy', targetRef: team }],
};

const route = (name: string, namespace = maps) =>
  `/workloads/test/${namespace}/Deployment/${name}`;

async function deploy(options: WorkloadOptions, namespace = maps) {
  const path = apiPath('Deployment', namespace, options.name);
  await cluster.apply(path, workload('Deployment', namespace, options));
}

/** The name of the only pod of a workload, once something holds of it. */
async function podOf(name: string, expected: object) {
  const found = await backend.becomes(route(name), LARS, {
    pods: [expect.anything()],
    ...expected,
  });
  return found.pods[0].name;
}

function logs(name: string, query: Record<string, unknown>, person = LARS) {
  const search = new URLSearchParams({ pod: pods[name] });
  Object.entries(query).forEach(([key, value]) =>
    search.set(key, String(value)),
  );
  return backend.get(`${route(name)}/logs?${search}`, person);
}

const linesOf = (text: string) => text.split('\n').filter(Boolean);

beforeAll(async () => {
  cluster = new TestCluster(controlPlane.access());
  await cluster.createNamespace(maps, {
    annotations: { 'dugnad.dev/owner-ref': team },
  });
  await cluster.createNamespace(unowned);
  backend = await RolloutsBackend.start({
    access: controlPlane.access(),
    entities: [claim],
    people: [
      {
        ref: LARS,
        owners: [team],
        permissions: ['rollouts.workload.read', 'rollouts.workload.logs'],
      },
      { ref: INGRID, owners: [team], permissions: ['rollouts.workload.read'] },
    ],
    config: { logs: { maxStreamsPerCaller: 2, maxBytes: 20_000 } },
  });
  await deploy({ name: 'talks' });
  await deploy({ name: 'other' });
  await deploy({ name: 'keeper' }, unowned);
  await deploy({
    name: 'crashes',
    image: 'registry.example/web:crash',
    podAnnotations: { 'fake.dugnad.dev/backoff-seconds': '60' },
  });
  await deploy({ name: 'absent', image: 'registry.example/web:bad' });
  pods.talks = await podOf('talks', { verdict: { status: 'Healthy' } });
  pods.other = await podOf('other', { verdict: { status: 'Healthy' } });
  pods.absent = await podOf('absent', { verdict: { status: 'Degraded' } });
  pods.crashes = await podOf('crashes', {
    verdict: { status: 'Degraded', reason: 'CrashLoop' },
    pods: [{ containers: [{ state: 'CrashLoopBackOff' }] }],
  });
});

afterAll(async () => {
  await backend?.stop();
  await cluster.removeNamespace(maps);
  await cluster.removeNamespace(unowned);
});

describe('logs', () => {
  it('are plain text, the last lines of it', async () => {
    const { status, headers, text } = await logs('talks', { tail: 2 });
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(headers['cache-control']).toContain('no-transform');
    expect(linesOf(text)).toHaveLength(2);
  });

  it('can be searched, and kept as a file', async () => {
    const query = { search: 'LISTENING on', download: true };
    const { headers, text } = await logs('talks', query);
    expect(headers['content-disposition']).toBe(
      `attachment; filename="${pods.talks}-web.log"`,
    );
    expect(linesOf(text)).toEqual([expect.stringContaining('listening on')]);
  });

  it('hold what a crashed container said last, and the run before it', async () => {
    const last = await logs('crashes', {});
    expect(last.text).toContain('ECONNREFUSED');
    const before = await logs('crashes', { previous: true, tail: 1 });
    expect(before.text).toContain('exit code 1');
  });

  it('say in the cluster’s words why there are none', async () => {
    const { status, body } = await logs('absent', {});
    expect(status).toBe(400);
    expect(body.error.message).toContain('is waiting to start');
    const never = await logs('talks', { previous: true });
    expect(never.status).toBe(400);
  });

  it('are those of the workload’s own pods only', async () => {
    const stolen = await backend.get(
      `${route('talks')}/logs?pod=${pods.other}`,
      LARS,
    );
    expect(stolen.status).toBe(404);
    const crooked = await backend.get(
      `${route('talks')}/logs?pod=${encodeURIComponent('../../secrets')}`,
      LARS,
    );
    expect(crooked.status).toBe(404);
    const container = await logs('talks', { container: 'web/../..' });
    expect(container.status).toBe(400);
  });

  it('need a permission of their own, and every reading is audited', async () => {
    const denied = await logs('talks', {}, INGRID);
    expect(denied.status).toBe(403);
    expect(backend.audited.at(-1)).toMatchObject({
      eventId: 'workload-logs',
      outcome: 'failed',
      error: 'NotAllowedError',
    });
    await logs('talks', { tail: 1 });
    expect(backend.audited.at(-1)).toMatchObject({
      eventId: 'workload-logs',
      outcome: 'succeeded',
      meta: { pod: pods.talks },
    });
  });

  it('are not handed out because a component in the catalog claims a namespace that names no owner', async () => {
    const keeper = route('keeper', unowned);
    const seen = await backend.becomes(keeper, LARS, {
      ownerRef: team,
      pods: [expect.anything()],
    });
    const search = new URLSearchParams({ pod: seen.pods[0].name });
    const denied = await backend.get(`${keeper}/logs?${search}`, LARS);
    expect(denied.status).toBe(403);
    expect(denied.text).toContain(`namespace ${unowned} names no owner`);
  });

  it('are followed while they are written, end with the reader, and are limited', async () => {
    const leave = new AbortController();
    const search = new URLSearchParams({
      pod: pods.talks,
      follow: 'true',
      tail: '1',
    });
    const follow = () =>
      fetch(`${backend.url}${route('talks')}/logs?${search}`, {
        signal: leave.signal,
        headers: { Authorization: mockCredentials.user.header(LARS) },
      });
    const first = await follow();
    const reader = first.body?.getReader();
    let text = '';
    while (linesOf(text).length < 3) {
      const piece = await reader?.read();
      text += Buffer.from(piece?.value ?? []).toString();
    }
    expect(text).toContain('request handled');
    await follow();
    const third = await follow();
    expect(third.status).toBe(503);
    leave.abort();
    await eventually(async () => {
      expect((await logs('talks', { tail: 1 })).status).toBe(200);
    });
  });

  it('that are followed end when the container does', async () => {
    const name = 'ends';
    await deploy({
      name,
      image: 'registry.example/web:crash',
      podAnnotations: { 'fake.dugnad.dev/run-seconds': '2' },
    });
    pods.ends = await podOf(name, {
      pods: [{ containers: [{ state: 'running' }] }],
    });
    const { text } = await logs('ends', { follow: true });
    expect(text).toContain('exit code 1');
  });
});

describe('agreement', () => {
  const opinions = async (name: string) => {
    const { body } = await backend.get(`${route(name)}/agreement`, INGRID);
    return agreementSchema
      .parse(body)
      .opinions.map(({ engine, status }) => `${engine}: ${status}`);
  };

  it('shows all of one mind about what runs', async () => {
    expect(await opinions('talks')).toEqual([
      'dugnad: Healthy',
      'kubectl: done',
      'kstatus: Current',
      'argocd: Healthy',
    ]);
  });

  it('shows who still waits for what has failed, and why', async () => {
    expect(await opinions('absent')).toEqual([
      'dugnad: Degraded',
      'kubectl: waiting',
      'kstatus: InProgress',
      'argocd: Progressing',
    ]);
    const { body } = await backend.get(`${route('absent')}/agreement`, LARS);
    expect(body.opinions[1].why).toMatchObject({
      code: 'readsNoPods',
      values: { seconds: 600 },
    });
  });
});
