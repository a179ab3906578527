import { randomBytes } from 'node:crypto';
import { testControlPlane } from '@dugnad/control-plane';
import { ClusterSetup } from '@dugnad/plugin-namespaces-common';
import { adminApi } from '../__testUtils__/adminApi';
import {
  clusterRoleRules,
  confinedResources,
} from '../__testUtils__/clusterRole';
import { eventually } from '../__testUtils__/eventually';
import { rightOf } from '../__testUtils__/rightOf';
import { startNamespaces } from '../__testUtils__/startNamespaces';
import { startRecordingProxy } from '../__testUtils__/startRecordingProxy';
import { NAMESPACE, OWNED_KINDS } from '../reconcile/observeClaim';
import { RIGHTS, Right } from './rights';

jest.setTimeout(120_000);

/** Each right on its own: verb, group/resource, name. */
function single(rights: readonly Single[]): string[] {
  return rights
    .flatMap(({ resources, verbs, names = ['*'] }) =>
      Object.entries(resources).flatMap(([group, plurals]) =>
        plurals.flatMap(resource =>
          verbs.flatMap(verb =>
            names.map(name => `${verb} ${group}/${resource} ${name}`),
          ),
        ),
      ),
    )
    .sort();
}
type Single = Pick<Right, 'resources' | 'verbs' | 'names'>;

const shipped = (folder: string) =>
  single(
    clusterRoleRules(folder).map(
      ({ apiGroups, resources, resourceNames, verbs }) => ({
        resources: Object.fromEntries(
          apiGroups.map(group => [group, resources]),
        ),
        verbs,
        names: resourceNames,
      }),
    ),
  );

describe('the rights that are shipped', () => {
  it('are those the set-up check asks for, no more and no less', () => {
    expect(shipped('cluster-access')).toEqual(single(RIGHTS));
  });

  it('leave out all writing for a cluster that is written through Git', () => {
    const needed = RIGHTS.filter(({ area }) => area !== 'writing');
    expect(shipped('cluster-access-git')).toEqual(single(needed));
  });

  it('are confined by an admission policy wherever they change something', () => {
    const changes = ['create', 'update', 'patch', 'delete'];
    const changed = RIGHTS.filter(({ verbs }) =>
      verbs.some(verb => changes.includes(verb)),
    ).flatMap(({ resources }) =>
      Object.entries(resources).flatMap(([group, plurals]) =>
        plurals.map(resource => `${group}/${resource}`),
      ),
    );
    const confined = new Set(confinedResources());
    expect(changed.filter(resource => !confined.has(resource))).toEqual([]);
  });

  it('write the kinds that claims are made of', () => {
    const plurals: Record<string, string> = {
      NetworkPolicy: 'networkpolicies',
    };
    const written = [NAMESPACE, ...OWNED_KINDS].map(({ group, kind }) => {
      const plural = plurals[kind] ?? `${kind.toLowerCase()}s`;
      return `${group}/${plural}`;
    });
    const granted = single(
      RIGHTS.filter(({ check }) => check.startsWith('write-')),
    ).filter(right => right.startsWith('create'));
    expect(granted).toEqual(
      written.map(resource => `create ${resource} *`).sort(),
    );
  });
});

