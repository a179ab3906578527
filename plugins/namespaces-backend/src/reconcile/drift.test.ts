import { randomBytes } from 'node:crypto';
import { ControlPlaneAccess, testControlPlane } from '@dugnad/control-plane';
import { adminApi } from '../__testUtils__/adminApi';
import { eventually } from '../__testUtils__/eventually';
import { startNamespaces } from '../__testUtils__/startNamespaces';
import { TcpRelay } from '../__testUtils__/TcpRelay';

jest.setTimeout(150_000);

const MALLORY = {
  kind: 'User',
  apiGroup: 'rbac.authorization.k8s.io',
  name: 'mallory',
};
const MERGE = 'application/merge-patch+json';
/** What a page asks for again comes within this time, also on a busy machine. */
const SEEN_MS = 2_000;
const RESTORED_MS = 5_000;

describe('drift on a real control plane', () => {
  const controlPlane = testControlPlane();
  const run = randomBytes(3).toString('hex');
  const made: string[] = [];
  let portal: Awaited<ReturnType<typeof startNamespaces>>;
  let admin: ReturnType<typeof adminApi>;
  let relay: TcpRelay;

  beforeAll(async () => {
    const access = controlPlane.access();
    admin = adminApi(access);
    const { hostname, port } = new URL(access.url);
    relay = new TcpRelay({ host: hostname, port: Number(port) });
    await relay.open();
    portal = await startNamespaces({
      access,
      namespaces: { drift: { policy: 'report' } },
      otherClusters: [shaky(access, relay.port)],
    });
  });

  afterAll(async () => {
    await portal?.stop();
    await relay?.cut();
    await Promise.all(
      made.map(name => admin('DELETE', `/api/v1/namespaces/${name}`)),
    );
  });

  async function ready(name: string, cluster = portal.cluster) {
    made.push(name);
    const { id } = await portal.as('ingrid').request({
      name,
      cluster,
      environment: 'dev',
      ownerRef: 'group:default/forms',
      purpose: 'Testing drift',
      size: 'small',
    });
    return eventually(async () => {
      const claim = await portal.as('ingrid').get(id);
      expect(claim.state).toBe('ready');
      return claim;
    });
  }

  it('shows field, both values, other manager and time of what waits for repair, and repairs it on request', async () => {
    const claim = await ready(`forms-d${run}`);
    const path = `/api/v1/namespaces/${claim.name}/limitranges/dugnad-limits`;
    const { body } = await admin('GET', path);
    const [limit] = body.spec.limits;
    const changed = { ...limit, default: { ...limit.default, cpu: '4' } };
    const before = Date.now();
    await admin(
      'PATCH',
      `${path}?fieldManager=mallory`,
      { spec: { limits: [changed] } },
      MERGE,
    );
    const object = await eventually(async () => {
      const { state, objects } = await portal.as('ingrid').get(claim.id);
      expect(state).toBe('drifted');
      return objects.find(({ role }) => role === 'limits');
    }, 10_000);
    expect(Date.now() - before).toBeLessThan(SEEN_MS * slack());
    expect(object).toMatchObject({
      state: 'drifted',
      manager: 'mallory',
      fields: [
        {
          path: 'spec.limits',
          desired: [limit],
          actual: [changed],
          manager: 'mallory',
          at: expect.stringMatching(/^20\d\d-/),
        },
      ],
    });
    expect((await admin('GET', path)).body.spec.limits).toEqual([changed]);
    await portal.as('ingrid').repair(claim.id);
    await eventually(async () => {
      const { state, objects } = await portal.as('ingrid').get(claim.id);
      expect(state).toBe('ready');
      expect(objects.some(({ fields }) => fields)).toBe(false);
    });
  });

  it.each([
    [
      'a quota',
      'dugnad-quota',
      (ns: string) => `/api/v1/namespaces/${ns}/resourcequotas/dugnad-quota`,
      { spec: { hard: { pods: '999' } } },
      { path: 'spec.hard.pods', desired: '20', actual: '999' },
    ],
    [
      'a pod security label',
      undefined,
      (ns: string) => `/api/v1/namespaces/${ns}`,
      {
        metadata: {
          labels: { 'pod-security.kubernetes.io/enforce': 'privileged' },
        },
      },
      {
        path: 'metadata.labels["pod-security.kubernetes.io/enforce"]',
        desired: 'restricted',
        actual: 'privileged',
      },
    ],
    [
      'a network policy',
      'dugnad-default-deny',
      (ns: string) =>
        `/apis/networking.k8s.io/v1/namespaces/${ns}/networkpolicies/dugnad-default-deny`,
      { spec: { ingress: [{}] } },
      { path: 'spec.ingress', actual: [{}] },
    ],
    [
      'a binding',
      'dugnad-owners',
      (ns: string) =>
        `/apis/rbac.authorization.k8s.io/v1/namespaces/${ns}/rolebindings/dugnad-owners`,
      { subjects: [MALLORY] },
      { path: 'subjects', actual: [MALLORY] },
    ],
  ])(
    'puts %s back at once and tells in the history what was changed by whom',
    async (_what, _name, pathOf, change, field) => {
      const claim = await ready(
        `forms-s${run}${randomBytes(2).toString('hex')}`,
      );
      const path = pathOf(claim.name);
      const wanted = (await admin('GET', path)).body;
      const before = Date.now();
      await admin('PATCH', `${path}?fieldManager=mallory`, change, MERGE);
      const restored = await eventually(async () => {
        const history = await portal.as('ingrid').history(claim.id);
        const event = history.find(({ kind }) => kind === 'restored');
        expect(event).toBeDefined();
        return event;
      }, 10_000);
      await eventually(async () => {
        const { body } = await admin('GET', path);
        expect([body.spec, body.subjects, body.metadata.labels]).toEqual([
          wanted.spec,
          wanted.subjects,
          wanted.metadata.labels,
        ]);
      }, 10_000);
      expect(Date.now() - before).toBeLessThan(RESTORED_MS * slack());
      expect(restored?.fields).toEqual(
        expect.arrayContaining([
          expect.objectContaining({
            ...field,
            manager: 'mallory',
            at: expect.any(String),
          }),
        ]),
      );
    },
  );

  it('makes a claim partial with the object and the message where one object is refused, and applies the others', async () => {
    const claim = await ready(`forms-p${run}`);
    const path = `/api/v1/namespaces/${claim.name}`;
    // Somebody's own quota leaves no room for a limit range
    await admin('POST', `${path}/resourcequotas`, {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'none' },
      spec: { hard: { 'count/limitranges': '0' } },
    });
    await eventually(async () => {
      const { body } = await admin('GET', `${path}/resourcequotas/none`);
      expect(body.status.used).toBeDefined();
    });
    await admin('DELETE', `${path}/limitranges/dugnad-limits`);
    await admin('DELETE', `${path}/resourcequotas/dugnad-quota`);
    await portal.as('ingrid').repair(claim.id);
    await eventually(async () => {
      const detail = await portal.as('ingrid').get(claim.id);
      expect(detail.state).toBe('partial');
      expect(detail.stateReason).toContain('exceeded quota: none');
      expect(detail.objects.filter(o => o.state !== 'applied')).toEqual([
        expect.objectContaining({
          kind: 'LimitRange',
          state: 'failed',
          message: expect.stringContaining('exceeded quota: none'),
        }),
      ]);
    });
    const quota = await admin('GET', `${path}/resourcequotas/dugnad-quota`);
    expect(quota.status).toBe(200);
  });

  it('says since when it knows nothing of a cluster that went away, and keeps the others true meanwhile', async () => {
    const far = await ready(`forms-u${run}`, 'shaky');
    const near = await ready(`forms-v${run}`);
    await relay.cut();
    await eventually(async () => {
      const { state, unknownSince } = await portal.as('ingrid').get(far.id);
      expect(state).toBe('ready');
      expect(unknownSince).toMatch(/^20\d\d-/);
    }, 40_000);
    const path = `/apis/networking.k8s.io/v1/namespaces/${near.name}/networkpolicies/dugnad-dns`;
    const before = Date.now();
    await admin('DELETE', path);
    await eventually(async () => {
      expect((await admin('GET', path)).status).toBe(200);
    }, 10_000);
    expect(Date.now() - before).toBeLessThan(RESTORED_MS * slack());
    expect((await portal.as('ingrid').get(near.id)).unknownSince).toBe(
      undefined,
    );
    // What changes there meanwhile is seen as soon as it is back
    const farPath = `/apis/networking.k8s.io/v1/namespaces/${far.name}/networkpolicies/dugnad-dns`;
    await admin('DELETE', farPath);
    await relay.open();
    await eventually(async () => {
      expect((await admin('GET', farPath)).status).toBe(200);
      const { unknownSince } = await portal.as('ingrid').get(far.id);
      expect(unknownSince).toBeUndefined();
    }, 60_000);
  });
});

/** The same API server by another way. */
function shaky({ portalToken, caData }: ControlPlaneAccess, port: number) {
  return {
    name: 'shaky',
    url: `https://127.0.0.1:${port}`,
    authProvider: 'serviceAccount',
    serviceAccountToken: portalToken,
    caData,
  };
}

/** Times hold on a machine of its own; shared ones get more. */
function slack(): number {
  return process.env.DUGNAD_TEST_SLACK
    ? Number(process.env.DUGNAD_TEST_SLACK)
    : 2;
}
