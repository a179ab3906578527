import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Browser, Page } from 'playwright-core';
import { startBrowser, visit, Visitor } from './Browser';
import { ClusterApi, openCluster } from './ClusterApi';
import { eventually } from './eventually';
import { freePort } from './freePort';
import { claimsSchema } from './portalSchemas';
import { signInToApi } from './PortalApi';
import { signIn } from './signIn';
import { Portal, startPortal } from './startPortal';

const MINUTE = 60_000;
/** From the change in the cluster to the words on the page; the fake node itself takes a second or two to fail. */
const SOON = 15_000;
const NAME = 'slipway';
const NAMESPACE = 'forms-slipway-dev';
const WORKLOAD = `/rollouts/oslo/${NAMESPACE}/Deployment/${NAME}`;
const DEPLOYMENT = `/apis/apps/v1/namespaces/${NAMESPACE}/deployments/${NAME}`;
const GOOD = '1.4.2';

let portal: Portal;
let browser: Browser;
let stateDir: string;
let cluster: ClusterApi;

beforeAll(async () => {
  stateDir = await mkdtemp(path.join(tmpdir(), 'dugnad-rollouts-'));
  const port = await freePort();
  [portal, browser] = await Promise.all([
    startPortal({ stateDir, port }),
    startBrowser(),
  ]);
  cluster = await openCluster(
    path.join(stateDir, 'clusters/oslo/admin.kubeconfig'),
  );
  await prepare();
}, 9 * MINUTE);

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
  await rm(stateDir, { recursive: true, force: true });
}, MINUTE);

const deployment = (version: string) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: NAME, namespace: NAMESPACE },
  spec: {
    replicas: 2,
    selector: { matchLabels: { app: NAME } },
    template: {
      metadata: { labels: { app: NAME } },
      spec: {
        containers: [
          {
            name: NAME,
            image: `registry.fjordetaten.example/${NAME}:${version}`,
          },
        ],
      },
    },
  },
});

/** The team delivers a version, as its pipeline would. */
async function deliver(version: string) {
  const ingrid = await signInToApi(portal.url, 'ingrid.berg');
  const { body } = await ingrid.get(`/namespaces/claims?name=${NAMESPACE}`);
  const [claim] = claimsSchema.parse(body).items;
  const answer = await ingrid.post(
    `/namespaces/claims/${claim.id}/deployments`,
    {
      manifests: [
        { source: 'k8s/deployment.yaml', object: deployment(version) },
      ],
    },
  );
  expect(answer.status).toBeLessThan(300);
}

/** A namespace of the team's own, with a first version running in it. */
async function prepare() {
  // The catalog takes a moment to know the people
  await eventually(
    () =>
      signInToApi(portal.url, 'ingrid.berg').then(
        () => true,
        () => false,
      ),
    known => known,
    2 * MINUTE,
  );
  const ingrid = await signInToApi(portal.url, 'ingrid.berg');
  const { status } = await ingrid.post('/namespaces/claims', {
    name: NAMESPACE,
    cluster: 'oslo',
    environment: 'dev',
    ownerRef: 'group:default/forms',
    purpose: 'Shows how a rollout is taken back',
    size: 'small',
  });
  expect(status).toBe(201);
  await eventually(
    async () => {
      const { body } = await ingrid.get(`/namespaces/claims?name=${NAMESPACE}`);
      return claimsSchema.parse(body).items[0];
    },
    claim => claim?.state === 'ready',
    2 * MINUTE,
  );
  await deliver(GOOD);
  await eventually(
    () => ingrid.get(`${WORKLOAD.replace('/rollouts', '/rollouts/workloads')}`),
    ({ body }) => JSON.stringify(body).includes('"RolledOut"'),
    MINUTE,
  );
}

const loadedAt = (page: Page) => page.evaluate(() => performance.timeOrigin);

