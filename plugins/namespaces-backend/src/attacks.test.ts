import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import path from 'node:path';
import { ControlPlaneAccess, testControlPlane } from '@dugnad/control-plane';
import { ClaimDetail } from '@dugnad/plugin-namespaces-common';
import { parseAllDocuments } from 'yaml';
import { adminApi } from './__testUtils__/adminApi';
import { eventually } from './__testUtils__/eventually';
import { recordingBackend } from './__testUtils__/recordingBackend';
import { startNamespaces } from './__testUtils__/startNamespaces';

jest.setTimeout(120_000);

const MERGE = 'application/merge-patch+json';
const RBAC = '/apis/rbac.authorization.k8s.io/v1';
const DEPLOY = path.join(__dirname, '../../../packages/backend/deploy');

type Attack = [
  what: string,
  method: string,
  path: (namespace: string) => string,
  body?: object,
  contentType?: string,
];

const ns =
  (rest = '') =>
  (name: string) =>
    `/api/v1/namespaces/${name}${rest}`;
const rbac = (rest: string) => (name: string) =>
  `${RBAC}/namespaces/${name}/${rest}`;

const binding = (role: string, kind = 'ClusterRole') => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'RoleBinding',
  metadata: { name: 'evil' },
  roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind, name: role },
  subjects: [
    { kind: 'User', apiGroup: 'rbac.authorization.k8s.io', name: 'mallory' },
  ],
});

/** What a member of the owner group tries on the API server, with everything the portal gave them. */
const BY_OWNERS: Attack[] = [
  [
    'weaken pod security (CVE-2025-55205)',
    'PATCH',
    ns(),
    { metadata: { labels: { 'pod-security.kubernetes.io/enforce': null } } },
    MERGE,
  ],
  [
    'move the namespace to another owner by its label',
    'PATCH',
    ns(),
    { metadata: { labels: { 'dugnad.dev/owner': 'maps' } } },
    MERGE,
  ],
  [
    'hand it to a tenant by an owner reference',
    'PATCH',
    ns(),
    {
      metadata: {
        ownerReferences: [
          {
            apiVersion: 'capsule.clastix.io/v1beta2',
            kind: 'Tenant',
            name: 'oil',
            uid: '0',
          },
        ],
      },
    },
    MERGE,
  ],
  [
    'change it through its status (GHSA-2ww6-hf35-mfjm)',
    'PATCH',
    ns('/status'),
    { metadata: { labels: { 'dugnad.dev/owner': 'maps' } } },
    MERGE,
  ],
  [
    'change it through finalize (GHSA-2ww6-hf35-mfjm)',
    'PUT',
    ns('/finalize'),
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'x' } },
  ],
  ['delete it', 'DELETE', ns()],
  [
    'raise its quota',
    'PATCH',
    ns('/resourcequotas/dugnad-quota'),
    { spec: { hard: { pods: '999' } } },
    MERGE,
  ],
  ['take its quota away', 'DELETE', ns('/resourcequotas/dugnad-quota')],
  ['take its limits away', 'DELETE', ns('/limitranges/dugnad-limits')],
  ['let others in by a binding', 'POST', rbac('rolebindings'), binding('edit')],
  ['take the platform out', 'DELETE', rbac('rolebindings/dugnad-platform')],
  [
    'make a namespace under their prefix (prefix squatting)',
    'POST',
    () => '/api/v1/namespaces',
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'forms-squat' } },
  ],
  ['read secrets of the cluster', 'GET', () => '/api/v1/secrets'],
  ['look into another namespace', 'GET', () => ns('/pods')('kube-system')],
];

