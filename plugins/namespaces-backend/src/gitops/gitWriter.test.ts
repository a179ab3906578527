import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { testControlPlane } from '@dugnad/control-plane';
import { GitServer, startGitServer } from '@dugnad/git-server';
import { ClaimRequestInput } from '@dugnad/plugin-namespaces-common';
import { parse } from 'yaml';
import { adminApi } from '../__testUtils__/adminApi';
import { clusterRoleRules } from '../__testUtils__/clusterRole';
import { eventually } from '../__testUtils__/eventually';
import { startNamespaces } from '../__testUtils__/startNamespaces';

jest.setTimeout(120_000);

const run = promisify(execFile);
const account = { username: 'portal', password: 'password-of-tests' };
const RBAC = '/apis/rbac.authorization.k8s.io/v1';

describe('a cluster that is written through Git', () => {
  const controlPlane = testControlPlane();
  const id = `dugnad-git-${randomBytes(4).toString('hex')}`;
  const name = `forms-${id}`;
  let portal: Awaited<ReturnType<typeof startNamespaces>>;
  let admin: ReturnType<typeof adminApi>;
  let server: GitServer;
  let folder: string;
  let claimId: string;

  beforeAll(async () => {
    const access = controlPlane.access();
    admin = adminApi(access);
    folder = await mkdtemp(join(tmpdir(), 'dugnad-gitops-test-'));
    server = await startGitServer({
      stateDir: join(folder, 'state'),
      port: 0,
      credentials: account,
      organisations: ['platform'],
    });
    const { username, password } = account;
    const token = Buffer.from(`${username}:${password}`).toString('base64');
    await fetch(`${server.url}/api/v1/orgs/platform/repos`, {
      method: 'POST',
      headers: {
        Authorization: `Basic ${token}`,
        'Content-Type': 'application/json',
      },
      body: JSON.stringify({ name: 'clusters', private: true }),
    });
    portal = await startNamespaces({
      // Exactly the rights that are shipped for such a cluster: it could not write if it wanted to
      access: { ...access, portalToken: await readOnlyToken() },
      namespaces: {
        clusters: {
          [access.name]: {
            write: 'git',
            git: {
              repository: `${server.url}/platform/clusters.git`,
              path: 'clusters/oslo',
            },
          },
        },
      },
      config: {
        integrations: {
          gitea: [
            { host: new URL(server.url).host, baseUrl: server.url, ...account },
          ],
        },
      },
    });
  });

  afterAll(async () => {
    await portal?.stop();
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
    await admin('DELETE', `${RBAC}/clusterrolebindings/${id}`);
    await admin('DELETE', `${RBAC}/clusterroles/${id}`);
    await admin('DELETE', `/api/v1/namespaces/${id}`);
    await admin('DELETE', `/api/v1/namespaces/${name}`);
  });

  async function readOnlyToken(): Promise<string> {
    await admin('POST', '/api/v1/namespaces', { metadata: { name: id } });
    await admin('POST', `/api/v1/namespaces/${id}/serviceaccounts`, {
      metadata: { name: 'portal' },
    });
    await admin('POST', `${RBAC}/clusterroles`, {
      metadata: { name: id },
      rules: clusterRoleRules('cluster-access-git'),
    });
    await admin('POST', `${RBAC}/clusterrolebindings`, {
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

  async function filesInGit(): Promise<string[]> {
    const work = await mkdtemp(join(folder, 'look-'));
    const url = server.url.replace(
      '://',
      `://${account.username}:${account.password}@`,
    );
    await run('git', ['clone', '-q', `${url}/platform/clusters.git`, work]);
    const inside = join(work, 'clusters/oslo', name);
    const files = await readdir(inside).catch(() => []);
    return files.map(file => join(inside, file));
  }

  /** What Argo CD or Flux does. */
  async function sync(only: (kind: string) => boolean = () => true) {
    const files = (await filesInGit()).sort(file =>
      file.includes('/namespace-') ? -1 : 1,
    );
    for (const file of files.filter(path => !path.includes('kustomization'))) {
      const object = parse(await readFile(file, 'utf8'));
      if (only(object.kind)) {
        const answer = await admin(
          'PATCH',
          `${pathOf(object)}?fieldManager=gitops-tool&force=true`,
          object,
          'application/apply-patch+yaml',
        );
        expect([200, 201]).toContain(answer.status);
      }
    }
  }

  function pathOf(object: {
    apiVersion: string;
    kind: string;
    metadata: { name: string; namespace?: string };
  }) {
    const { apiVersion, kind, metadata } = object;
    const plural = kind.toLowerCase().replace(/y$/, 'ie');
    const root = apiVersion === 'v1' ? '/api/v1' : `/apis/${apiVersion}`;
    const inside = metadata.namespace
      ? `/namespaces/${metadata.namespace}`
      : '';
    return `${root}${inside}/${plural}s/${metadata.name}`;
  }

  const seen = async () => portal.as('ingrid').get(claimId);

  const request = (): ClaimRequestInput => ({
    name,
    cluster: portal.cluster,
    environment: 'dev',
    ownerRef: 'group:default/forms',
    purpose: 'Testing Git',
    size: 'small',
  });

  it('previews a claim without asking the cluster for what it would refuse', async () => {
    const { verdict, objects } = await portal.as('ingrid').preview(request());
    expect(verdict.verdict).toBe('approve');
    expect(objects.map(({ diff }) => diff?.outcome)).not.toContain('refused');
    expect(objects[0].diff?.message).toContain('written through Git');
  });

  it('commits a claim and waits for it to arrive', async () => {
    const claim = await portal.as('ingrid').request(request());
    claimId = claim.id;
    const detail = await eventually(async () => {
      const found = await seen();
      expect(found.objects.length).toBeGreaterThan(8);
      return found;
    });
    expect(detail.state).toBe('provisioning');
    expect(new Set(detail.objects.map(({ state }) => state))).toEqual(
      new Set(['committed']),
    );
    expect(detail.stateReason).toContain('has not arrived yet');
    expect((await admin('GET', `/api/v1/namespaces/${name}`)).status).toBe(404);
    expect((await filesInGit()).length).toBe(detail.objects.length + 1);
    const history = await portal.as('ingrid').history(claimId);
    expect(history).toContainEqual(
      expect.objectContaining({
        kind: 'committed',
        after: expect.objectContaining({
          branch: 'main',
          path: `clusters/oslo/${name}`,
          commit: expect.stringMatching(/^[0-9a-f]{40}$/),
        }),
      }),
    );
  });

  it('leaves out of Git what is in the way, because the GitOps tool would take it over', async () => {
    await sync(kind => kind === 'Namespace');
    const dns = `/apis/networking.k8s.io/v1/namespaces/${name}/networkpolicies`;
    await admin('POST', `${dns}?fieldManager=helm`, {
      metadata: { name: 'dugnad-dns' },
      spec: { podSelector: {}, policyTypes: ['Ingress'] },
    });
    await portal.as('ingrid').retry(claimId);
    await eventually(async () => {
      const { state, objects } = await seen();
      expect(state).toBe('partial');
      expect(objects).toContainEqual(
        expect.objectContaining({ name: 'dugnad-dns', state: 'conflict' }),
      );
      const files = await filesInGit();
      expect(files.some(file => file.includes('dugnad-dns'))).toBe(false);
    });
    await admin('DELETE', `${dns}/dugnad-dns`);
    await portal.as('ingrid').retry(claimId);
    await eventually(async () => {
      const files = await filesInGit();
      expect(files.some(file => file.includes('dugnad-dns'))).toBe(true);
    });
  });

  it('is ready when everything arrived', async () => {
    await sync();
    await eventually(async () => {
      const { state, objects } = await seen();
      expect(objects.filter(object => object.state !== 'applied')).toEqual([]);
      expect(state).toBe('ready');
    });
  });

  it('shows what differs from Git and does not write to the cluster itself', async () => {
    const quota = `/api/v1/namespaces/${name}/resourcequotas/dugnad-quota`;
    await admin(
      'PATCH',
      `${quota}?fieldManager=mallory`,
      { spec: { hard: { pods: '999' } } },
      'application/merge-patch+json',
    );
    await eventually(async () => {
      const { state, objects } = await seen();
      expect(state).toBe('drifted');
      expect(objects).toContainEqual(
        expect.objectContaining({
          name: 'dugnad-quota',
          state: 'drifted',
          manager: 'mallory',
          message: expect.stringContaining('differs from Git'),
        }),
      );
    });
    await sync();
    await eventually(async () => expect((await seen()).state).toBe('ready'));
  });

  it('is set up with reading alone', async () => {
    const setup = await portal.as('nora').clusterSetup(portal.cluster);
    expect(setup).toMatchObject({
      write: 'git',
      git: { branch: 'main', path: 'clusters/oslo' },
    });
    const off = setup.checks.filter(
      ({ area, state }) => area !== 'cluster' && state !== 'ok',
    );
    expect(off).toEqual([]);
    expect(setup.checks.map(({ check }) => check)).toContain('git-repository');
    expect(setup.checks.map(({ check }) => check)).not.toContain('write-core');
  });

  it('takes a released claim out of Git and waits for the cluster to follow', async () => {
    await portal.as('ingrid').release(claimId, { confirmName: name });
    await eventually(async () => {
      expect(await filesInGit()).toEqual([]);
      const { state, stateReason } = await seen();
      expect(state).toBe('deleting');
      expect(stateReason).toContain('waiting for the GitOps tool');
    });
    const { body } = await admin('GET', `/api/v1/namespaces/${name}`);
    expect(body.metadata.deletionTimestamp).toBeUndefined();
    await admin('DELETE', `/api/v1/namespaces/${name}`);
    await eventually(async () => {
      expect((await seen()).state).toBe('deleted');
    }, 60_000);
  });
});
