import { randomBytes } from 'node:crypto';
import {
  createBackendPlugin,
  createServiceFactory,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import {
  TestDatabases,
  mockCredentials,
  mockServices,
} from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import {
  NotificationSendOptions,
  notificationService,
} from '@backstage/plugin-notifications-node';
import { testControlPlane } from '@dugnad/control-plane';
import {
  ClustersService,
  clustersServiceRef,
} from '@dugnad/plugin-clusters-node';
import {
  ClaimRequestInput,
  problemsOf,
} from '@dugnad/plugin-namespaces-common';
import { Knex } from 'knex';
import { adminApi } from '../__testUtils__/adminApi';
import { eventually } from '../__testUtils__/eventually';
import { recordingBackend } from '../__testUtils__/recordingBackend';
import { startNamespaces } from '../__testUtils__/startNamespaces';
import { DatabaseUsageStore } from '../measure/DatabaseUsageStore';
import { UsageSampler } from '../measure/UsageSampler';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

const policy = {
  rules: [
    {
      name: 'large',
      when: { kinds: ['create', 'resize'], sizes: ['large'] },
      then: 'ask',
    },
    {
      name: 'production',
      when: { environments: ['prod'] },
      then: 'ask',
      approvers: 'team',
      reason: 'Production is looked at',
    },
    {
      name: 'open',
      when: { ingress: ['cluster'] },
      then: 'refuse',
      reason: 'Nobody opens to everybody',
    },
  ],
  approvers: { forms: ['forms-leads', 'forms'] },
  expiry: { dev: { defaultDays: 45, maxDays: 60 } },
  teamLimits: { teams: { maps: { cpu: 1 } } },
};

describe('requests on a real control plane', () => {
  const controlPlane = testControlPlane();
  const { features, events } = recordingBackend();
  const sent: NotificationSendOptions[] = [];
  const actions = actionsRegistryServiceMock();
  let clusters: ClustersService;
  const probe = createBackendPlugin({
    pluginId: 'probe',
    register(env) {
      env.registerInit({
        deps: { service: clustersServiceRef },
        init: async ({ service }) => {
          clusters = service;
        },
      });
    },
  });
  let knex: Knex;
  let portal: Awaited<ReturnType<typeof startNamespaces>>;
  let admin: ReturnType<typeof adminApi>;
  const made: string[] = [];

  beforeAll(async () => {
    knex = await databases.init('SQLITE_3');
    await knex.migrate.latest({
      directory: resolvePackagePath(
        '@dugnad/plugin-namespaces-backend',
        'migrations',
      ),
    });
    portal = await startNamespaces({
      access: controlPlane.access(),
      knex,
      namespaces: { policy },
      features: [
        ...features,
        probe,
        createServiceFactory({
          service: actionsRegistryServiceRef,
          deps: {},
          factory: () => actions,
        }),
        createServiceFactory({
          service: notificationService,
          deps: {},
          factory: () => ({
            send: async notification => {
              sent.push(notification);
              // Whoever has no notifications backend gets this
              throw new Error('Request failed with status 404');
            },
          }),
        }),
      ],
    });
    admin = adminApi(controlPlane.access());
  });

  afterAll(async () => {
    await portal?.stop();
    await Promise.all(
      made.map(name => admin('DELETE', `/api/v1/namespaces/${name}`)),
    );
  });

  function request(over: Partial<ClaimRequestInput> = {}): ClaimRequestInput {
    const name = `forms-q${randomBytes(4).toString('hex')}`;
    made.push(over.name ?? name);
    return {
      name,
      cluster: portal.cluster,
      environment: 'dev',
      ownerRef: 'group:default/forms',
      purpose: 'Testing requests',
      ...(!over.quota && { size: 'small' }),
      ...over,
    };
  }

  const state = async (id: string, expected: string) =>
    eventually(async () => {
      const claim = await portal.as('nora').get(id);
      expect(claim.state).toBe(expected);
      return claim;
    });

  async function waiting(over: Partial<ClaimRequestInput> = {}) {
    const claim = await portal
      .as('ingrid')
      .request(request({ environment: 'prod', ...over }));
    expect(claim.state).toBe('waiting');
    const { items } = await portal
      .as('ingrid')
      .listRequests({ claim: [claim.id] });
    return { claim, request: items[0] };
  }

  const quotaOf = async (name: string) =>
    (await admin('GET', `/api/v1/namespaces/${name}/resourcequotas`)).body
      .items[0]?.spec.hard;

  it('makes nothing before somebody approves, and then what was granted', async () => {
    const { claim, request: asked } = await waiting();
    expect(asked).toMatchObject({
      kind: 'create',
      state: 'waiting',
      requestedBy: 'user:default/ingrid',
      decision: { verdict: 'ask', rule: 'production' },
      actions: { decide: false, withdraw: true },
    });
    expect(
      (await admin('GET', `/api/v1/namespaces/${claim.name}`)).status,
    ).toBe(404);
    const decided = await portal.as('nora').approveRequest(asked.id, {
      comment: 'Start smaller',
      granted: {
        quota: { cpu: '500m', memory: '1Gi', storage: '1Gi', pods: 5 },
      },
    });
    expect(decided).toMatchObject({
      state: 'approved',
      requested: { size: 'small' },
      granted: { size: 'custom', quota: { cpu: '500m', pods: 5 } },
      approvals: [{ by: 'user:default/nora', comment: 'Start smaller' }],
    });
    await state(claim.id, 'ready');
    expect(await quotaOf(claim.name)).toMatchObject({
      'requests.cpu': '500m',
      pods: '5',
    });
    const history = await portal.as('ingrid').history(claim.id);
    expect(history.find(({ kind }) => kind === 'approved')).toMatchObject({
      by: 'user:default/nora',
      reason: 'Start smaller',
      before: { size: 'small' },
      after: { size: 'custom' },
    });
  });

  it.each([
    ['a size nobody configured', { size: 'gigantic' }],
    ['the word that means a quota, without one', { size: 'custom' }],
    ['an end that is past', { expiresAt: '2020-01-01T00:00:00.000Z' }],
  ])('lets nobody grant %s', async (_, granted) => {
    const { request: asked } = await waiting();
    await expect(
      portal.as('nora').approveRequest(asked.id, { granted }),
    ).rejects.toThrow(/400/);
    expect((await portal.as('nora').getRequest(asked.id)).state).toBe(
      'waiting',
    );
  });

  it("does not let a team's own approver grant what is for the platform team", async () => {
    const { request: asked } = await waiting();
    const granted = { size: 'large' };
    await expect(
      portal.as('lisa').approveRequest(asked.id, { granted }),
    ).rejects.toThrow(/403/);
    expect((await portal.as('lisa').getRequest(asked.id)).state).toBe(
      'waiting',
    );
    // Asked for is hers to grant
    expect((await portal.as('lisa').approveRequest(asked.id)).state).toBe(
      'approved',
    );
  });

  it('lets one of two approvers at once win with 200 and gives the other 409', async () => {
    const { request: asked } = await waiting();
    const codes = await Promise.all(
      ['nora', 'odd', 'lisa'].map(name =>
        portal
          .as(name)
          .approveRequest(asked.id)
          .then(
            () => 200,
            error => error.statusCode,
          ),
      ),
    );
    expect(codes.sort()).toEqual([200, 409, 409]);
  });

  it('never lets requesters decide their own request, and audits the attempt', async () => {
    const { request: asked } = await waiting();
    events.length = 0;
    // Ingrid is in a group that approves for forms
    await expect(portal.as('ingrid').approveRequest(asked.id)).rejects.toThrow(
      /403/,
    );
    expect(events).toEqual([
      expect.objectContaining({
        eventId: 'request-approve',
        severityLevel: 'high',
        meta: { requestId: asked.id },
        outcome: 'failure',
        error: expect.stringContaining('you filed yourself'),
      }),
    ]);
    const platform = await portal.as('nora').request(
      request({
        name: `platform-q${randomBytes(4).toString('hex')}`,
        ownerRef: 'group:default/platform',
        environment: 'prod',
      }),
    );
    const { items } = await portal
      .as('nora')
      .listRequests({ claim: [platform.id] });
    await expect(portal.as('nora').approveRequest(items[0].id)).rejects.toThrow(
      /403/,
    );
  });

  it.each([
    ['a service of its own', mockCredentials.service.header()],
    [
      'a service on behalf of the requester',
      mockCredentials.service.header({
        onBehalfOf: mockCredentials.user('user:default/ingrid'),
        targetPluginId: 'namespaces',
      }),
    ],
  ])('does not let %s approve', async (_who, authorization) => {
    const { request: asked } = await waiting();
    const response = await fetch(
      `${portal.baseUrl}/requests/${asked.id}/approve`,
      { method: 'POST', headers: { Authorization: authorization } },
    );
    expect(response.status).toBe(403);
    const now = await portal.as('nora').getRequest(asked.id);
    expect(now.state).toBe('waiting');
  });

  it('keeps a request from people it is no business of', async () => {
    const { request: asked } = await waiting();
    await expect(portal.as('lars').getRequest(asked.id)).rejects.toThrow(/404/);
    await expect(portal.as('lars').approveRequest(asked.id)).rejects.toThrow(
      /404/,
    );
    const { items } = await portal.as('lars').listRequests({ limit: 200 });
    expect(items.map(({ id }) => id)).not.toContain(asked.id);
    // Somebody of the team sees it and decides nothing
    expect(await portal.as('lisa').getRequest(asked.id)).toMatchObject({
      actions: { decide: true, withdraw: false },
    });
  });

  it('rejects with a reason, frees the name, and tells both sides', async () => {
    const { claim, request: asked } = await waiting();
    sent.length = 0;
    await expect(
      portal.as('nora').rejectRequest(asked.id, { reason: '' }),
    ).rejects.toThrow(/400/);
    await portal
      .as('nora')
      .rejectRequest(asked.id, { reason: 'Use the one you have' });
    expect(await state(claim.id, 'rejected')).toMatchObject({
      stateReason: 'Use the one you have',
    });
    expect(sent).toEqual([
      expect.objectContaining({
        recipients: {
          type: 'entity',
          entityRef: ['user:default/ingrid'],
          excludeEntityRef: 'user:default/nora',
        },
        payload: expect.objectContaining({
          title: expect.stringContaining('rejected'),
          link: `/namespaces/approvals/${asked.id}`,
        }),
      }),
    ]);
    const again = await portal
      .as('kari')
      .request(request({ name: claim.name, environment: 'prod' }));
    expect(again.id).not.toBe(claim.id);
    expect(sent.at(-1)).toMatchObject({
      recipients: {
        entityRef: [
          'group:default/forms-leads',
          'group:default/forms',
          'group:default/platform',
        ],
        excludeEntityRef: 'user:default/kari',
      },
    });
  });

  it('lets who asked take it back, and nobody else', async () => {
    const { claim, request: asked } = await waiting();
    await expect(portal.as('kari').withdrawRequest(asked.id)).rejects.toThrow(
      /403/,
    );
    await portal.as('ingrid').withdrawRequest(asked.id, { reason: 'Mistake' });
    await state(claim.id, 'withdrawn');
    await expect(portal.as('nora').approveRequest(asked.id)).rejects.toThrow(
      /409/,
    );
  });

  it('shows before submitting what the cluster says, what it costs and what is left', async () => {
    const preview = await portal.as('ingrid').preview(request());
    expect(preview.verdict).toMatchObject({
      verdict: 'approve',
      rule: 'default',
    });
    expect(preview.price).toEqual({
      state: 'unknown',
      reason: 'No plugin is configured that knows prices',
    });
    const cpu = preview.capacity?.resources.find(r => r.resource === 'cpu');
    expect(cpu?.allocatable).toBeGreaterThan(0);
    expect(cpu?.requested).toBe(1_000);
    const day = 86_400_000;
    const days = (Date.parse(preview.expiresAt ?? '') - Date.now()) / day;
    expect(Math.round(days)).toBe(45);
    const [namespace, ...rest] = preview.objects;
    expect(namespace.diff).toMatchObject({ outcome: 'create' });
    expect(namespace.diff?.result).toContain(
      'pod-security.kubernetes.io/enforce: restricted',
    );
    expect(rest.map(({ diff }) => diff?.outcome)).toEqual(
      rest.map(() => 'untested'),
    );
  });

  it('shows nobody what another team has or what is in its namespace', async () => {
    const claim = await portal
      .as('ingrid')
      .request(request({ purpose: 'Nobody else knows' }));
    await state(claim.id, 'ready');
    const guesses = [
      request({ name: claim.name }),
      request({ name: claim.name, ownerRef: 'group:default/maps' }),
      request({ name: 'kube-system' }),
    ];
    const { items } = await portal
      .as('lars')
      .previewBatch({ requests: guesses });
    expect(items.map(({ verdict }) => verdict.verdict)).toEqual([
      'refuse',
      'refuse',
      'refuse',
    ]);
    expect(JSON.stringify(items)).not.toContain('Nobody else knows');
    expect(items[0].verdict.measurements).toEqual([]);
    expect(items[0].budget).toBeUndefined();
    expect(
      items.flatMap(({ objects }) => objects.flatMap(o => o.diff ?? [])),
    ).toEqual([]);
  });

  it('shows what a change would do to each object, changes nothing, and then does it', async () => {
    const claim = await portal.as('ingrid').request(request());
    await state(claim.id, 'ready');
    const smaller = {
      kind: 'resize' as const,
      quota: { cpu: '0.5', memory: '1Gi', storage: '1Gi', pods: 5 },
    };
    const preview = await portal.as('ingrid').previewChange(claim.id, smaller);
    expect(preview).toMatchObject({
      original: { size: 'small', quota: null },
      requested: { size: 'custom', quota: { cpu: '0.5' } },
      verdict: { verdict: 'approve', rule: 'decrease' },
    });
    const outcomes = Object.fromEntries(
      preview.objects.map(({ role, diff }) => [role, diff?.outcome]),
    );
    expect(outcomes).toMatchObject({ quota: 'change', limits: 'unchanged' });
    const { diff } = preview.objects.find(({ role }) => role === 'quota') ?? {};
    expect(diff?.current).toContain('requests.cpu: "1"');
    expect(diff?.result).toContain('requests.cpu: 500m');
    expect((await quotaOf(claim.name))['requests.cpu']).toBe('1');
    const filed = await portal.as('ingrid').requestChange(claim.id, smaller);
    expect(filed).toMatchObject({ state: 'approved', decidedBy: 'system' });
    await eventually(async () =>
      expect((await quotaOf(claim.name))['requests.cpu']).toBe('500m'),
    );
  });

  it('asks about a larger quota until use shows the need', async () => {
    const claim = await portal.as('ingrid').request(request());
    await state(claim.id, 'ready');
    const larger = {
      kind: 'resize' as const,
      quota: { cpu: '1500m', memory: '2Gi', storage: '10Gi', pods: 20 },
    };
    const unmeasured = await portal
      .as('ingrid')
      .previewChange(claim.id, larger);
    expect(unmeasured.verdict).toMatchObject({
      verdict: 'ask',
      rule: 'increase-unmeasured',
      window: { days: 14 },
    });
    const days = Array.from({ length: 10 }, (_day, ago) =>
      new Date(Date.now() - ago * 86_400_000).toISOString(),
    );
    await knex('namespace_usage').insert(
      days.map(at => ({
        claim_id: claim.id,
        day: at.slice(0, 10),
        samples: 96,
        cpu_millicores_sum: 96 * 400,
        cpu_millicores_max: 900,
        memory_mebibytes_sum: 0,
        memory_mebibytes_max: 0,
        sampled_at: at,
      })),
    );
    const filed = await portal.as('ingrid').requestChange(claim.id, larger);
    expect(filed).toMatchObject({
      state: 'approved',
      decision: {
        rule: 'measured-increase',
        measurements: expect.arrayContaining([
          {
            scope: 'usage',
            resource: 'cpu',
            unit: 'millicores',
            before: 400,
            limit: 350,
          },
        ]),
      },
    });
  });

  it('measures what the pods of a claim use, from the metrics of the cluster', async () => {
    const claim = await portal.as('ingrid').request(request());
    await state(claim.id, 'ready');
    const pod = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        name: 'busy',
        annotations: {
          'fake.dugnad.dev/cpu': '400m',
          'fake.dugnad.dev/memory': '256Mi',
        },
      },
      spec: {
        containers: [
          {
            name: 'main',
            image: 'example/busy:1',
            resources: { requests: { cpu: '500m', memory: '300Mi' } },
          },
        ],
      },
    };
    await admin('POST', `/api/v1/namespaces/${claim.name}/pods`, pod);
    const sampler = new UsageSampler({
      clusters,
      store: new DatabaseUsageStore(knex),
      logger: mockServices.logger.mock(),
    });
    await eventually(async () => {
      await sampler.sample();
      const row = await knex('namespace_usage')
        .where('claim_id', claim.id)
        .first();
      expect(Number(row.cpu_millicores_max)).toBe(400);
      expect(Number(row.memory_mebibytes_max)).toBe(256);
      expect(Number(row.storage_mebibytes_max)).toBe(0);
    });
  });

  it('offers the same to assistants, under the same rights and with the same audit', async () => {
    const as = (name: string, action: string, input: object) =>
      actions.invoke({
        id: `test:${action}`,
        input: JSON.parse(JSON.stringify(input)),
        credentials: mockCredentials.user(`user:default/${name}`),
      });
    const wanted = request({ environment: 'prod' });
    const { output: preview } = await as('ingrid', 'preview-claim', wanted);
    expect(preview).toMatchObject({
      preview: { verdict: { verdict: 'ask' }, price: { state: 'unknown' } },
    });
    const { output: filed } = await as('ingrid', 'request-claim', wanted);
    expect(filed).toMatchObject({ claim: { state: 'waiting' } });
    const { items } = await portal
      .as('lisa')
      .listRequests({ for: 'me-to-decide' });
    const [{ id, claimId }] = items.filter(
      item => item.claim.name === wanted.name,
    );
    expect(events).toContainEqual(
      expect.objectContaining({
        eventId: 'claim-request',
        meta: expect.objectContaining({
          actedBy: 'agent',
          onBehalfOf: 'user:default/ingrid',
        }),
      }),
    );
    // What needs a decision is decided by a person, in the portal
    await expect(as('lisa', 'approve-request', { id })).rejects.toThrow(
      /NotFound|not found/,
    );
    await portal.as('lisa').approveRequest(id, { comment: 'Fine' });
    await state(claimId, 'ready');
    const change = { id: claimId, kind: 'details', contact: '#forms' };
    expect(
      await as('ingrid', 'change-claim', { ...change, previewOnly: true }),
    ).toMatchObject({ output: { preview: { original: { contact: null } } } });
    // The rule about production names no kinds, so it is asked about a change as well
    expect(await as('ingrid', 'change-claim', change)).toMatchObject({
      output: { request: { state: 'waiting' } },
    });
  });

  it('gives a namespace to another team once that team accepts', async () => {
    const claim = await portal.as('ingrid').request(request());
    await state(claim.id, 'ready');
    const change = { kind: 'owner' as const, ownerRef: 'maps' };
    const filed = await portal.as('ingrid').requestChange(claim.id, change);
    expect(filed).toMatchObject({
      state: 'waiting',
      original: { ownerRef: 'group:default/forms' },
      requested: { ownerRef: 'group:default/maps' },
      slots: [{ role: 'receiver', groups: ['group:default/maps'] }],
    });
    expect(filed.decision.reasons.map(({ rule }) => rule)).toEqual([
      'owner-accepts',
      'owner-prefix',
    ]);
    // Not the giving team, and not the platform team in the place of the receiving one
    await expect(portal.as('kari').approveRequest(filed.id)).rejects.toThrow(
      /403/,
    );
    await expect(portal.as('nora').approveRequest(filed.id)).rejects.toThrow(
      /403/,
    );
    const queue = await portal.as('lars').listRequests({ for: 'me-to-decide' });
    expect(queue.items.map(({ id }) => id)).toEqual([filed.id]);
    await portal.as('lars').approveRequest(filed.id, { comment: 'Ours now' });
    await eventually(async () => {
      const { body } = await admin('GET', `/api/v1/namespaces/${claim.name}`);
      expect(body.metadata.labels['dugnad.dev/owner']).toBe('maps');
      const bindings = await admin(
        'GET',
        `/apis/rbac.authorization.k8s.io/v1/namespaces/${claim.name}/rolebindings/dugnad-owners`,
      );
      expect(bindings.body.subjects).toEqual([
        expect.objectContaining({ kind: 'Group', name: 'maps' }),
      ]);
    });
    await expect(portal.as('ingrid').get(claim.id)).rejects.toThrow(/404/);
    expect((await portal.as('lars').get(claim.id)).ownerRef).toBe(
      'group:default/maps',
    );
  });

  it('counts what a team would receive against its limit', async () => {
    const claim = await portal
      .as('ingrid')
      .request(request({ size: 'medium' }));
    await state(claim.id, 'ready');
    const filed = await portal
      .as('ingrid')
      .requestChange(claim.id, { kind: 'owner', ownerRef: 'maps' });
    expect(filed.slots.map(({ role }) => role)).toEqual([
      'receiver',
      'platform',
    ]);
    await portal.as('lars').approveRequest(filed.id);
    expect((await portal.as('nora').getRequest(filed.id)).state).toBe(
      'waiting',
    );
    await portal.as('ingrid').withdrawRequest(filed.id);
  });

  it('changes words at once, and the network only as a rule allows', async () => {
    const claim = await portal.as('ingrid').request(request());
    await state(claim.id, 'ready');
    const words = { kind: 'details' as const, contact: '#forms' };
    expect(
      (await portal.as('ingrid').requestChange(claim.id, words)).state,
    ).toBe('approved');
    await eventually(async () => {
      const { body } = await admin('GET', `/api/v1/namespaces/${claim.name}`);
      expect(body.metadata.annotations['dugnad.dev/contact']).toBe('#forms');
    });
    const opened = await portal
      .as('ingrid')
      .requestChange(claim.id, { kind: 'details', ingress: 'cluster' })
      .catch(error => problemsOf(error).map(({ rule }) => rule));
    expect(opened).toEqual(['policy-rule']);
    const same = await portal
      .as('ingrid')
      .requestChange(claim.id, words)
      .catch(error => problemsOf(error).map(({ rule }) => rule));
    expect(same).toEqual(['no-change']);
  });

  it('lets nobody change what another team owns, and no service at all', async () => {
    const claim = await portal.as('ingrid').request(request());
    const change = { kind: 'details', contact: 'mallory' };
    await expect(
      portal
        .as('lars')
        .requestChange(claim.id, { kind: 'details', contact: 'mallory' }),
    ).rejects.toThrow(/404/);
    await state(claim.id, 'ready');
    const response = await fetch(
      `${portal.baseUrl}/claims/${claim.id}/changes`,
      {
        method: 'POST',
        headers: {
          Authorization: mockCredentials.service.header(),
          'Content-Type': 'application/json',
        },
        body: JSON.stringify(change),
      },
    );
    expect(response.status).toBe(403);
  });

  it('files several at once or none, and names the part that is wrong', async () => {
    const dev = request();
    const prod = request({ environment: 'prod' });
    const bad = request({ name: 'maps-stolen' });
    const refused = await portal
      .as('ingrid')
      .requestBatch({ requests: [dev, bad, prod] })
      .catch(error => problemsOf(error));
    expect(refused).toEqual([
      expect.objectContaining({ field: 'requests.1.name' }),
    ]);
    const { totalItems } = await portal
      .as('ingrid')
      .list({ name: [dev.name, prod.name] });
    expect(totalItems).toBe(0);
    const claims = await portal
      .as('ingrid')
      .requestBatch({ requests: [dev, prod] });
    expect(claims.map(claim => claim.state)).toEqual(['approved', 'waiting']);
    const again = await portal
      .as('ingrid')
      .requestBatch({ requests: [dev, prod] });
    expect(again.map(({ id }) => id)).toEqual(claims.map(({ id }) => id));
  });

  it('refuses an end past the maximum of the environment', async () => {
    const refused = await portal
      .as('ingrid')
      .request(request({ expiresAt: '2099-01-01' }))
      .catch(error => problemsOf(error).map(({ rule }) => rule));
    expect(refused).toEqual(['expiry-maximum']);
  });

  it('refuses a quota beyond the whole cluster', async () => {
    const quota = { cpu: '100000', memory: '1Gi', storage: '1Gi', pods: 1 };
    const refused = await portal
      .as('ingrid')
      .request(request({ quota }))
      .catch(error => problemsOf(error).map(({ rule }) => rule));
    expect(refused).toEqual(['cluster-too-small']);
  });
});