/** What somebody tries who got the portal to do it, or its token: it has exactly the shipped rights (CVE-2026-22872). */
const BY_THE_PORTAL: Attack[] = [
  [
    'write a namespace through status',
    'PATCH',
    ns('/status'),
    { metadata: { labels: { a: 'b' } } },
    MERGE,
  ],
  [
    'strip finalizers through finalize',
    'PUT',
    ns('/finalize'),
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'x' } },
  ],
  [
    'bind cluster-admin',
    'POST',
    rbac('rolebindings'),
    binding('cluster-admin'),
  ],
  [
    'bind a role of the namespace itself',
    'POST',
    rbac('rolebindings'),
    binding('anything', 'Role'),
  ],
  [
    'bind in the whole cluster',
    'POST',
    () => `${RBAC}/clusterrolebindings`,
    { ...binding('edit'), kind: 'ClusterRoleBinding' },
  ],
  [
    'make a role that may everything (escalate)',
    'POST',
    rbac('roles'),
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'Role',
      metadata: { name: 'evil' },
      rules: [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }],
    },
  ],
  ['read secrets', 'GET', ns('/secrets')],
  [
    'write a secret',
    'POST',
    ns('/secrets'),
    { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'evil' } },
  ],
  [
    'get a token of another account',
    'POST',
    ns('/serviceaccounts/default/token'),
    {
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'TokenRequest',
      spec: { expirationSeconds: 600 },
    },
  ],
  [
    'change what a workload runs',
    'PATCH',
    name => `/apis/apps/v1/namespaces/${name}/deployments/web`,
    { spec: { paused: true } },
    MERGE,
  ],
  [
    'run a pod',
    'POST',
    ns('/pods'),
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'evil' },
      spec: { containers: [{ name: 'a', image: 'a' }] },
    },
  ],
  [
    'install an admission webhook',
    'POST',
    () =>
      '/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations',
    {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingWebhookConfiguration',
      metadata: { name: 'evil' },
    },
  ],
];

