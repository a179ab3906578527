import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Browser } from 'playwright-core';
import { startBrowser, visit, Visitor } from './Browser';
import { openCluster } from './ClusterApi';
import { freePort } from './freePort';
import { NamespaceSteps, namespaceSteps } from './namespaceSteps';
import { signInToApi } from './PortalApi';
import { signIn } from './signIn';
import { Portal, startPortal } from './startPortal';

const MINUTE = 60_000;
const NAMESPACE = 'forms-desk';
const SHORT_LIVED = 'forms-trial';
const DAY_MS = 86_400_000;

let portal: Portal;
let browser: Browser;
let stateDir: string;
let ingrid: Visitor;
let nora: Visitor;
let ingridDoes: NamespaceSteps;
let noraDoes: NamespaceSteps;

beforeAll(async () => {
  stateDir = await mkdtemp(path.join(tmpdir(), 'dugnad-e2e-'));
  const port = await freePort();
  [portal, browser] = await Promise.all([
    startPortal({ stateDir, port }),
    startBrowser(),
  ]);
  [ingrid, nora] = await Promise.all([visit(browser), visit(browser)]);
  await signIn(ingrid.page, portal.url, 'Ingrid Berg');
  await signIn(nora.page, portal.url, 'Nora Lie');
  const { url } = portal;
  const [ingridApi, noraApi] = await Promise.all([
    signInToApi(url, 'ingrid.berg'),
    signInToApi(url, 'nora.lie'),
  ]);
  ingridDoes = namespaceSteps(ingrid.page, ingridApi, url);
  noraDoes = namespaceSteps(nora.page, noraApi, url);
}, 8 * MINUTE);

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
  await rm(stateDir, { recursive: true, force: true });
}, MINUTE);

