import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Browser } from 'playwright-core';
import { startBrowser, visit, Visitor } from './Browser';
import { ClusterApi, openCluster } from './ClusterApi';
import { eventually } from './eventually';
import { freePort } from './freePort';
import { claimSchema, claimsSchema, workloadsSchema } from './portalSchemas';
import { PortalApi, signInToApi } from './PortalApi';
import { signIn } from './signIn';
import { Portal, startPortal } from './startPortal';

const run = promisify(execFile);
const MINUTE = 60_000;
const NAMESPACE = 'forms-tide-table-dev';
const REQUEST = {
  name: 'forms-bad-input',
  cluster: 'oslo',
  environment: 'dev',
  ownerRef: 'group:default/forms',
  purpose: 'Shows what happens',
  size: 'small',
};

let portal: Portal;
let browser: Browser;
let stateDir: string;
let port: number;

beforeAll(async () => {
  stateDir = await mkdtemp(path.join(tmpdir(), 'dugnad-e2e-'));
  port = await freePort();
  [portal, browser] = await Promise.all([
    startPortal({ stateDir, port }),
    startBrowser(),
  ]);
}, 6 * MINUTE);

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
  await rm(stateDir, { recursive: true, force: true });
}, MINUTE);

/** The embedded cluster `oslo` with the portal's own rights. */
const oslo = (): Promise<ClusterApi> =>
  openCluster(path.join(stateDir, 'clusters/oslo/portal.kubeconfig'));

/** The same with an administrator's, for what no portal may do: somebody changing things by hand. */
const osloByHand = (): Promise<ClusterApi> =>
  openCluster(path.join(stateDir, 'clusters/oslo/admin.kubeconfig'));

const claimNamed = async (api: PortalApi, name: string) => {
  const { body } = await api.get(`/namespaces/claims?name=${name}`);
  return claimsSchema.parse(body).items[0];
};

describe('a member of a team', () => {
  let ingrid: Visitor;

  beforeAll(async () => {
    ingrid = await visit(browser);
    await signIn(ingrid.page, portal.url, 'Ingrid Berg');
  }, 2 * MINUTE);

  it(
    'creates a service from a golden path',
    async () => {
      const { page } = ingrid;
      await page.getByRole('link', { name: 'Create a service' }).click();
      await page.goto(`${portal.url}/create/templates/default/web-service`);
      await page.getByRole('textbox', { name: /^Name/ }).fill('tide-table');
      await page
        .getByRole('textbox', { name: /What it does/ })
        .fill('Shows when the tide turns at each pier.');
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByRole('textbox', { name: /^Cluster/ }).click();
      await page.getByRole('option', { name: /oslo/i }).click();
      await page.getByRole('button', { name: 'Review' }).click();
      await page.getByRole('button', { name: 'Create', exact: true }).click();
      await page
        .getByRole('link', { name: /The service in the catalog/ })
        .waitFor({ timeout: 2 * MINUTE });
    },
    4 * MINUTE,
  );

  it(
    'gets a repository whose tests pass',
    async () => {
      const repositories = /Repositories\s+(\S+)/.exec(portal.output())?.[1];
      const folder = path.join(stateDir, 'clone');
      await run('git', [
        'clone',
        '--quiet',
        `${repositories}/forms/tide-table.git`,
        folder,
      ]);
      const inClone = { cwd: folder, env: withoutTestSettings() };
      await run('npm', ['ci', '--no-audit', '--no-fund'], inClone);
      const { stdout } = await run('npm', ['test'], inClone);
      expect(stdout).toMatch(/^. fail 0$/m);
      expect(stdout).toMatch(/^. pass [1-9]/m);
    },
    3 * MINUTE,
  );

  it('gets a namespace with every object that makes it safe', async () => {
    const cluster = await oslo();
    const within = `namespaces/${NAMESPACE}`;
    const namespace = await cluster.get(`/api/v1/${within}`);
    expect(namespace.metadata.labels).toMatchObject({
      'app.kubernetes.io/managed-by': 'dugnad',
      'dugnad.dev/owner': 'forms',
      'dugnad.dev/environment': 'dev',
      'pod-security.kubernetes.io/enforce': 'restricted',
    });
    const count = async (list: string) =>
      (await cluster.list(list)).filter(
        ({ metadata }) =>
          metadata.labels?.['app.kubernetes.io/managed-by'] === 'dugnad',
      ).length;
    expect(await count(`/api/v1/${within}/resourcequotas`)).toBe(1);
    expect(await count(`/api/v1/${within}/limitranges`)).toBe(1);
    // One for pipelines, one for what people are handed
    expect(await count(`/api/v1/${within}/serviceaccounts`)).toBe(2);
    const rbac = `/apis/rbac.authorization.k8s.io/v1/${within}`;
    expect(await count(`${rbac}/rolebindings`)).toBeGreaterThanOrEqual(3);
    const network = `/apis/networking.k8s.io/v1/${within}`;
    expect(await count(`${network}/networkpolicies`)).toBeGreaterThanOrEqual(4);
  });

  it(
    'sees owner, rollout and namespace of the service in the catalog',
    async () => {
      const { page } = ingrid;
      await eventually(
        async () => {
          await page.goto(`${portal.url}/catalog/default/component/tide-table`);
          return page
            .getByText('Healthy')
            .first()
            .waitFor({ timeout: 10_000 })
            .then(
              () => true,
              () => false,
            );
        },
        shown => shown,
        2 * MINUTE,
      );
      const body = page.locator('body');
      expect(await body.innerText()).toMatch(/Forms/);
      expect(await body.innerText()).toContain(NAMESPACE);
    },
    3 * MINUTE,
  );

  it(
    'sees a change in the cluster without loading the page again',
    async () => {
      const { page } = ingrid;
      await page.goto(`${portal.url}/rollouts`);
      await page.getByText('tide-table').first().waitFor();
      const loaded = await page.evaluate(() => performance.timeOrigin);
      const cluster = await osloByHand();
      await cluster.patch(
        `/apis/apps/v1/namespaces/${NAMESPACE}/deployments/tide-table`,
        {
          spec: {
            template: {
              spec: {
                containers: [
                  { name: 'tide-table', image: 'registry.example/tide:bad' },
                ],
              },
            },
          },
        },
      );
      await page
        .getByText(/previous version/i)
        .first()
        .waitFor({ timeout: 20_000 });
      expect(await page.evaluate(() => performance.timeOrigin)).toBe(loaded);
    },
    2 * MINUTE,
  );

  it(
    'gets back what somebody deleted by hand, and reads so in the history',
    async () => {
      const cluster = await osloByHand();
      const list = `/apis/networking.k8s.io/v1/namespaces/${NAMESPACE}/networkpolicies`;
      const before = (await cluster.list(list)).map(it => it.metadata.name);
      const denies = before.find(name => name.includes('deny'));
      await cluster.remove(`${list}/${denies}`);
      await eventually(
        async () => (await cluster.list(list)).map(it => it.metadata.name),
        names => names.includes(String(denies)),
        15_000,
      );
      const api = await signInToApi(portal.url, 'ingrid.berg');
      const claim = await claimNamed(api, NAMESPACE);
      await eventually(
        () => api.get(`/namespaces/claims/${claim.id}/history`),
        ({ body }) => JSON.stringify(body).includes('"restored"'),
        15_000,
      );
    },
    MINUTE,
  );

  it('never made the browser call anything but the portal', () => {
    expect(ingrid.hosts()).toEqual([`localhost:${port}`]);
    expect(ingrid.errors()).toEqual([]);
  });
});