describe('attacks on a real control plane', () => {
  const controlPlane = testControlPlane();
  const recording = recordingBackend();
  const run = randomBytes(3).toString('hex');
  const made: string[] = [];
  let portal: Awaited<ReturnType<typeof startNamespaces>>;
  let admin: ReturnType<typeof adminApi>;
  let claim: ClaimDetail;

  beforeAll(async () => {
    const access = controlPlane.access();
    admin = adminApi(access);
    portal = await startNamespaces({ access, features: recording.features });
    claim = await ready(`forms-a${run}`);
    // A role that may more than the portal's account, for it to bind
    await admin('POST', `${RBAC}/namespaces/${claim.name}/roles`, {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'Role',
      metadata: { name: 'anything' },
      rules: [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }],
    });
  });

  afterAll(async () => {
    await portal?.stop();
    await Promise.all(
      made.map(name => admin('DELETE', `/api/v1/namespaces/${name}`)),
    );
  });

  const asked = (name: string, over: object = {}) => ({
    name,
    cluster: portal.cluster,
    environment: 'dev' as const,
    ownerRef: 'group:default/forms',
    purpose: 'Being attacked',
    size: 'small',
    ...over,
  });

  async function ready(name: string) {
    made.push(name);
    const { id } = await portal.as('ingrid').request(asked(name));
    return eventually(async () => {
      const detail = await portal.as('ingrid').get(id);
      expect(detail.state).toBe('ready');
      return detail;
    });
  }

  const stateOfWorld = async () => {
    const { body } = await admin('GET', `/api/v1/namespaces/${claim.name}`);
    const { labels, ownerReferences, deletionTimestamp } = body.metadata;
    return { labels, ownerReferences, deletionTimestamp };
  };

  it.each(BY_OWNERS)('owners cannot %s', async (...attack) => {
    // Named parameters beyond a row's length would be taken for a callback to wait for
    const [, method, pathOf, body, contentType] = attack;
    const before = await stateOfWorld();
    const owner = apiAs(controlPlane.access(), {
      token: controlPlane.access().adminToken,
      user: 'ingrid',
      groups: ['forms', 'system:authenticated'],
    });
    const status = await owner(method, pathOf(claim.name), body, contentType);
    expect(status).toBe(403);
    expect(await stateOfWorld()).toEqual(before);
  });

  it.each(BY_THE_PORTAL)(
    "the portal's account cannot %s",
    async (...attack) => {
      // Named parameters beyond a row's length would be taken for a callback to wait for
      const [, method, pathOf, body, contentType] = attack;
      const { portalToken } = controlPlane.access();
      const account = apiAs(controlPlane.access(), { token: portalToken });
      const status = await account(
        method,
        pathOf(claim.name),
        body,
        contentType,
      );
      expect(status).toBe(403);
    },
  );

  it("the portal's account cannot impersonate anybody", async () => {
    const { portalToken } = controlPlane.access();
    const account = apiAs(controlPlane.access(), {
      token: portalToken,
      user: 'admin',
      groups: ['system:masters'],
    });
    expect(await account('GET', '/api/v1/secrets')).toBe(403);
  });

  it('what owners may change, a network policy of ours, comes back', async () => {
    const owner = apiAs(controlPlane.access(), {
      token: controlPlane.access().adminToken,
      user: 'ingrid',
      groups: ['forms', 'system:authenticated'],
    });
    const policy = `/apis/networking.k8s.io/v1/namespaces/${claim.name}/networkpolicies/dugnad-default-deny`;
    expect(await owner('DELETE', policy)).toBe(200);
    await eventually(async () => {
      expect((await admin('GET', policy)).status).toBe(200);
    }, 10_000);
  });

  it('a namespace that copies our labels is neither taken, changed nor deleted (CVE-2024-39690)', async () => {
    const name = `forms-h${run}`;
    made.push(name);
    const labels = {
      'app.kubernetes.io/managed-by': 'dugnad',
      'dugnad.dev/claim-id': claim.id,
      'dugnad.dev/owner': 'forms',
    };
    await admin('POST', '/api/v1/namespaces', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name, labels },
    });
    const victim = await ready(`forms-v${run}`);
    const copied = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'copy', namespace: victim.name },
    };
    await admin('POST', `/api/v1/namespaces/${victim.name}/configmaps`, copied);
    // Labels of our own object on somebody's object of a kind we keep
    await admin('POST', `/api/v1/namespaces/${victim.name}/limitranges`, {
      apiVersion: 'v1',
      kind: 'LimitRange',
      metadata: {
        name: 'theirs',
        labels: { ...labels, 'dugnad.dev/claim-id': victim.id },
      },
      spec: { limits: [{ type: 'Pod', max: { cpu: '64' } }] },
    });
    await portal.as('ingrid').repair(victim.id);
    await portal
      .as('ingrid')
      .release(claim.id, { confirmName: claim.name })
      .catch(() => {});
    await eventually(async () => {
      const { state } = await portal.as('ingrid').get(claim.id);
      expect(['deleting', 'deleted']).toContain(state);
    });
    const theirs = await admin(
      'GET',
      `/api/v1/namespaces/${victim.name}/limitranges/theirs`,
    );
    expect(theirs.status).toBe(200);
    const { body } = await admin('GET', `/api/v1/namespaces/${name}`);
    expect(body.metadata.deletionTimestamp).toBeUndefined();
    expect(body.metadata.labels).toEqual(expect.objectContaining(labels));
    expect(
      (await admin('GET', `/api/v1/namespaces/${name}/resourcequotas`)).body
        .items,
    ).toEqual([]);
    claim = victim;
  });

  it.each<[string, object, number]>([
    ['labels of the control set', { labels: { a: 'b' } }, 400],
    ['annotations', { annotations: { a: 'b' } }, 400],
    [
      'a namespace of another team',
      { ownerRef: 'group:default/maps', name: 'maps-x' },
      403,
    ],
    ["another team's prefix", { name: 'maps-x' }, 400],
    ["a longer team's prefix", { name: 'forms-archive-x' }, 400],
    ["the cluster's own namespaces", { name: 'kube-system' }, 400],
    ['a path in a name', { name: 'forms-/../../x' }, 400],
    ['an encoded path in a name', { name: 'forms-%2e%2e%2fx' }, 400],
    [
      'a cluster nobody configured',
      { cluster: 'https://169.254.169.254' },
      400,
    ],
    [
      'a negative quota',
      {
        quota: { cpu: '-1', memory: '1Gi', storage: '1Gi', pods: 1 },
        size: undefined,
      },
      400,
    ],
  ])(
    'nobody gets %s from the HTTP API, and the attempt is audited',
    async (_what, over, status) => {
      const from = recording.events.length;
      const response = await rawRequest(asked(`forms-b${run}`, over));
      expect(response).toBe(status);
      const denied = recording.events
        .slice(from)
        .filter(({ eventId }) => eventId === 'claim-request');
      expect(denied).toEqual([expect.objectContaining({ outcome: 'failure' })]);
    },
  );

  it('what others own does not exist for one, whatever one does with it, and each attempt is audited', async () => {
    const lars = portal.as('lars');
    const reason = 'I want it';
    const from = recording.events.length;
    const attempts = [
      () => lars.release(claim.id, { confirmName: claim.name }),
      () => lars.extend(claim.id, { reason }),
      () => lars.restore(claim.id, { reason }),
      () => lars.repair(claim.id),
      () => lars.retry(claim.id),
      () =>
        lars.requestChange(claim.id, {
          kind: 'owner',
          ownerRef: 'group:default/maps',
        }),
    ];
    for (const attempt of attempts) {
      await expect(attempt()).rejects.toMatchObject({
        response: { status: 404 },
      });
    }
    for (const look of [
      () => lars.get(claim.id),
      () => lars.contents(claim.id),
      () => lars.expiry(claim.id),
    ]) {
      await expect(look()).rejects.toMatchObject({ response: { status: 404 } });
    }
    const failed = recording.events
      .slice(from)
      .filter(({ outcome }) => outcome === 'failure');
    expect(failed).toHaveLength(attempts.length);
  });

  it('no credential is in what was logged or audited', async () => {
    const { portalToken, adminToken } = controlPlane.access();
    const said = JSON.stringify([recording.lines, recording.events]);
    expect(said).not.toContain(portalToken);
    expect(said).not.toContain(adminToken);
    expect(said).not.toMatch(/eyJ[A-Za-z0-9_-]{20,}\./);
  });

  function rawRequest(body: object): Promise<number> {
    const as = portal.as('ingrid');
    return callStatus(as, body);
  }
});