describe('a namespace for production', () => {
  it(
    'waits for an approver, and the form says so before it is requested',
    async () => {
      const { page } = ingrid;
      await page.goto(`${portal.url}/namespaces/new`);
      await page
        .getByRole('textbox', { name: 'Name', exact: true })
        .fill(NAMESPACE);
      await page.getByRole('textbox', { name: 'Purpose' }).fill('Front desk');
      await page.getByText('Development', { exact: true }).click();
      await page.getByText('Production', { exact: true }).click();
      await page.getByText(/^Medium/).click();
      await page.getByText('Will wait for an approver').waitFor();
      await page
        .getByText(/\d+ objects$/)
        .first()
        .waitFor();
      await page.getByRole('button', { name: 'Request namespace' }).click();
      await ingridDoes.seeState('Waiting for approval');
    },
    2 * MINUTE,
  );

  it(
    'tells its requester that somebody else decides',
    async () => {
      const { page } = ingrid;
      await page.getByRole('link', { name: 'See the request' }).click();
      await page.getByText('You asked for this yourself').waitFor();
      expect(await page.getByRole('button', { name: /^Approve/ }).count()).toBe(
        0,
      );
    },
    MINUTE,
  );

  it(
    'is set up smaller where the approver grants less, and its owner sees it come',
    async () => {
      await ingridDoes.openClaim(NAMESPACE);
      const { page } = nora;
      await noraDoes.openRequest(`New namespace ${NAMESPACE}`);
      await page.getByText('Grant other values').click();
      await page.getByText(/^Small/).click();
      await page
        .getByRole('textbox', { name: /^Comment/ })
        .fill('Begin small; it can grow.');
      await page
        .getByRole('button', { name: 'Approve with these values' })
        .click();
      await page.getByText('It was approved').waitFor();
      await ingridDoes.seeState('Ready');
      await ingrid.page.getByText('1 CPU, 2 GiB memory').first().waitFor();
    },
    2 * MINUTE,
  );

  it(
    'undoes a change made by hand, and tells live which field it was and who changed it',
    async () => {
      const { page } = ingrid;
      await page.getByRole('link', { name: 'History' }).click();
      await page
        .getByRole('listitem')
        .filter({ hasText: 'Set-up began' })
        .waitFor();
      const loaded = await page.evaluate(() => performance.timeOrigin);
      const cluster = await openCluster(
        path.join(stateDir, 'clusters/oslo/admin.kubeconfig'),
      );
      await cluster.patch(
        `/api/v1/namespaces/${NAMESPACE}/resourcequotas/dugnad-quota`,
        { spec: { hard: { pods: '777' } } },
      );
      await page.getByRole('cell', { name: '777' }).first().waitFor();
      await page
        .getByRole('rowheader', { name: /spec\.hard/ })
        .first()
        .waitFor();
      expect(await page.evaluate(() => performance.timeOrigin)).toBe(loaded);
      const quota = await cluster.get(
        `/api/v1/namespaces/${NAMESPACE}/resourcequotas/dugnad-quota`,
      );
      expect(quota.spec).toMatchObject({ hard: { pods: '20' } });
    },
    2 * MINUTE,
  );

  it(
    'opens to its owner with a kubeconfig that works there and nowhere else',
    async () => {
      const { page } = ingrid;
      await page.getByRole('button', { name: 'Connect', exact: true }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText(/Good until/).waitFor();
      const kubeconfig = await dialog.locator('pre').first().innerText();
      await dialog.getByRole('button', { name: 'Close' }).last().click();
      const file = path.join(stateDir, 'ingrid.kubeconfig');
      await writeFile(file, kubeconfig);
      const cluster = await openCluster(file);
      const pods = `/api/v1/namespaces/${NAMESPACE}/pods`;
      expect(await cluster.list(pods)).toEqual([]);
      await expect(
        cluster.list('/api/v1/namespaces/default/pods'),
      ).rejects.toThrow(/forbidden/i);
      // Shown once: opened again it is another one.
      expect(await page.content()).not.toContain('token:');
    },
    2 * MINUTE,
  );

  it(
    'is deleted only once a second person agrees',
    async () => {
      const { page } = ingrid;
      await page.getByRole('button', { name: 'Delete namespace' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText(/a second person has to agree/).waitFor();
      await dialog
        .getByRole('textbox', { name: /Type the name/ })
        .fill(NAMESPACE);
      await dialog
        .getByRole('button', { name: 'Ask for its deletion' })
        .click();
      await dialog.waitFor({ state: 'hidden' });
      await page.getByText(`Delete ${NAMESPACE}: waits`).waitFor();
      await ingridDoes.seeState('Ready');

      await noraDoes.openRequest(`Delete ${NAMESPACE}`);
      await nora.page.getByRole('button', { name: 'Approve as asked' }).click();
      await nora.page.getByText('It was approved').waitFor();
      await ingridDoes.seeState('Deleted');
    },
    3 * MINUTE,
  );
});

describe('a namespace that ends', () => {
  it(
    'warns its owner, who extends it with a reason',
    async () => {
      const { page } = ingrid;
      const ends = new Date(Date.now() + 5 * DAY_MS).toISOString().slice(0, 10);
      const api = await signInToApi(portal.url, 'ingrid.berg');
      await api.post('/namespaces/claims', {
        name: SHORT_LIVED,
        cluster: 'oslo',
        environment: 'dev',
        ownerRef: 'group:default/forms',
        purpose: 'Tries something out',
        size: 'small',
        expiresAt: ends,
      });
      await ingridDoes.openClaim(SHORT_LIVED);
      await page.getByText(/^Ends in \d days?, on/).waitFor();
      await page.getByRole('button', { name: 'Extend' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText(/^90 days, until/).click();
      await dialog
        .getByRole('textbox', { name: /still needed for/ })
        .fill('The trial goes on');
      await dialog.getByRole('button', { name: 'Extend' }).click();
      await dialog.getByText('It was approved').waitFor();
      await dialog.getByRole('button', { name: 'Close' }).last().click();
      await page.getByText(/^Ends in/).waitFor({ state: 'hidden' });
    },
    2 * MINUTE,
  );

  it('never made the pages throw', () => {
    expect([...ingrid.errors(), ...nora.errors()]).toEqual([]);
  });
});
