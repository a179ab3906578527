import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Browser, Page } from 'playwright-core';
import { startBrowser, visit, Visitor } from './Browser';
import { ClusterApi, openCluster } from './ClusterApi';
import { eventually } from './eventually';
import { freePort } from './freePort';
import { signInToApi } from './PortalApi';
import { signIn } from './signIn';
import { Portal, startPortal } from './startPortal';

const MINUTE = 60_000;
/** From the change in the cluster to the words on the page; the fake node itself takes a second or two to fail. */
const SOON = 15_000;
const NAME = 'permit-form';
const NAMESPACE = 'forms-prod';
const WORKLOAD = `/rollouts/oslo/${NAMESPACE}/Deployment/${NAME}`;
const DEPLOYMENT = `/apis/apps/v1/namespaces/${NAMESPACE}/deployments/${NAME}`;
const GOOD = '7.3.0';

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
}, 6 * MINUTE);

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
  await rm(stateDir, { recursive: true, force: true });
}, MINUTE);

/** Somebody rolls out another image by hand. */
const rollOut = (version: string) =>
  cluster.patch(DEPLOYMENT, {
    spec: {
      template: {
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
      await rollOut('bad');
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
      const confirm = dialog.getByRole('button', { name: 'Roll back' });
      expect(await confirm.isDisabled()).toBe(true);
      await dialog.getByRole('textbox', { name: /^Why/ }).fill('Image is gone');
      await dialog
        .getByRole('textbox', { name: /Type permit-form/ })
        .fill(NAME);
      await confirm.click();
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
        name: /^permit-form, prod, Oslo/,
      });
      const failed = lane.getByRole('button', { name: /^bad in / });
      await failed.waitFor({ timeout: MINUTE });
      const back = lane.getByRole('button', { name: /^7\.3\.0 in / }).last();
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
      `/rollouts/rollouts?entityRef=component:default/${NAME}`,
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
    `/catalog/default/component/${NAME}/rollout`,
  ])(
    '%s fits its width',
    async address => {
      const { page, context } = await visit(browser, 'phone');
      await signIn(page, portal.url, 'Ingrid Berg');
      await page.goto(portal.url + address);
      const width = await eventually(
        () => page.evaluate(() => document.scrollingElement?.scrollWidth ?? 0),
        () => true,
      );
      await page.getByRole('heading').first().waitFor();
      await page.waitForTimeout(1_500);
      const settled = await page.evaluate(
        () => document.scrollingElement?.scrollWidth ?? 0,
      );
      await context.close();
      expect(Math.max(width, settled)).toBeLessThanOrEqual(390);
    },
    MINUTE,
  );
});
