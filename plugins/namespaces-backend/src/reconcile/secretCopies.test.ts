import { randomBytes } from 'node:crypto';
import { TestDatabases } from '@backstage/backend-test-utils';
import { createBackendModule } from '@backstage/backend-plugin-api';
import { testControlPlane } from '@dugnad/control-plane';
import { namespaceObjectsExtensionPoint } from '@dugnad/plugin-namespaces-node';
import { Knex } from 'knex';
import { adminApi } from '../__testUtils__/adminApi';
import { eventually } from '../__testUtils__/eventually';
import { recordingBackend } from '../__testUtils__/recordingBackend';
import { startNamespaces } from '../__testUtils__/startNamespaces';

jest.setTimeout(120_000);

const MERGE = 'application/merge-patch+json';
const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

describe('a secret that is copied into every namespace', () => {
  const controlPlane = testControlPlane();
  const recording = recordingBackend();
  const run = randomBytes(3).toString('hex');
  const home = `copysource-${run}`;
  const password = `Tr0ub4dor-${randomBytes(12).toString('hex')}`;
  const value = Buffer.from(
    JSON.stringify({ auths: { 'registry.example.org': { auth: password } } }),
  ).toString('base64');
  const made = [home];
  let portal: Awaited<ReturnType<typeof startNamespaces>>;
  let admin: ReturnType<typeof adminApi>;
  let knex: Knex;

  /** As the shipped image-pull-secret module does, under names of this test. */
  const copies = createBackendModule({
    pluginId: 'namespaces',
    moduleId: 'copies',
    register(env) {
      env.registerInit({
        deps: { objects: namespaceObjectsExtensionPoint },
        async init({ objects }) {
          objects.addProvider({
            id: 'copy',
            kinds: [{ group: '', kind: 'Secret', watch: false }],
            objects: ({ name }) => [
              {
                role: 'pull',
                copyOf: {
                  namespace: home,
                  name: name.endsWith('missing') ? 'nothing' : 'registry',
                },
                object: {
                  apiVersion: 'v1',
                  kind: 'Secret',
                  metadata: { name: `pull-${run}` },
                  type: 'kubernetes.io/dockerconfigjson',
                },
              },
            ],
          });
        },
      });
    },
  });

  beforeAll(async () => {
    const access = controlPlane.access();
    admin = adminApi(access);
    knex = await databases.init('POSTGRES_18');
    await admin('POST', '/api/v1/namespaces', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: home },
    });
    await admin('POST', `/api/v1/namespaces/${home}/secrets`, {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'registry' },
      type: 'kubernetes.io/dockerconfigjson',
      data: { '.dockerconfigjson': value },
    });
    await grant();
    portal = await startNamespaces({
      access,
      knex,
      features: [...recording.features, copies],
    });
  });

  afterAll(async () => {
    await portal?.stop();
    for (const kind of ['clusterrolebindings', 'clusterroles']) {
      await admin(
        'DELETE',
        `/apis/rbac.authorization.k8s.io/v1/${kind}/copies-${run}`,
      );
    }
    await Promise.all(
      made.map(name => admin('DELETE', `/api/v1/namespaces/${name}`)),
    );
  });

  /** Exactly what packages/backend/deploy/cluster-access-image-pull-secret grants, under other names. */
  async function grant() {
    const api = '/apis/rbac.authorization.k8s.io/v1';
    const rule = (resourceNames: string[], verbs: string[]) => ({
      apiGroups: [''],
      resources: ['secrets'],
      resourceNames,
      verbs,
    });
    const subjects = [
      { kind: 'ServiceAccount', name: 'dugnad-portal', namespace: 'dugnad' },
    ];
    const bind = (kind: string, name: string) => ({
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: `${kind}Binding`,
      metadata: { name },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind, name },
      subjects,
    });
    const role = (kind: string, name: string, rules: object[]) => ({
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind,
      metadata: { name },
      rules,
    });
    const name = `copies-${run}`;
    await admin(
      'POST',
      `${api}/namespaces/${home}/roles`,
      role('Role', name, [rule(['registry', 'nothing'], ['get'])]),
    );
    await admin(
      'POST',
      `${api}/namespaces/${home}/rolebindings`,
      bind('Role', name),
    );
    await admin(
      'POST',
      `${api}/clusterroles`,
      role('ClusterRole', name, [
        rule([`pull-${run}`], ['get', 'create', 'patch', 'delete']),
      ]),
    );
    await admin(
      'POST',
      `${api}/clusterrolebindings`,
      bind('ClusterRole', name),
    );
  }

  async function claimed(name: string, state: string) {
    made.push(name);
    const { id } = await portal.as('ingrid').request({
      name,
      cluster: portal.cluster,
      environment: 'dev',
      ownerRef: 'group:default/forms',
      purpose: 'Testing copies',
      size: 'small',
    });
    return eventually(async () => {
      const claim = await portal.as('ingrid').get(id);
      expect(claim).toMatchObject({ state });
      return claim;
    });
  }

  const secretIn = async (name: string) =>
    (await admin('GET', `/api/v1/namespaces/${name}/secrets/pull-${run}`)).body;

  it('is there with the value of its source, put back when changed, renewed when the source is', async () => {
    const claim = await claimed(`forms-c${run}`, 'ready');
    const secret = await secretIn(claim.name);
    expect(secret.data).toEqual({ '.dockerconfigjson': value });
    expect(secret.metadata.labels['dugnad.dev/claim-id']).toBe(claim.id);
    const path = `/api/v1/namespaces/${claim.name}/secrets/pull-${run}`;
    const forged = Buffer.from('{"auths":{}}').toString('base64');
    await admin(
      'PATCH',
      `${path}?fieldManager=mallory`,
      { data: { '.dockerconfigjson': forged } },
      MERGE,
    );
    await portal.as('ingrid').repair(claim.id);
    await eventually(async () => {
      const { data } = await secretIn(claim.name);
      expect(data).toEqual({ '.dockerconfigjson': value });
    });
    const other = Buffer.from('{"auths":{"b":{}}}').toString('base64');
    const source = `/api/v1/namespaces/${home}/secrets/registry`;
    await admin(
      'PATCH',
      source,
      { data: { '.dockerconfigjson': other } },
      MERGE,
    );
    await portal.as('ingrid').retry(claim.id);
    await eventually(async () => {
      const { data } = await secretIn(claim.name);
      expect(data).toEqual({ '.dockerconfigjson': other });
    });
    await admin(
      'PATCH',
      source,
      { data: { '.dockerconfigjson': value } },
      MERGE,
    );
  });

  it('makes a claim partial where its source is missing, and everything else is applied', async () => {
    const { objects } = await claimed(`forms-c${run}-missing`, 'partial');
    expect(objects.filter(({ state }) => state !== 'applied')).toEqual([
      expect.objectContaining({
        kind: 'Secret',
        role: 'copy-pull',
        state: 'failed',
        message: expect.stringContaining('does not exist'),
      }),
    ]);
  });

  it('leaves its value in no table, log, audit event, preview, answer or error', async () => {
    const name = `forms-c${run}`;
    const [claim] = (await portal.as('ingrid').list({ name: [name] })).items;
    const answers = [
      await portal.as('ingrid').get(claim.id),
      await portal.as('ingrid').history(claim.id),
      await portal.as('ingrid').preview({
        name: `forms-x${run}`,
        cluster: portal.cluster,
        environment: 'dev',
        ownerRef: 'group:default/forms',
        purpose: 'Looking',
        size: 'small',
      }),
    ];
    const tables = await knex('information_schema.tables')
      .where('table_schema', 'public')
      .pluck('table_name');
    const rows = await Promise.all(
      tables.map(table => knex(String(table)).select('*')),
    );
    const everything = JSON.stringify([
      answers,
      rows,
      recording.lines,
      recording.events,
    ]);
    expect(everything).toContain(`pull-${run}`);
    expect(everything).not.toContain(password);
    expect(everything).not.toContain(value);
    expect(everything).not.toContain(value.slice(20, 60));
  });
});