/** The status of a request as a caller with a client of their own would send it. */
async function callStatus(
  client: { request(body: never): Promise<unknown> },
  body: object,
): Promise<number> {
  const send: (input: object) => Promise<unknown> = input =>
    Reflect.apply(client.request, client, [input]);
  try {
    await send(body);
    return 201;
  } catch (error) {
    return Object(error).response?.status ?? 0;
  }
}

/** The API server as somebody else; answers with the status. */
function apiAs(
  access: ControlPlaneAccess,
  as: { token: string; user?: string; groups?: string[] },
) {
  return async (
    method: string,
    url: string,
    body?: object,
    contentType = 'application/json',
  ): Promise<number> => {
    const call = request(`${access.url}${url}`, {
      method,
      agent: false,
      timeout: 15_000,
      ca: Buffer.from(access.caData, 'base64'),
      headers: {
        Authorization: `Bearer ${as.token}`,
        'Content-Type': contentType,
        ...(as.user && { 'Impersonate-User': as.user }),
        ...(as.groups && { 'Impersonate-Group': as.groups }),
      },
    });
    call.end(body && JSON.stringify(body));
    const [response] = await once(call, 'response');
    response.resume();
    return response.statusCode;
  };
}

describe('shipped rights', () => {
  const documents = (file: string) =>
    parseAllDocuments(readFileSync(path.join(DEPLOY, file), 'utf8')).map(
      document => document.toJSON(),
    );

  it('hold no escalate, impersonate or wildcard, and bind named roles only', () => {
    const [{ rules }] = documents('cluster-access/cluster-role.yaml');
    for (const { verbs, resources, apiGroups, resourceNames } of rules) {
      expect(verbs).not.toEqual(expect.arrayContaining(['escalate']));
      expect(verbs).not.toEqual(expect.arrayContaining(['impersonate']));
      expect([...verbs, ...resources, ...apiGroups]).not.toContain('*');
      expect(resources).not.toContain('secrets');
      const bound = verbs.includes('bind') ? resourceNames : ['view'];
      expect(['admin', 'edit', 'view']).toEqual(expect.arrayContaining(bound));
    }
  });

  it('are confined by admission policies in everything they write', () => {
    const [{ rules }] = documents('cluster-access/cluster-role.yaml');
    const policies = documents(
      'cluster-access-admission/admission-policy.yaml',
    ).filter(({ kind }) => kind === 'ValidatingAdmissionPolicy');
    const confined = new Set<string>();
    for (const { spec } of policies) {
      expect(spec.failurePolicy).toBe('Fail');
      for (const rule of spec.matchConstraints.resourceRules) {
        rule.resources.forEach((name: string) => confined.add(name));
      }
    }
    const writes = rules.filter(({ verbs }: { verbs: string[] }) =>
      verbs.some(verb =>
        ['create', 'patch', 'update', 'delete'].includes(verb),
      ),
    );
    for (const { resources } of writes) {
      for (const resource of resources) {
        expect([resource, confined.has(resource)]).toEqual([resource, true]);
      }
    }
  });
});