describe('a person outside the team', () => {
  let lars: PortalApi;
  let claimId: string;

  beforeAll(async () => {
    lars = await signInToApi(portal.url, 'lars.vik');
    const ingrid = await signInToApi(portal.url, 'ingrid.berg');
    claimId = (await claimNamed(ingrid, NAMESPACE)).id;
  });

  it('does not see the namespace, in a list or by its id', async () => {
    expect(await claimNamed(lars, NAMESPACE)).toBeUndefined();
    const { status } = await lars.get(`/namespaces/claims/${claimId}`);
    expect(status).toBe(404);
  });

  it('does not see the rollout', async () => {
    const { body } = await lars.get('/rollouts/workloads');
    const { items } = workloadsSchema.parse(body);
    expect(items.length).toBeGreaterThan(0);
    expect(items.filter(it => it.namespace === NAMESPACE)).toEqual([]);
    const one = await lars.get(
      `/rollouts/workloads/oslo/${NAMESPACE}/Deployment/tide-table`,
    );
    expect(one.status).toBe(404);
  });

  it('may not request a namespace for the team', async () => {
    const answer = await lars.post('/namespaces/claims', {
      ...REQUEST,
      name: 'forms-intruder',
    });
    expect(answer.status).toBe(403);
    expect(JSON.stringify(answer.body)).toMatch(/forms/);
  });

  it('may not deploy, repair or release', async () => {
    for (const action of ['deployments', 'repair', 'release']) {
      const { status } = await lars.post(
        `/namespaces/claims/${claimId}/${action}`,
        action === 'deployments'
          ? { manifests: [{ source: 'x.yaml', object: {} }] }
          : { confirmName: NAMESPACE },
      );
      expect([403, 404]).toContain(status);
    }
  });
});

