import { randomBytes } from 'node:crypto';
import { testControlPlane } from '@dugnad/control-plane';
import { AdoptionRequestInput } from '@dugnad/plugin-namespaces-common';
import { adminApi } from '../__testUtils__/adminApi';
import { eventually } from '../__testUtils__/eventually';
import { recordingBackend } from '../__testUtils__/recordingBackend';
import { startNamespaces } from '../__testUtils__/startNamespaces';

jest.setTimeout(120_000);

describe('adoption on a real control plane', () => {
  const controlPlane = testControlPlane();
  const recording = recordingBackend();
  const run = randomBytes(3).toString('hex');
  const made: string[] = [];
  let portal: Awaited<ReturnType<typeof startNamespaces>>;
  let admin: ReturnType<typeof adminApi>;

  beforeAll(async () => {
    const access = controlPlane.access();
    admin = adminApi(access);
    portal = await startNamespaces({ access, features: recording.features });
  });

  afterAll(async () => {
    await portal?.stop();
    await Promise.all(
      made.map(name => admin('DELETE', `/api/v1/namespaces/${name}`)),
    );
  });

  async function namespace(suffix: string, metadata: object, manager = 'old') {
    const name = `legacy-${run}-${suffix}`;
    made.push(name);
    const { status } = await admin(
      'POST',
      `/api/v1/namespaces?fieldManager=${manager}`,
      {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name, ...metadata },
      },
    );
    expect(status).toBe(201);
    return name;
  }

  const request = (
    name: string,
    over: Partial<AdoptionRequestInput> = {},
  ): AdoptionRequestInput => ({
    cluster: portal.cluster,
    name,
    environment: 'test',
    ownerRef: 'group:default/forms',
    purpose: 'Was there before',
    size: 'small',
    ...over,
  });

  async function adopted(name: string, over?: Partial<AdoptionRequestInput>) {
    const { id, state } = await portal.as('nora').adopt(request(name, over));
    expect(state).toBe('adopted');
    return eventually(async () => {
      const claim = await portal.as('ingrid').get(id);
      expect(claim.state).toBe('ready');
      return claim;
    });
  }

  const labelsOf = async (name: string) =>
    (await admin('GET', `/api/v1/namespaces/${name}`)).body.metadata.labels ??
    {};

  it('shows what would change from a dry run, then takes the namespace over without restarting a pod', async () => {
    const name = await namespace('web', {
      labels: {
        team: 'forms',
        'pod-security.kubernetes.io/enforce': 'privileged',
      },
      annotations: { 'dugnad.dev/contact': 'old@example.org' },
    });
    await admin('POST', `/apis/apps/v1/namespaces/${name}/deployments`, {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web' },
      spec: {
        replicas: 2,
        selector: { matchLabels: { app: 'web' } },
        template: {
          metadata: { labels: { app: 'web' } },
          spec: {
            containers: [
              {
                name: 'web',
                image: 'web:1',
                resources: { requests: { cpu: '800m', memory: '64Mi' } },
              },
            ],
          },
        },
      },
    });
    const podUids = async () => {
      const { body } = await admin('GET', `/api/v1/namespaces/${name}/pods`);
      return body.items
        .map((pod: { metadata: { uid: string } }) => pod.metadata.uid)
        .sort();
    };
    const before = await eventually(async () => {
      const uids = await podUids();
      expect(uids).toHaveLength(2);
      return uids;
    });
    const uid = (await admin('GET', `/api/v1/namespaces/${name}`)).body.metadata
      .uid;

    const listed = await portal.as('nora').adoptable(portal.cluster);
    expect(listed.find(one => one.name === name)).toMatchObject({
      uid,
      managers: [],
      needsHandOver: [],
    });
    const body = request(name, { contact: 'forms@example.org' });
    const preview = await portal.as('nora').previewAdoption(body);
    expect(preview.problems).toEqual([]);
    expect(preview.migrates).toEqual(['old']);
    expect(preview.warnings.join(' ')).toMatch(
      /CPU \(millicores\) than the quota allows: 1600 of 1000/,
    );
    expect(preview.warnings.join(' ')).toContain('without any network policy');
    const [first, ...rest] = preview.objects;
    expect(first).toMatchObject({ kind: 'Namespace', outcome: 'change' });
    expect(first.changes).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          path: 'metadata.labels["pod-security.kubernetes.io/enforce"]',
          actual: 'privileged',
          desired: 'restricted',
          manager: 'old',
        }),
      ]),
    );
    expect(rest.every(({ outcome }) => outcome === 'create')).toBe(true);
    // Nothing was changed by looking
    expect(await labelsOf(name)).not.toHaveProperty(['dugnad.dev/claim-id']);

    const claim = await adopted(name, { contact: 'forms@example.org' });
    expect(await labelsOf(name)).toMatchObject({
      team: 'forms',
      'dugnad.dev/claim-id': claim.id,
      'pod-security.kubernetes.io/enforce': 'restricted',
    });
    expect(await podUids()).toEqual(before);
    const kinds = (await portal.as('ingrid').history(claim.id)).map(
      ({ kind }) => kind,
    );
    expect(kinds).toContain('adopted');

    // What the old applier held of ours is let go: a field we drop really goes
    const { metadata } = (await admin('GET', `/api/v1/namespaces/${name}`))
      .body;
    const old = metadata.managedFields.filter(
      (entry: { manager: string }) => entry.manager === 'old',
    );
    expect(JSON.stringify(old)).toContain('f:team');
    expect(JSON.stringify(old)).not.toContain('contact');
    await portal
      .as('ingrid')
      .requestChange(claim.id, { kind: 'details', contact: '' });
    await eventually(async () => {
      const now = await admin('GET', `/api/v1/namespaces/${name}`);
      expect(now.body.metadata.annotations).not.toHaveProperty([
        'dugnad.dev/contact',
      ]);
      expect(now.body.metadata.labels.team).toBe('forms');
    });
    const event = recording.events.find(
      ({ eventId, outcome }) =>
        eventId === 'namespace-adopt' && outcome === 'success',
    );
    expect(event?.meta).toMatchObject({ name });
  });

  it.each<[string, object]>([
    ['Helm', { labels: { 'app.kubernetes.io/managed-by': 'Helm' } }],
    ['Argo CD', { annotations: { 'argocd.argoproj.io/tracking-id': 'a:b' } }],
    ['Flux', { labels: { 'kustomize.toolkit.fluxcd.io/name': 'apps' } }],
    ['dugnad', { labels: { 'dugnad.dev/claim-id': 'lost' } }],
  ])(
    'takes a namespace of %s only after an explicit hand-over',
    async (manager, metadata) => {
      const name = await namespace(
        `m${manager.toLowerCase().replaceAll(' ', '')}`,
        metadata,
      );
      await expect(
        portal.as('nora').adopt(request(name)),
      ).rejects.toMatchObject({
        response: { status: 400 },
        body: {
          error: {
            problems: [
              {
                field: 'handOver',
                rule: 'adoption-managed',
                values: { manager },
              },
            ],
          },
        },
      });
      const { problems } = await portal
        .as('nora')
        .previewAdoption(request(name, { handOver: [manager] }));
      expect(problems).toEqual([]);
    },
  );

  it.each<[string, object]>([
    ['Capsule', { labels: { 'capsule.clastix.io/tenant': 'oil' } }],
    ['Cozystack Tenant', { labels: { 'tenant.cozystack.io/tenant-root': '' } }],
  ])(
    'never takes a namespace of %s, whose own resource has to be written',
    async (manager, metadata) => {
      const name = await namespace(
        `t${manager.slice(0, 3).toLowerCase()}`,
        metadata,
      );
      await expect(
        portal.as('nora').adopt(request(name, { handOver: [manager] })),
      ).rejects.toMatchObject({
        response: { status: 400 },
        body: { error: { problems: [{ rule: 'adoption-tenancy' }] } },
      });
      expect(await labelsOf(name)).not.toHaveProperty(['dugnad.dev/claim-id']);
    },
  );

  it.each(['kube-system', 'default', 'dugnad'])(
    'never takes %s',
    async name => {
      await expect(
        portal.as('nora').adopt(request(name, { handOver: ['dugnad'] })),
      ).rejects.toMatchObject({
        response: { status: 400 },
        body: { error: { problems: [{ rule: 'adoption-protected' }] } },
      });
    },
  );

  it('is for the platform team alone, and tells of an attempt', async () => {
    const name = await namespace('free', {});
    for (const attempt of [
      portal.as('ingrid').adoptable(portal.cluster),
      portal.as('ingrid').previewAdoption(request(name)),
      portal.as('ingrid').adopt(request(name)),
    ]) {
      await expect(attempt).rejects.toMatchObject({
        response: { status: 403 },
      });
    }
    expect(
      recording.events.filter(
        ({ eventId, outcome, meta }) =>
          eventId === 'namespace-adopt' &&
          outcome === 'failure' &&
          meta?.name === name,
      ),
    ).toHaveLength(1);
    expect(await labelsOf(name)).not.toHaveProperty(['dugnad.dev/claim-id']);
  });
});
