import { randomBytes } from 'node:crypto';
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  CoreV1Api,
  KubeConfig,
  RbacAuthorizationV1Api,
} from '@kubernetes/client-node';
import { testControlPlane } from '@dugnad/control-plane';
import createKnex, { Knex } from 'knex';
import { parse } from 'yaml';
import { adminApi } from '../__testUtils__/adminApi';
import { eventually } from '../__testUtils__/eventually';
import { recordingBackend } from '../__testUtils__/recordingBackend';
import { startNamespaces } from '../__testUtils__/startNamespaces';

jest.setTimeout(120_000);

describe('connecting to a namespace', () => {
  const controlPlane = testControlPlane();
  const recorded = recordingBackend();
  let knex: Knex;
  let portal: Awaited<ReturnType<typeof startNamespaces>>;
  let admin: ReturnType<typeof adminApi>;
  let claim: { id: string; name: string };
  const tokens: string[] = [];
  const names: string[] = [];

  beforeAll(async () => {
    knex = createKnex({
      client: 'better-sqlite3',
      connection: ':memory:',
      useNullAsDefault: true,
    });
    admin = adminApi(controlPlane.access());
    portal = await startNamespaces({
      access: controlPlane.access(),
      knex,
      features: recorded.features,
      namespaces: {
        connect: { maxHours: 2 },
        access: { readers: ['group:default/maps'] },
        clusters: {
          [`${controlPlane.access().name}-oidc`]: {
            oidc: {
              issuerUrl: 'https://id.example.org/realms/dugnad',
              clientId: 'kubectl',
              extraScopes: ['groups'],
            },
          },
        },
      },
      otherClusters: [
        {
          name: `${controlPlane.access().name}-oidc`,
          url: controlPlane.access().url,
          authProvider: 'serviceAccount',
          serviceAccountToken: controlPlane.access().portalToken,
          caData: controlPlane.access().caData,
        },
      ],
    });
    claim = await made(portal.cluster);
  });

  afterAll(async () => {
    await portal?.stop();
    await knex?.destroy();
    await Promise.all(
      names.map(name => admin('DELETE', `/api/v1/namespaces/${name}`)),
    );
  });

  async function made(cluster: string) {
    const name = `forms-c${randomBytes(4).toString('hex')}`;
    names.push(name);
    const { id } = await portal.as('ingrid').request({
      name,
      cluster,
      environment: 'dev',
      ownerRef: 'group:default/forms',
      purpose: 'Testing connections',
      size: 'small',
    });
    return eventually(async () => {
      const detail = await portal.as('ingrid').get(id);
      expect(detail.state).toBe('ready');
      return detail;
    });
  }

  function clients(kubeconfig: string) {
    const config = new KubeConfig();
    config.loadFromString(kubeconfig);
    const { token } = config.getCurrentUser() ?? {};
    tokens.push(...(token ? [token] : []));
    return {
      config,
      core: config.makeApiClient(CoreV1Api),
      rbac: config.makeApiClient(RbacAuthorizationV1Api),
    };
  }

  it('gives a person a kubeconfig that works in the namespace and nowhere else', async () => {
    const answer = await portal.as('ingrid').connect(claim.id);
    expect(answer).toMatchObject({
      as: 'person',
      method: 'token',
      namespace: claim.name,
      cluster: portal.cluster,
      clusterRole: 'edit',
      account: 'dugnad-owner',
      fileName: `${claim.name}.${portal.cluster}.yaml`,
    });
    const { config, core, rbac } = clients(answer.kubeconfig);
    const [context] = config.getContexts();
    expect(context.namespace).toBe(claim.name);
    // Bindings of a new namespace take a moment to count
    await eventually(async () => {
      const { items } = await core.listNamespacedPod({ namespace: claim.name });
      expect(items).toEqual([]);
    });
    const forbidden = expect.objectContaining({ code: 403 });
    const refused = [
      () => core.listNamespacedPod({ namespace: 'default' }),
      () => core.listNamespacedSecret({ namespace: 'kube-system' }),
      () => core.listNamespace(),
      () => core.listPodForAllNamespaces(),
      () => core.deleteNamespace({ name: claim.name }),
      () =>
        rbac.createNamespacedRoleBinding({
          namespace: claim.name,
          body: {
            metadata: { name: 'mine' },
            roleRef: {
              apiGroup: 'rbac.authorization.k8s.io',
              kind: 'ClusterRole',
              name: 'admin',
            },
          },
        }),
      () =>
        core.replaceNamespacedResourceQuota({
          namespace: claim.name,
          name: 'dugnad-quota',
          body: { metadata: { name: 'dugnad-quota' }, spec: { hard: {} } },
        }),
    ];
    for (const call of refused) {
      await expect(call()).rejects.toEqual(forbidden);
    }
  });

  it('gives a pipeline the deployer account for an hour', async () => {
    const before = Date.now();
    const answer = await portal.as('ingrid').connect(claim.id, { as: 'ci' });
    expect(answer).toMatchObject({ account: 'deployer', clusterRole: 'edit' });
    const { core } = clients(answer.kubeconfig);
    await eventually(async () => {
      await core.createNamespacedConfigMap({
        namespace: claim.name,
        body: { metadata: { name: 'from-ci' } },
      });
    });
    const lives = Date.parse(answer.expiresAt ?? '') - before;
    expect(lives).toBeGreaterThan(3_590_000);
    expect(lives).toBeLessThan(3_660_000);
  });

  it('says when a token really ends', async () => {
    const answer = await portal
      .as('ingrid')
      .connect(claim.id, { expirationSeconds: 900 });
    const user = clients(answer.kubeconfig).config.getCurrentUser();
    const [, payload] = (user?.token ?? '').split('.');
    const { exp } = JSON.parse(Buffer.from(payload, 'base64url').toString());
    expect(Date.parse(answer.expiresAt ?? '')).toBe(exp * 1_000);
  });

  it('lets nobody have a token for longer than configured', async () => {
    const longer = { expirationSeconds: 2 * 3_600 + 1 };
    await expect(portal.as('ingrid').connect(claim.id, longer)).rejects.toThrow(
      /400/,
    );
    const answer = await portal.as('ingrid').connect(claim.id);
    const lives = Date.parse(answer.expiresAt ?? '') - Date.now();
    expect(lives).toBeLessThan(2 * 3_600_000 + 60_000);
    clients(answer.kubeconfig);
  });

  it('lets nobody in who may not update the claim, and audits the attempt', async () => {
    await expect(portal.as('lars').connect(claim.id)).rejects.toThrow(/404/);
    const response = await fetch(
      `${portal.baseUrl}/claims/${claim.id}/connect`,
      {
        method: 'POST',
        headers: { Authorization: mockCredentials.none.header() },
      },
    );
    expect(response.status).toBe(401);
    expect(recorded.events).toContainEqual(
      expect.objectContaining({
        eventId: 'claim-connect',
        outcome: 'failure',
        meta: { claimId: claim.id },
      }),
    );
  });

  it('has kubectl sign in by itself where the cluster is configured for it, without any secret', async () => {
    const other = await made(`${portal.cluster}-oidc`);
    const answer = await portal.as('ingrid').connect(other.id);
    expect(answer).toMatchObject({ method: 'oidc', clusterRole: 'edit' });
    expect(answer.expiresAt).toBeUndefined();
    expect(parse(answer.kubeconfig).users).toEqual([
      {
        name: `oidc.${portal.cluster}-oidc`,
        user: {
          exec: expect.objectContaining({
            apiVersion: 'client.authentication.k8s.io/v1',
            command: 'kubectl',
            args: [
              'oidc-login',
              'get-token',
              '--oidc-issuer-url=https://id.example.org/realms/dugnad',
              '--oidc-client-id=kubectl',
              '--oidc-extra-scope=groups',
            ],
          }),
        },
      },
    ]);
    const accounts = await admin(
      'GET',
      `/api/v1/namespaces/${other.name}/serviceaccounts/dugnad-owner`,
    );
    expect(accounts.status).toBe(404);
  });

  it('must not be cached, and is kept nowhere: not in database, log or audit', async () => {
    const response = await fetch(
      `${portal.baseUrl}/claims/${claim.id}/connect`,
      {
        method: 'POST',
        headers: {
          Authorization: mockCredentials.user.header('user:default/ingrid'),
          'Content-Type': 'application/json',
        },
        body: '{}',
      },
    );
    expect(response.status).toBe(201);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const { kubeconfig, expiresAt } = await response.json();
    clients(kubeconfig);
    expect(tokens.length).toBeGreaterThan(3);

    const tables = await knex('sqlite_master').where({ type: 'table' });
    const rows = await Promise.all(tables.map(({ name }) => knex(name)));
    const kept = JSON.stringify([rows, recorded.lines, recorded.events]);
    expect(kept).toContain(claim.id);
    for (const token of tokens) {
      const [, payload, signature] = token.split('.');
      expect(kept).not.toContain(payload);
      expect(kept).not.toContain(signature);
    }
    expect(recorded.events).toContainEqual(
      expect.objectContaining({
        eventId: 'claim-connect',
        severityLevel: 'high',
        outcome: 'success',
        outcomeMeta: {
          as: 'person',
          method: 'token',
          account: 'dugnad-owner',
          expiresAt,
        },
      }),
    );
    const [latest] = await portal.as('ingrid').history(claim.id);
    expect(latest).toMatchObject({
      kind: 'connected',
      by: 'user:default/ingrid',
      after: { as: 'person', account: 'dugnad-owner', expiresAt },
    });
  });

  it('tells who has access: people of groups with the way there, accounts, and what somebody else bound', async () => {
    await admin(
      'POST',
      `/apis/rbac.authorization.k8s.io/v1/namespaces/${claim.name}/rolebindings?fieldManager=mallory`,
      {
        metadata: { name: 'backdoor' },
        roleRef: {
          apiGroup: 'rbac.authorization.k8s.io',
          kind: 'ClusterRole',
          name: 'view',
        },
        subjects: [
          { kind: 'User', name: 'eve', apiGroup: 'rbac.authorization.k8s.io' },
        ],
      },
    );
    const people = await eventually(async () => {
      const read = await portal.as('ingrid').people(claim.id);
      expect(read.others).toHaveLength(1);
      return read;
    });
    expect(people.freshness).toEqual({ state: 'live' });
    expect(people.groups[0]).toEqual({
      reason: 'owner',
      ref: 'group:default/forms',
      title: 'forms',
      subject: 'forms',
      clusterRole: 'edit',
      binding: 'dugnad-owners',
      inCluster: 'yes',
      members: [
        {
          ref: 'user:default/ingrid',
          title: 'user:default/ingrid',
          via: ['group:default/forms'],
        },
        {
          ref: 'user:default/lars',
          title: 'user:default/lars',
          via: ['group:default/forms', 'group:default/forms-archive'],
        },
      ],
    });
    expect(people.groups[1]).toMatchObject({
      reason: 'readers',
      ref: 'group:default/maps',
      inCluster: 'yes',
    });
    expect(people.accounts.map(({ name }) => name)).toEqual([
      'deployer',
      'dugnad-owner',
    ]);
    expect(people.others).toEqual([
      expect.objectContaining({
        name: 'backdoor',
        roleName: 'view',
        subjects: [{ kind: 'User', name: 'eve' }],
        manager: 'mallory',
      }),
    ]);
    await expect(portal.as('nobody').people(claim.id)).rejects.toThrow(/404/);
  });

  it('tells what the quota allows and counts and what pods ask for, and nothing of a cluster never read', async () => {
    await admin('POST', `/api/v1/namespaces/${claim.name}/pods`, {
      metadata: { name: 'web' },
      spec: {
        containers: [
          {
            name: 'web',
            image: 'registry.example/web:1',
            securityContext: {
              runAsNonRoot: true,
              allowPrivilegeEscalation: false,
              capabilities: { drop: ['ALL'] },
              seccompProfile: { type: 'RuntimeDefault' },
            },
            resources: {
              requests: { cpu: '100m', memory: '64Mi' },
              limits: { cpu: '200m', memory: '128Mi' },
            },
          },
        ],
      },
    });
    await eventually(async () => {
      const usage = await portal.as('ingrid').usage(claim.id);
      expect(usage.quotaFreshness).toEqual({ state: 'live' });
      expect(usage.quota).toContainEqual({
        resource: 'requests.cpu',
        unit: 'millicores',
        hard: 1_000,
        used: 100,
        quota: 'dugnad-quota',
      });
      expect(usage.pods).toMatchObject({
        count: 1,
        requests: { cpuMillicores: 100, memoryBytes: 64 * 2 ** 20 },
        limits: { cpuMillicores: 200, memoryBytes: 128 * 2 ** 20 },
        withoutLimits: 0,
      });
    });
  });
});