describe('a request that cannot be granted', () => {
  it.each([
    ['name', 'a reserved name', { name: 'kube-forms' }, /reserved/i],
    ['name', 'a long name', { name: `forms-${'x'.repeat(60)}` }, /at most 63/],
    ['name', 'another prefix', { name: 'maps-web' }, /prefix "forms-"/],
    [
      'ownerRef',
      'no such group',
      { ownerRef: 'group:default/nobody' },
      /nobody/,
    ],
    ['cluster', 'an unknown cluster', { cluster: 'atlantis' }, /atlantis/],
    ['size', 'an unknown size', { size: 'galactic' }, /galactic/],
  ])('%s: %s is refused with the way out', async (field, _, change, words) => {
    const ingrid = await signInToApi(portal.url, 'ingrid.berg');
    const { status, body } = await ingrid.post('/namespaces/claims', {
      ...REQUEST,
      ...change,
    });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    const text = JSON.stringify(body).replace(/\\"/g, '"');
    expect(text).toMatch(words);
    expect(text).toContain(`"field":"${field}"`);
  });

  it('name: one that somebody else has in the cluster is refused, and left alone', async () => {
    const nora = await signInToApi(portal.url, 'nora.lie');
    const { status, body } = await nora.post('/namespaces/claims', {
      ...REQUEST,
      name: 'notices-prod',
      ownerRef: 'group:default/notices',
    });
    expect(status).toBe(409);
    expect(JSON.stringify(body)).toMatch(/notices-prod/);
    const cluster = await oslo();
    const namespace = await cluster.get('/api/v1/namespaces/notices-prod');
    expect(namespace.metadata.labels).not.toHaveProperty('dugnad.dev/claim-id');
  });

  it('a manifest of a cluster-scoped kind is refused by name, and nothing is applied', async () => {
    const ingrid = await signInToApi(portal.url, 'ingrid.berg');
    const { id } = await claimNamed(ingrid, NAMESPACE);
    const manifest = (kind: string, apiVersion: string) => ({
      source: 'k8s/evil.yaml',
      object: { apiVersion, kind, metadata: { name: 'evil' } },
    });
    const { status, body } = await ingrid.post(
      `/namespaces/claims/${id}/deployments`,
      {
        manifests: [
          manifest('ConfigMap', 'v1'),
          manifest('ClusterRole', 'rbac.authorization.k8s.io/v1'),
        ],
      },
    );
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toMatch(/ClusterRole/);
    const cluster = await osloByHand();
    const maps = await cluster.list(
      `/api/v1/namespaces/${NAMESPACE}/configmaps`,
    );
    expect(maps.map(it => it.metadata.name)).not.toContain('evil');
  });
});

describe('on a phone', () => {
  it.each([
    '/',
    '/catalog',
    '/rollouts',
    '/namespaces',
    '/namespaces/new',
    '/clusters',
    '/clusters/oslo',
    '/create/templates',
    '/docs',
    '/search',
    '/settings',
  ])(
    '%s fits its width',
    async address => {
      const { page, context } = await visit(browser, 'phone');
      await signIn(page, portal.url, 'Nora Lie');
      await page.goto(portal.url + address);
      await page.waitForLoadState('networkidle');
      const width = await page.evaluate(
        () => document.scrollingElement?.scrollWidth ?? 0,
      );
      await context.close();
      expect(width).toBeLessThanOrEqual(390);
    },
    MINUTE,
  );
});

describe('documentation and search', () => {
  it(
    'the portal’s own documentation opens, and search finds a component, a namespace and a page',
    async () => {
      const { page, context } = await visit(browser);
      await signIn(page, portal.url, 'Ingrid Berg');
      await page.goto(`${portal.url}/docs/default/component/dugnad`);
      await page
        .getByRole('heading', { name: 'Dugnad' })
        .first()
        .waitFor({ timeout: MINUTE });
      await context.close();
      const api = await signInToApi(portal.url, 'ingrid.berg');
      const finds = async (term: string, found: RegExp) =>
        eventually(
          async () => {
            const { body } = await api.get(`/search/query?term=${term}`);
            return JSON.stringify(body);
          },
          text => found.test(text),
          4 * MINUTE,
        );
      await finds('permit', /"type":"software-catalog"/);
      await finds('permit', /"type":"techdocs"/);
      await finds(NAMESPACE, /"kind":"Resource"/);
    },
    6 * MINUTE,
  );
});

describe('when the backend is killed while it provisions', () => {
  it(
    'finishes every claim after the next start, with nothing doubled',
    async () => {
      const ingrid = await signInToApi(portal.url, 'ingrid.berg');
      const names = [1, 2, 3, 4, 5].map(n => `forms-killed-${n}`);
      await Promise.all(
        names.map(async name => {
          const { status } = await ingrid.post('/namespaces/claims', {
            ...REQUEST,
            name,
          });
          expect(status).toBe(201);
        }),
      );
      process.kill(await portal.pid('portal'), 'SIGKILL');
      await portal.ended;
      portal = await startPortal({ stateDir, port });
      const again = await signInToApi(portal.url, 'ingrid.berg');
      for (const name of names) {
        await eventually(
          () => claimNamed(again, name),
          claim => claim?.state === 'ready',
          2 * MINUTE,
        );
      }
      const cluster = await oslo();
      const made = (await cluster.list('/api/v1/namespaces')).filter(it =>
        names.includes(it.metadata.name),
      );
      expect(made).toHaveLength(names.length);
      const { body } = await again.get('/namespaces/claims?text=killed');
      expect(claimsSchema.parse(body).items).toHaveLength(names.length);
      expect(claimSchema.parse(await claimNamed(again, names[0])).state).toBe(
        'ready',
      );
    },
    8 * MINUTE,
  );
});

/** The generated project is run as its developer would. */
function withoutTestSettings(): NodeJS.ProcessEnv {
  const { NODE_ENV, JEST_WORKER_ID, NODE_OPTIONS, ...env } = process.env;
  return env;
}
