import { randomBytes } from 'node:crypto';
import { testControlPlane } from '@dugnad/control-plane';
import {
  ClaimRequestInput,
  problemsOf,
} from '@dugnad/plugin-namespaces-common';
import { adminApi } from './__testUtils__/adminApi';
import { eventually } from './__testUtils__/eventually';
import { startNamespaces } from './__testUtils__/startNamespaces';

// A cluster busy with other deletions takes its time over a namespace
jest.setTimeout(150_000);

describe('namespaces on a real control plane', () => {
  const controlPlane = testControlPlane();
  let portal: Awaited<ReturnType<typeof startNamespaces>>;
  let admin: ReturnType<typeof adminApi>;
  const made: string[] = [];

  beforeAll(async () => {
    portal = await startNamespaces({ access: controlPlane.access() });
    admin = adminApi(controlPlane.access());
  });

  afterAll(async () => {
    await portal?.stop();
    await Promise.all(
      made.map(name => admin('DELETE', `/api/v1/namespaces/${name}`)),
    );
  });

  function request(over: Partial<ClaimRequestInput> = {}): ClaimRequestInput {
    const name = `forms-t${randomBytes(4).toString('hex')}`;
    made.push(over.name ?? name);
    return {
      name,
      cluster: portal.cluster,
      environment: 'dev',
      ownerRef: 'group:default/forms',
      purpose: 'Testing claims',
      size: 'small',
      ...over,
    };
  }

  async function ready(over: Partial<ClaimRequestInput> = {}) {
    const claim = await portal.as('ingrid').request(request(over));
    return eventually(async () => {
      const detail = await portal.as('ingrid').get(claim.id);
      expect(detail.state).toBe('ready');
      return detail;
    });
  }

  const names = async (path: string) =>
    (await admin('GET', path)).body.items
      .map((item: { metadata: { name: string } }) => item.metadata.name)
      .sort();

  it('turns a request into a namespace with all its objects', async () => {
    const claim = await ready({ egressInternet: true });
    const core = `/api/v1/namespaces/${claim.name}`;
    const { body } = await admin('GET', core);
    expect(body.metadata.labels).toMatchObject({
      'pod-security.kubernetes.io/enforce': 'restricted',
      'app.kubernetes.io/managed-by': 'dugnad',
      'dugnad.dev/claim-id': claim.id,
      'dugnad.dev/owner': 'forms',
      'dugnad.dev/environment': 'dev',
    });
    expect(await names(`${core}/resourcequotas`)).toEqual(['dugnad-quota']);
    expect(await names(`${core}/limitranges`)).toEqual(['dugnad-limits']);
    expect(await names(`${core}/serviceaccounts`)).toContain('deployer');
    expect(
      await names(
        `/apis/networking.k8s.io/v1/namespaces/${claim.name}/networkpolicies`,
      ),
    ).toEqual([
      'dugnad-default-deny',
      'dugnad-dns',
      'dugnad-ingress-controllers',
      'dugnad-internet',
      'dugnad-same-namespace',
    ]);
    expect(
      await names(
        `/apis/rbac.authorization.k8s.io/v1/namespaces/${claim.name}/rolebindings`,
      ),
    ).toEqual([
      'dugnad-deployer',
      'dugnad-owners',
      'dugnad-person',
      'dugnad-platform',
    ]);
    expect(claim.objects.every(({ state }) => state === 'applied')).toBe(true);
    const history = await portal.as('ingrid').history(claim.id);
    expect(history.map(({ kind }) => kind).reverse()).toEqual([
      'requested',
      'approved',
      'provisioning',
      'ready',
    ]);
  });

  it('puts a changed network policy back and tells who changed it', async () => {
    const claim = await ready();
    const path = `/apis/networking.k8s.io/v1/namespaces/${claim.name}/networkpolicies/dugnad-default-deny`;
    const opened = { spec: { ingress: [{}] } };
    const merge = 'application/merge-patch+json';
    await admin('PATCH', `${path}?fieldManager=mallory`, opened, merge);
    await eventually(async () => {
      expect((await admin('GET', path)).body.spec.ingress).toBeUndefined();
    }, 5_000);
    await eventually(async () => {
      const history = await portal.as('ingrid').history(claim.id);
      expect(history.filter(({ kind }) => kind === 'restored')).toEqual([
        expect.objectContaining({
          by: 'system',
          reason: expect.stringContaining('changed by mallory'),
          before: { 'spec.ingress': [{}] },
          after: { 'spec.ingress': null },
        }),
      ]);
    });
  });

  it('puts back a quota somebody raised and a label somebody stripped', async () => {
    const claim = await ready();
    const merge = 'application/merge-patch+json';
    const quota = `/api/v1/namespaces/${claim.name}/resourcequotas/dugnad-quota`;
    const labels = { 'dugnad.dev/claim-id': null };
    await admin(
      'PATCH',
      quota,
      { spec: { hard: { pods: '999' } }, metadata: { labels } },
      merge,
    );
    const weak = { 'pod-security.kubernetes.io/enforce': 'privileged' };
    await admin(
      'PATCH',
      `/api/v1/namespaces/${claim.name}`,
      { metadata: { labels: weak } },
      merge,
    );
    await eventually(async () => {
      const { body } = await admin('GET', quota);
      expect(body.spec.hard.pods).toBe('20');
      expect(body.metadata.labels['dugnad.dev/claim-id']).toBe(claim.id);
      const namespace = await admin('GET', `/api/v1/namespaces/${claim.name}`);
      expect(namespace.body.metadata.labels).toMatchObject({
        'pod-security.kubernetes.io/enforce': 'restricted',
      });
    }, 5_000);
  });

  it('makes a namespace again that somebody deleted', async () => {
    const claim = await ready();
    const path = `/api/v1/namespaces/${claim.name}`;
    const before = (await admin('GET', path)).body.metadata.uid;
    await admin('DELETE', path);
    await eventually(async () => {
      const { body } = await admin('GET', path);
      expect(body.metadata.uid).toBeDefined();
      expect(body.metadata.uid).not.toBe(before);
      expect(await names(`${path}/resourcequotas`)).toEqual(['dugnad-quota']);
      expect((await portal.as('ingrid').get(claim.id)).state).toBe('ready');
    }, 90_000);
  });

  it('leaves an object alone that is not ours, names its manager and goes on when it is gone', async () => {
    const claim = await ready();
    const path = `/apis/networking.k8s.io/v1/namespaces/${claim.name}/networkpolicies`;
    const other = {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'dugnad-dns' },
      spec: { podSelector: {}, policyTypes: ['Ingress'] },
    };
    // Until the foreign one is in place, the portal may be quicker
    await eventually(async () => {
      await admin('DELETE', `${path}/dugnad-dns`);
      expect(
        (await admin('POST', `${path}?fieldManager=helm`, other)).status,
      ).toBe(201);
    });
    await eventually(async () => {
      const detail = await portal.as('ingrid').get(claim.id);
      expect(detail.state).toBe('partial');
      expect(detail.stateReason).toContain('helm');
      expect(detail.objects.filter(o => o.state !== 'applied')).toEqual([
        expect.objectContaining({
          name: 'dugnad-dns',
          state: 'conflict',
          manager: 'helm',
        }),
      ]);
    });
    await admin('DELETE', `${path}/dugnad-dns`);
    await portal.as('ingrid').retry(claim.id);
    await eventually(async () => {
      expect((await portal.as('ingrid').get(claim.id)).state).toBe('ready');
    });
  });

  it('deletes the namespace of a released claim and keeps its name for its owner', async () => {
    const claim = await ready();
    const release = { confirmName: 'another', reason: 'Done with it' };
    await expect(
      portal.as('ingrid').release(claim.id, release),
    ).rejects.toThrow(/400/);
    await portal
      .as('ingrid')
      .release(claim.id, { ...release, confirmName: claim.name });
    await eventually(async () => {
      expect(
        (await admin('GET', `/api/v1/namespaces/${claim.name}`)).status,
      ).toBe(404);
      expect((await portal.as('ingrid').get(claim.id)).state).toBe('deleted');
    }, 90_000);
    const verdict = await portal
      .as('nora')
      .preview(
        request({ name: claim.name, ownerRef: 'group:default/platform' }),
      );
    expect(verdict.verdict.reasons.map(({ rule }) => rule)).toContain(
      'name-prefix',
    );
    expect(
      (await portal.as('ingrid').preview(request({ name: claim.name }))).verdict
        .verdict,
    ).toBe('approve');
  });

  it('never deletes a namespace that lost our label', async () => {
    const claim = await ready();
    const path = `/api/v1/namespaces/${claim.name}`;
    await portal.stop();
    try {
      const labels = { 'dugnad.dev/claim-id': null };
      await admin(
        'PATCH',
        path,
        { metadata: { labels } },
        'application/merge-patch+json',
      );
    } finally {
      portal = await startNamespaces({ access: controlPlane.access() });
    }
    // The new portal has an empty database: to it this namespace is a stranger's
    await expect(
      portal.as('ingrid').request(request({ name: claim.name })),
    ).rejects.toThrow(/409/);
    expect(
      (await admin('GET', path)).body.metadata.deletionTimestamp,
    ).toBeUndefined();
  });

  it('deploys into the namespace with the rights of its deployer', async () => {
    const claim = await ready();
    const config = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'web' },
      data: { a: 'b' },
    };
    const manifests = [{ source: 'k8s/config.yaml', object: config }];
    expect(await portal.as('ingrid').deploy(claim.id, { manifests })).toEqual({
      applied: [{ group: '', kind: 'ConfigMap', name: 'web' }],
    });
    const { body } = await admin(
      'GET',
      `/api/v1/namespaces/${claim.name}/configmaps/web`,
    );
    expect(body.data).toEqual({ a: 'b' });
    const history = await portal.as('ingrid').history(claim.id);
    expect(history[0]).toMatchObject({
      kind: 'deployed',
      by: 'user:default/ingrid',
    });
    expect(JSON.stringify(history)).not.toContain('eyJ');
  });

  it('deploys what kubectl would: empty keys, ports without protocol, typed lists, large objects', async () => {
    const claim = await ready();
    const board = 'panel '.repeat(30_000);
    const named = (name: string) => ({ name, annotations: null });
    const objects = [
      {
        apiVersion: 'v1',
        kind: 'ConfigMapList',
        items: [{ metadata: named('board'), data: { board, empty: null } }],
      },
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: named('web'),
        spec: { selector: { app: 'web' }, ports: [{ port: 80, name: null }] },
      },
    ];
    const manifests = objects.map(object => ({ source: 'k8s/a.yaml', object }));
    const { applied } = await portal
      .as('ingrid')
      .deploy(claim.id, { manifests });
    expect(applied.map(({ name }) => name).sort()).toEqual(['board', 'web']);
    const at = `/api/v1/namespaces/${claim.name}`;
    const config = await admin('GET', `${at}/configmaps/board`);
    expect(config.body.data).toEqual({ board, empty: '' });
    const service = await admin('GET', `${at}/services/web`);
    expect(service.body.spec.ports[0]).toMatchObject({ protocol: 'TCP' });
  });

  it('says how much is too much to deploy at a time', async () => {
    const claim = await shared();
    const object = { data: { a: 'x'.repeat(2.5 * 1024 * 1024) } };
    await expect(
      portal
        .as('ingrid')
        .deploy(claim.id, { manifests: [{ source: 'a', object }] }),
    ).rejects.toMatchObject({
      response: { status: 413 },
      body: {
        error: {
          message: expect.stringMatching(
            /has 2,621,\d{3} bytes; at most 2,097,152 bytes/,
          ),
        },
      },
    });
  });

  const deployment = (spec: object, apiVersion = 'apps/v1') => ({
    apiVersion,
    kind: 'Deployment',
    metadata: { name: 'typo' },
    spec: {
      selector: { matchLabels: { app: 'typo' } },
      template: {
        metadata: { labels: { app: 'typo' } },
        spec: { containers: [{ name: 'typo', image: 'typo:1' }] },
      },
      ...spec,
    },
  });
  const binding = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name: 'x' },
  };
  it.each([
    [
      'a cluster-scoped kind',
      {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: 'x', namespace: 'y' },
      },
      /k8s\/a\.yaml: Namespace x is cluster-scoped/,
    ],
    [
      'a kind that is not allowed',
      binding,
      /RoleBinding x is of a kind that may not be deployed/,
    ],
    [
      'another namespace',
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'x', namespace: 'kube-system' },
      },
      /states namespace "kube-system"/,
    ],
    [
      'an object of the claim',
      {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'NetworkPolicy',
        metadata: { name: 'dugnad-default-deny' },
      },
      /the portal keeps/,
    ],
    [
      'the deployer account',
      {
        apiVersion: 'v1',
        kind: 'ServiceAccount',
        metadata: { name: 'deployer' },
      },
      /the portal keeps/,
    ],
    [
      'a control label',
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'x', labels: { 'dugnad.dev/claim-id': 'z' } },
      },
      /carries dugnad.dev\/claim-id/,
    ],
    [
      'an owner reference',
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'x', ownerReferences: [] },
      },
      /ownerReferences must be left out/,
    ],
    [
      'a path in a name',
      { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: '../x' } },
      /metadata.name is not a valid name/,
    ],
    [
      'a field that is misspelt',
      deployment({ replica: 2 }),
      /k8s\/a\.yaml: Deployment typo .*\.spec\.replica:/,
    ],
    [
      'a field of another type',
      deployment({ replicas: 'two' }),
      /k8s\/a\.yaml: Deployment typo .*\.spec\.replicas:/,
    ],
    [
      'a port that is there twice',
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'twice' },
        spec: { ports: [{ port: 80 }, { port: 80 }] },
      },
      /k8s\/a\.yaml: Service twice .*\.spec\.ports/,
    ],
    [
      'a value the API server does not accept',
      deployment({ replicas: -1 }),
      /k8s\/a\.yaml: Deployment typo .*spec\.replicas/,
    ],
    [
      'a version that is not served',
      deployment({}, 'apps/v1beta1'),
      /k8s\/a\.yaml: Deployment typo .*serves Deployment as apps\/v1/,
    ],
    [
      'a kind nobody knows',
      { apiVersion: 'v1', kind: 'Gnome', metadata: { name: 'x' } },
      /does not know v1 Gnome/,
    ],
  ])('refuses to deploy %s', async (_what, object, message) => {
    const claim = await shared();
    const manifests = [{ source: 'k8s/a.yaml', object }];
    await expect(
      portal.as('ingrid').deploy(claim.id, { manifests }),
    ).rejects.toMatchObject({
      response: { status: 400 },
      body: { error: { message: expect.stringMatching(message) } },
    });
  });

  it('hides claims from people outside the team and lets them change nothing', async () => {
    const claim = await shared();
    const lars = portal.as('lars');
    const query = { name: [claim.name] };
    expect((await lars.list(query)).totalItems).toBe(0);
    expect((await portal.as('ingrid').list(query)).totalItems).toBe(1);
    expect((await portal.as('nora').list(query)).totalItems).toBe(1);
    const body = { confirmName: claim.name };
    for (const attempt of [
      () => lars.get(claim.id),
      () => lars.history(claim.id),
      () => lars.release(claim.id, body),
      () => lars.repair(claim.id),
      () => lars.retry(claim.id),
      () => lars.deploy(claim.id, { manifests: [{ source: 'a', object: {} }] }),
    ]) {
      await expect(attempt()).rejects.toMatchObject({
        response: { status: 404 },
      });
    }
  });

  it('returns the existing claim when the same is asked again', async () => {
    const claim = await shared();
    const again = await portal
      .as('ingrid')
      .request(request({ name: claim.name }));
    expect(again.id).toBe(claim.id);
  });

  it('does not pass off the claim there is as the larger one that is asked for', async () => {
    const claim = await shared();
    const larger = request({ name: claim.name, size: 'large' });
    const attempt = portal.as('ingrid').request(larger);
    await expect(attempt).rejects.toMatchObject({ response: { status: 409 } });
    const problems = await attempt.catch(problemsOf);
    expect(problems).toMatchObject([{ field: 'size' }]);
  });

  it('offers a person their own groups', async () => {
    const options = await portal.as('ingrid').options();
    expect(options.owners).toEqual([
      { ref: 'group:default/forms', title: 'forms', prefix: 'forms-' },
    ]);
    const { owners } = await portal.as('nora').options();
    expect(owners.length).toBeGreaterThan(3);
    expect(owners[0].ref).toBe('group:default/platform');
    expect(options.clusters).toEqual([
      expect.objectContaining({ name: portal.cluster, reachable: true }),
    ]);
  });

  it.each([
    [
      'a reserved name',
      { name: 'kube-forms' },
      400,
      /name "kube-forms" is reserved/i,
    ],
    [
      'a name that is too long',
      { name: `forms-${'x'.repeat(60)}` },
      400,
      /66 characters; at most 63/,
    ],
    ['a name with capitals', { name: 'forms-Web' }, 400, /RFC 1123/],
    ['a name with a path', { name: 'forms-/../x' }, 400, /RFC 1123/],
    [
      "another team's prefix",
      { name: 'maps-web' },
      400,
      /must begin with the owner's prefix "forms-"/,
    ],
    [
      "a longer team's prefix",
      { name: 'forms-archive-web' },
      400,
      /prefix of group:default\/forms-archive/,
    ],
    [
      'a group that does not exist',
      { ownerRef: 'group:default/nobody' },
      400,
      /group:default\/nobody is not a group/,
    ],
    [
      'control characters',
      { purpose: 'Testing\u0000claims', contact: 'x\u001by' },
      400,
      /purpose: must not hold control characters contact: must not/,
    ],
    [
      'a name with a null character',
      { name: 'forms-\u0000' },
      400,
      /name: must not hold control characters/,
    ],
    [
      'a size with a null character',
      { size: '\u0000' },
      400,
      /size: must not hold control characters/,
    ],
    [
      'an empty group',
      { ownerRef: 'group:default/empty', name: 'empty-web' },
      400,
      /has no members/,
    ],
    [
      'a group one is no member of',
      { ownerRef: 'group:default/maps', name: 'maps-web' },
      403,
      /not a member of group:default\/maps/,
    ],
    [
      'an unknown cluster',
      { cluster: 'atlantis' },
      400,
      /Cluster "atlantis" is not configured. Choose one of/,
    ],
    [
      'an unknown size',
      { size: 'huge' },
      400,
      /Size "huge" is not configured. Choose one of: small, medium, large/,
    ],
    [
      'a system that does not exist',
      { systemRef: 'system:default/x' },
      400,
      /system:default\/x is not in the catalog/,
    ],
    ['no purpose', { purpose: ' ' }, 400, /purpose: say in a few words/],
  ])('refuses %s', async (_what, over, status, message) => {
    await expect(
      portal.as('ingrid').request(request(over)),
    ).rejects.toMatchObject({
      response: { status },
      body: {
        error: {
          message: expect.stringMatching(message),
          problems: expect.arrayContaining([
            expect.objectContaining({
              field: expect.any(String),
              rule: expect.any(String),
            }),
          ]),
        },
      },
    });
  });

  it('refuses a name another claim or a stranger holds', async () => {
    const claim = await shared();
    const foreign = `forms-f${randomBytes(4).toString('hex')}`;
    made.push(foreign);
    await admin('POST', '/api/v1/namespaces?fieldManager=kubectl', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: foreign, labels: { team: 'other' } },
    });
    await expect(
      portal.as('ingrid').request(request({ name: foreign })),
    ).rejects.toMatchObject({
      response: { status: 409 },
      body: {
        error: { message: expect.stringContaining('managed by kubectl') },
      },
    });
    const uid = (await admin('GET', `/api/v1/namespaces/${foreign}`)).body
      .metadata.labels;
    expect(uid ?? {}).not.toHaveProperty(['dugnad.dev/claim-id']);
    const same = { name: claim.name, ownerRef: 'group:default/forms-archive' };
    const { verdict } = await portal.as('lars').preview(request(same));
    expect(verdict.verdict).toBe('refuse');
  });

  it('refuses a group whose members the caller only counts among by a group below it', async () => {
    // Lars is in forms-archive, below forms, but his sign-in does not act for forms
    const { verdict } = await portal.as('lars').preview(request());
    expect(verdict.reasons.map(({ rule }) => rule)).toEqual(['owner-member']);
  });

  it('answers that a claim is not there whatever its id looks like', async () => {
    for (const id of ['%00', 'x', '__proto__']) {
      await expect(
        portal.as('ingrid').get(decodeURIComponent(id)),
      ).rejects.toMatchObject({ response: { status: 404 } });
    }
  });

  it('refuses manifests that are nested too deep for anything to walk', async () => {
    const claim = await shared();
    const data: unknown = JSON.parse(
      `${'{"a":'.repeat(1_000)}1${'}'.repeat(1_000)}`,
    );
    const object = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'deep' },
      data,
    };
    await expect(
      portal
        .as('ingrid')
        .deploy(claim.id, { manifests: [{ source: 'deep.yaml', object }] }),
    ).rejects.toMatchObject({
      response: { status: 400 },
      body: { error: { message: expect.stringContaining('nested too deep') } },
    });
  });

  const configMap = (name: string, bytes: number) => ({
    source: `${name}.yaml`,
    object: {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name },
      data: { board: 'panel '.repeat(bytes / 6) },
    },
  });

  it.each<[string, number[]]>([
    ['one of 160 kB', [160_000]],
    ['one just over what other routes take', [103_000]],
    ['one of 900 kB', [900_000]],
    ['several that are large together', [400_000, 700_000, 600_000]],
  ])(
    'deploys manifests of any size that fits into 2 MB: %s',
    async (_, sizes) => {
      const claim = await shared();
      const manifests = sizes.map((size, i) => configMap(`large-${i}`, size));
      const { applied } = await portal
        .as('ingrid')
        .deploy(claim.id, { manifests });
      expect(applied).toHaveLength(sizes.length);
    },
  );

  it('refuses more than 2 MB with the limit and the size', async () => {
    const claim = await shared();
    const manifests = [0, 1, 2].map(i => configMap(`huge-${i}`, 900_000));
    await expect(
      portal.as('ingrid').deploy(claim.id, { manifests }),
    ).rejects.toMatchObject({
      response: { status: 413 },
      body: {
        error: {
          message: expect.stringMatching(
            /has 2,7\d\d,\d\d\d bytes; at most 2,097,152 bytes/,
          ),
        },
      },
    });
  });

  it('refuses what is too large for a form at every other route', async () => {
    await expect(
      portal
        .as('ingrid')
        .request({ ...request(), purpose: 'x'.repeat(200_000) }),
    ).rejects.toMatchObject({
      response: { status: 413 },
      body: { error: { message: expect.stringContaining('102,400 bytes') } },
    });
  });

  let sharedClaim: Promise<Awaited<ReturnType<typeof ready>>> | undefined;
  let sharedPortal: typeof portal | undefined;
  function shared() {
    if (sharedPortal !== portal) {
      sharedClaim = undefined;
    }
    sharedPortal = portal;
    sharedClaim ??= ready();
    return sharedClaim;
  }
});