describe('the set-up of a real cluster', () => {
  const controlPlane = testControlPlane();
  const id = `dugnad-setup-${randomBytes(4).toString('hex')}`;
  let portal: Awaited<ReturnType<typeof startNamespaces>>;
  let proxy: Awaited<ReturnType<typeof startRecordingProxy>>;
  let admin: ReturnType<typeof adminApi>;

  beforeAll(async () => {
    const access = controlPlane.access();
    admin = adminApi(access);
    proxy = await startRecordingProxy(access);
    const cluster = {
      url: access.url,
      authProvider: 'serviceAccount',
      caData: access.caData,
    };
    portal = await startNamespaces({
      access: { ...access, url: proxy.url },
      otherClusters: [
        { ...cluster, name: id, serviceAccountToken: await scratchToken() },
      ],
    });
  });

  afterAll(async () => {
    await portal?.stop();
    await proxy?.stop();
    const rbac = '/apis/rbac.authorization.k8s.io/v1';
    await admin('DELETE', `${rbac}/clusterrolebindings/${id}`);
    await admin('DELETE', `${rbac}/clusterroles/${id}`);
    await admin('DELETE', `/api/v1/namespaces/${id}`);
    await admin('DELETE', `/api/v1/namespaces/forms-${id}`);
  });

  /** An account with the portal's rights, but for network policies and with secrets. */
  async function scratchToken(): Promise<string> {
    const rbac = '/apis/rbac.authorization.k8s.io/v1';
    await admin('POST', '/api/v1/namespaces', { metadata: { name: id } });
    await admin('POST', `/api/v1/namespaces/${id}/serviceaccounts`, {
      metadata: { name: 'portal' },
    });
    const rules = clusterRoleRules('cluster-access').filter(
      ({ resources, verbs }) =>
        !(resources.includes('networkpolicies') && verbs.includes('create')),
    );
    await admin('POST', `${rbac}/clusterroles`, {
      metadata: { name: id },
      rules: [
        ...rules,
        { apiGroups: [''], resources: ['secrets'], verbs: ['list'] },
        { apiGroups: ['batch'], resources: ['jobs'], verbs: ['create'] },
      ],
    });
    await admin('POST', `${rbac}/clusterrolebindings`, {
      metadata: { name: id },
      roleRef: {
        apiGroup: 'rbac.authorization.k8s.io',
        kind: 'ClusterRole',
        name: id,
      },
      subjects: [{ kind: 'ServiceAccount', name: 'portal', namespace: id }],
    });
    const { body } = await admin(
      'POST',
      `/api/v1/namespaces/${id}/serviceaccounts/portal/token`,
      { spec: { expirationSeconds: 3_600 } },
    );
    return body.status.token;
  }

  const stateOf = (setup: ClusterSetup, check: string) =>
    setup.checks.find(one => one.check === check)?.state;

  it('is in order where the shipped manifests were applied', async () => {
    const setup = await portal.as('nora').clusterSetup(portal.cluster);
    const rights = setup.checks.filter(({ area }) =>
      ['reading', 'writing', 'tokens', 'too-much'].includes(area),
    );
    expect(rights.filter(({ state }) => state !== 'ok')).toEqual([]);
    expect(rights.length).toBe(RIGHTS.length + 9);
    expect(setup).toMatchObject({ write: 'apply', connect: 'token' });
    // The control plane of the tests has neither; another may
    expect(['missing', 'ok']).toContain(stateOf(setup, 'admission-policy'));
    expect(['unknown', 'ok', 'missing']).toContain(
      stateOf(setup, 'network-plugin'),
    );
    expect(setup.checks.every(({ why }) => why.length > 0)).toBe(true);
    const probe = await admin('GET', '/api/v1/namespaces/kube-dugnad-probe');
    expect(probe.status).toBe(404);
  });

  it('names the right that is missing and those that are too much', async () => {
    const setup = await eventually(async () => {
      const found = await portal.as('nora').clusterSetup(id);
      expect(stateOf(found, 'read-core')).toBe('ok');
      return found;
    });
    const off = setup.checks.filter(({ state, area }) =>
      area === 'cluster' || area === 'protection' ? false : state !== 'ok',
    );
    expect(off).toEqual([
      expect.objectContaining({
        check: 'write-networkpolicies',
        state: 'missing',
        why: expect.stringContaining(
          'may not create, patch, delete networkpolicies.networking.k8s.io',
        ),
        fix: expect.stringContaining('cluster-access'),
      }),
      expect.objectContaining({
        check: 'no-secrets',
        state: 'excess',
        why: expect.stringContaining('may list secrets'),
      }),
      expect.objectContaining({
        check: 'nothing-more',
        state: 'excess',
        why: expect.stringContaining('create jobs.batch'),
      }),
    ]);
  });

  it('is for the platform team to know', async () => {
    await expect(
      portal.as('ingrid').clusterSetup(portal.cluster),
    ).rejects.toThrow(/403/);
    await expect(portal.as('nora').clusterSetup('elsewhere')).rejects.toThrow(
      /404/,
    );
  });

  it('covers every call made over the whole life of a claim', async () => {
    const name = `forms-${id}`;
    const { id: claimId } = await portal.as('ingrid').request({
      name,
      cluster: portal.cluster,
      environment: 'dev',
      ownerRef: 'group:default/forms',
      purpose: 'Every call',
      size: 'small',
      egressInternet: true,
    });
    const state = async (wanted: string) =>
      eventually(async () => {
        const claim = await portal.as('ingrid').get(claimId);
        expect(claim.state).toBe(wanted);
      }, 60_000);
    await state('ready');
    await portal.as('ingrid').connect(claimId);
    const policies = `/apis/networking.k8s.io/v1/namespaces/${name}/networkpolicies`;
    const merge = 'application/merge-patch+json';
    const open = { spec: { ingress: [{}] } };
    await admin('PATCH', `${policies}/dugnad-default-deny`, open, merge);
    await eventually(async () => {
      const { body } = await admin('GET', `${policies}/dugnad-default-deny`);
      expect(body.spec.ingress).toBeUndefined();
    });
    await portal.as('ingrid').release(claimId, { confirmName: name });
    await state('deleted');

    const granted = new Set(single(RIGHTS));
    const needed = proxy.calls.flatMap(call => rightOf(call) ?? []);
    const verbs = new Set(needed.map(({ verb }) => verb));
    expect([...verbs].sort()).toEqual(
      expect.arrayContaining([
        'create',
        'delete',
        'get',
        'list',
        'patch',
        'watch',
      ]),
    );
    const beyond = needed.filter(
      ({ verb, group, resource, name: object }) =>
        !granted.has(`${verb} ${group}/${resource} *`) &&
        !granted.has(`${verb} ${group}/${resource} ${object}`),
    );
    expect(beyond).toEqual([]);
  });
});
