import { randomBytes } from 'node:crypto';
import { TestDatabases } from '@backstage/backend-test-utils';
import { testControlPlane } from '@dugnad/control-plane';
import { ClaimDetail, problemsOf } from '@dugnad/plugin-namespaces-common';
import { adminApi } from '../__testUtils__/adminApi';
import { eventually } from '../__testUtils__/eventually';
import { recordingBackend } from '../__testUtils__/recordingBackend';
import { startNamespaces } from '../__testUtils__/startNamespaces';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const NETWORKING = '/apis/networking.k8s.io/v1/namespaces';

const policy = (name: string, spec: object) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name },
  spec: { podSelector: {}, ...spec },
});
const configMap = (name: string, data: object = { a: '1' }) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name },
  data,
});
const service = (name: string, spec: object) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name },
  spec: {
    ports: [{ port: 80, protocol: 'TCP' }],
    selector: { app: name },
    ...spec,
  },
});
const openToAll = { ingress: [{}] };

describe.each(databases.eachSupportedId())('deployments on %s', databaseId => {
  const controlPlane = testControlPlane();
  const recording = recordingBackend();
  const name = `forms-d${randomBytes(3).toString('hex')}`;
  let admin: ReturnType<typeof adminApi>;
  let portal: Awaited<ReturnType<typeof startNamespaces>>;
  let claim: ClaimDetail;

  const inState = (id: string, state: string) =>
    eventually(async () => {
      const detail = await portal.as('ingrid').get(id);
      expect(detail).toMatchObject({ state });
      return detail;
    });

  beforeAll(async () => {
    const access = controlPlane.access();
    admin = adminApi(access);
    portal = await startNamespaces({
      access,
      knex: await databases.init(databaseId),
      features: recording.features,
      // An organisation that lets kinds in which a claim decides gets them refused all the same
      namespaces: {
        deploy: {
          kinds: [
            'ConfigMap',
            'Service',
            'NetworkPolicy.networking.k8s.io',
            'RoleBinding.rbac.authorization.k8s.io',
            'ResourceQuota',
            'LimitRange',
          ],
        },
      },
    });
    const { id } = await portal.as('ingrid').request({
      name,
      cluster: access.name,
      environment: 'dev',
      ownerRef: 'group:default/forms',
      purpose: 'Being deployed into',
      size: 'small',
    });
    claim = await inState(id, 'ready');
  });

  afterAll(async () => {
    await portal?.stop();
    await admin('DELETE', `/api/v1/namespaces/${name}`);
  });

  const deploy = (...objects: object[]) =>
    portal.as('ingrid').deploy(claim.id, {
      manifests: objects.map((object, i) => ({
        source: `${i}.yaml`,
        object: { ...object },
      })),
    });

  it.each<[string, object, string]>([
    [
      'a network policy that opens to everybody',
      policy('open', openToAll),
      'network-granted',
    ],
    [
      'one that opens to the cluster',
      policy('open', { ingress: [{ from: [{ namespaceSelector: {} }] }] }),
      'network-granted',
    ],
    [
      'one that calls the internet',
      policy('out', { policyTypes: ['Egress'], egress: [{}] }),
      'network-granted',
    ],
    [
      'a service for nodes',
      service('node', { type: 'NodePort' }),
      'network-granted',
    ],
    [
      'a service that takes addresses over',
      service('ip', { externalIPs: ['10.0.0.1'] }),
      'network-granted',
    ],
    [
      'a binding',
      {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'RoleBinding',
        metadata: { name: 'all' },
        roleRef: {
          apiGroup: 'rbac.authorization.k8s.io',
          kind: 'ClusterRole',
          name: 'view',
        },
        subjects: [
          {
            apiGroup: 'rbac.authorization.k8s.io',
            kind: 'Group',
            name: 'system:authenticated',
          },
        ],
      },
      'kind-of-claim',
    ],
    [
      'a quota',
      {
        apiVersion: 'v1',
        kind: 'ResourceQuota',
        metadata: { name: 'more' },
        spec: { hard: { pods: '900' } },
      },
      'kind-of-claim',
    ],
  ])('refuse %s, with the request to file', async (_what, object, rule) => {
    const problems = await deploy(configMap('beside'), object).then(
      () => [],
      problemsOf,
    );
    expect(problems).toMatchObject([{ rule }]);
    const path = `/api/v1/namespaces/${name}/configmaps/beside`;
    expect((await admin('GET', path)).status).toBe(404);
  });

  it('apply a network policy within what was granted', async () => {
    const own = policy('own', { ingress: [{ from: [{ podSelector: {} }] }] });
    const { applied } = await deploy(own);
    expect(applied).toHaveLength(1);
    expect((await portal.as('ingrid').get(claim.id)).state).toBe('ready');
  });

  it('show a policy that opens more, made by hand, as drift from the decision until it is gone or granted', async () => {
    const path = `${NETWORKING}/${name}/networkpolicies`;
    await admin('POST', path, policy('by-hand', openToAll));
    const drifted = await inState(claim.id, 'drifted');
    expect(drifted.objects).toContainEqual(
      expect.objectContaining({
        name: 'by-hand',
        role: 'foreign-network',
        state: 'drifted',
        message: expect.stringContaining('opens it to every address'),
      }),
    );
    // Repair takes away nothing that is not ours
    await portal.as('ingrid').repair(claim.id);
    expect((await admin('GET', `${path}/by-hand`)).status).toBe(200);
    // A team mends its own policy by deploying it
    await admin('DELETE', `${path}/by-hand`);
    await inState(claim.id, 'ready');
    const cluster = { ingress: [{ from: [{ namespaceSelector: {} }] }] };
    await admin('POST', path, policy('by-hand', cluster));
    await inState(claim.id, 'drifted');
    await portal
      .as('ingrid')
      .requestChange(claim.id, { kind: 'details', ingress: 'cluster' });
    await inState(claim.id, 'ready');
    await admin('DELETE', `${path}/by-hand`);
  });

  it('apply nothing where the API server refuses a part, and name all of it', async () => {
    const problems = await deploy(
      configMap('part-1'),
      configMap('part-2', { 'bad key!': '1' }),
      service('part-3', { ports: [{ port: 99_999, protocol: 'TCP' }] }),
    ).then(() => [], problemsOf);
    expect(problems.map(({ rule, values }) => [rule, values?.name])).toEqual([
      ['deploy-refused', 'part-2'],
      ['deploy-refused', 'part-3'],
    ]);
    const path = `/api/v1/namespaces/${name}/configmaps/part-1`;
    expect((await admin('GET', path)).status).toBe(404);
  });

  it('tell in the audit event of a success what was applied', async () => {
    recording.events.length = 0;
    await deploy(configMap('told-1'), configMap('told-2', { a: '1' }));
    expect(recording.events).toContainEqual(
      expect.objectContaining({
        eventId: 'claim-deploy',
        outcome: 'success',
        outcomeMeta: {
          applied: [
            { group: '', kind: 'ConfigMap', name: 'told-1' },
            { group: '', kind: 'ConfigMap', name: 'told-2' },
          ],
        },
      }),
    );
  });

  it('tell in answer, history and audit what is there when they stop half-way', async () => {
    // Each fits by itself, so no dry run refuses either; together they do not
    await admin('POST', `/api/v1/namespaces/${name}/resourcequotas`, {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'one-service' },
      spec: { hard: { services: '1' } },
    });
    await eventually(async () => {
      const { body } = await admin(
        'GET',
        `/api/v1/namespaces/${name}/resourcequotas/one-service`,
      );
      expect(body.status?.used?.services).toBe('0');
    });
    recording.events.length = 0;
    const problems = await deploy(
      service('first', {}),
      service('second', {}),
    ).then(() => [], problemsOf);
    expect(problems).toMatchObject([
      {
        rule: 'deploy-partial',
        values: { applied: 'Service first', failed: 'Service second' },
      },
    ]);
    const history = await portal.as('ingrid').history(claim.id);
    expect(history.slice(0, 2)).toMatchObject([
      { kind: 'deployed-partly', after: { objects: ['Service first'] } },
      {
        kind: 'deploying',
        after: { objects: ['Service first', 'Service second'] },
      },
    ]);
    expect(recording.events).toContainEqual(
      expect.objectContaining({
        eventId: 'claim-deploy',
        outcome: 'failure',
        error: expect.stringContaining('still there: Service first'),
      }),
    );
  });
});