describe('a member of the team that owns a workload', () => {
  let ingrid: Visitor;
  let page: Page;

  beforeAll(async () => {
    ingrid = await visit(browser);
    page = ingrid.page;
    await signIn(page, portal.url, 'Ingrid Berg');
  }, 2 * MINUTE);

  it(
    'sees a rollout fail within seconds, with its cause and what serves, without loading the page again',
    async () => {
      await page.goto(`${portal.url}/rollouts`);
      await page
        .getByRole('link', { name: `${NAME} ${GOOD}, Oslo` })
        .waitFor({ timeout: MINUTE });
      const loaded = await loadedAt(page);
      await deliver('bad');
      const trouble = page
        .getByRole('listitem')
        .filter({ hasText: new RegExp(`^${NAME}`) });
      await trouble
        .getByText('The previous version is serving')
        .waitFor({ timeout: SOON });
      const words = await trouble.innerText();
      expect(words).toContain('Cause: Image cannot be pulled');
      expect(words).toMatch(/ErrImagePull|ImagePullBackOff/);
      expect(words).toMatch(/Failed to pull image|Back-off pulling image/);
      expect(await loadedAt(page)).toBe(loaded);
    },
    2 * MINUTE,
  );

  it(
    'finds it on the page of the team',
    async () => {
      await page.goto(`${portal.url}/catalog/default/group/forms`);
      await page
        .getByRole('heading', { name: 'Rollouts in trouble' })
        .waitFor({ timeout: MINUTE });
      await page
        .getByRole('link', { name: NAME, exact: true })
        .first()
        .waitFor({ timeout: MINUTE });
    },
    2 * MINUTE,
  );

  it(
    'reads the logs of a pod that runs',
    async () => {
      await page.goto(`${portal.url}${WORKLOAD}`);
      await page
        .getByRole('row')
        .filter({ hasText: 'old revision' })
        .first()
        .getByRole('button', { name: /^Logs of/ })
        .click({ timeout: MINUTE });
      const log = page.getByRole('log');
      await log.waitFor({ timeout: MINUTE });
      expect((await log.innerText()).trim()).not.toBe('');
    },
    2 * MINUTE,
  );

  it(
    'rolls back through the dialog, sees what that changes, and the workload heals',
    async () => {
      await page.goto(`${portal.url}${WORKLOAD}`);
      const loaded = await loadedAt(page);
      await page
        .getByRole('group', { name: `Actions on ${NAME}` })
        .getByRole('button', { name: 'Roll back' })
        .click({ timeout: MINUTE });
      const dialog = page.getByRole('dialog');
      const difference = dialog.getByRole('textbox', {
        name: 'What changes in the template',
      });
      await difference.waitFor({ timeout: MINUTE });
      const changed = await difference.innerText();
      expect(changed).toContain(`${NAME}:bad`);
      expect(changed).toContain(`${NAME}:${GOOD}`);
      await dialog.getByText('What is not rolled back').waitFor();
      await dialog.getByRole('textbox', { name: /^Why/ }).fill('Image is gone');
      await dialog.getByRole('button', { name: 'Roll back' }).click();
      await dialog.waitFor({ state: 'detached', timeout: MINUTE });
      await page
        .getByText(/^Rolled out: \d+ of \d+ available/)
        .waitFor({ timeout: MINUTE });
      expect(await loadedAt(page)).toBe(loaded);
      const { spec } = await cluster.get(DEPLOYMENT);
      expect(JSON.stringify(spec)).toContain(`${NAME}:${GOOD}`);
    },
    3 * MINUTE,
  );

  it(
    'reads in the timeline what was rolled out, how it ended and who took it back',
    async () => {
      await page.goto(`${portal.url}${WORKLOAD}?view=timeline`);
      const lane = page.getByRole('group', {
        name: `${NAME}, dev, Oslo`,
      });
      const failed = lane.getByRole('button', { name: /^bad in / });
      await failed.waitFor({ timeout: MINUTE });
      const back = lane.getByRole('button', { name: /^1\.4\.2 in / }).last();
      await back.click();
      await page
        .getByText('rolled back in the portal')
        .first()
        .waitFor({ timeout: MINUTE });
      await back.press('ArrowLeft');
      expect(await failed.getAttribute('aria-pressed')).toBe('true');
    },
    2 * MINUTE,
  );

  it('was shown no error and asked nobody but the portal', () => {
    expect(ingrid.errors()).toEqual([]);
    expect(ingrid.hosts()).toEqual([new URL(portal.url).host]);
  });
});

describe('a member of another team', () => {
  it(
    'sees neither the workload nor anything to do with it',
    async () => {
      const { page, context } = await visit(browser);
      await signIn(page, portal.url, 'Lars Vik');
      await page.goto(`${portal.url}${WORKLOAD}`);
      await page
        .getByText('There is no such workload, or you may not see it.')
        .waitFor({ timeout: MINUTE });
      expect(
        await page.getByRole('button', { name: 'Roll back' }).count(),
      ).toBe(0);
      await page.goto(`${portal.url}/rollouts`);
      await page
        .getByRole('link', { name: /chart-api/ })
        .first()
        .waitFor({ timeout: MINUTE });
      expect(await page.getByText(NAME).count()).toBe(0);
      await context.close();
    },
    2 * MINUTE,
  );

  it('gets nothing of it from the API either', async () => {
    const lars = await signInToApi(portal.url, 'lars.vik');
    const base = `/rollouts/workloads/oslo/${NAMESPACE}/Deployment/${NAME}`;
    for (const read of ['', '/actions', '/agreement', '/logs?pod=x']) {
      const { status } = await lars.get(`${base}${read}`);
      expect([403, 404]).toContain(status);
    }
    const { status } = await lars.post(`${base}/restart`, {
      resourceVersion: '1',
    });
    expect([403, 404]).toContain(status);
    const { body } = await lars.get(
      `/rollouts/rollouts?namespace=${NAMESPACE}`,
    );
    expect(body).toMatchObject({ items: [] });
  });
});

describe('on a phone', () => {
  it.each([
    '/rollouts',
    WORKLOAD,
    `${WORKLOAD}?view=timeline`,
    `${WORKLOAD}?view=logs`,
    '/catalog/default/component/permit-api/rollout',
    '/catalog/default/group/forms/rollouts',
  ])(
    '%s fits its width',
    async address => {
      const { page, context } = await visit(browser, 'phone');
      await signIn(page, portal.url, 'Ingrid Berg');
      await page.goto(portal.url + address);
      await page.getByRole('heading').first().waitFor({ timeout: MINUTE });
      // Pages with a log never come to rest; what else they show does
      await page.waitForTimeout(2_000);
      const width = await page.evaluate(
        () => document.scrollingElement?.scrollWidth ?? 0,
      );
      await context.close();
      expect(width).toBeLessThanOrEqual(390);
    },
    MINUTE,
  );
});
