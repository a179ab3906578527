import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Browser } from 'playwright-core';
import { z } from 'zod';
import { startBrowser, visit, Visitor } from './Browser';
import { eventually } from './eventually';
import { freePort } from './freePort';
import { PortalApi, signInToApi } from './PortalApi';
import { signIn } from './signIn';
import { Portal, startPortal } from './startPortal';

const MINUTE = 60_000;
const FORMS = 'group:default/forms';
const MAPS = 'group:default/maps';
const CHARGE = 'Backup server';
const NAMESPACE = 'forms-spent';

const monthSchema = z.object({
  invoiceMicros: z.number(),
  differenceMicros: z.number(),
  totals: z.object({ billMicros: z.number(), allocatedMicros: z.number() }),
});
const accountSchema = z.object({ exists: z.boolean() });
const exportSchema = z.object({
  totalMicros: z.number(),
  rows: z.array(z.object({ category: z.string(), totalMicros: z.number() })),
});
const quoteSchema = z.object({ perMonthMicros: z.number() });

let portal: Portal;
let browser: Browser;
let stateDir: string;
let ingrid: Visitor;
let nora: Visitor;
let ingridApi: PortalApi;
let noraApi: PortalApi;

beforeAll(async () => {
  stateDir = await mkdtemp(path.join(tmpdir(), 'dugnad-costs-'));
  const port = await freePort();
  [portal, browser] = await Promise.all([
    startPortal({ stateDir, port }),
    startBrowser(),
  ]);
  const { url } = portal;
  [ingrid, nora] = await Promise.all([visit(browser), visit(browser)]);
  await Promise.all([
    signIn(ingrid.page, url, 'Ingrid Berg'),
    signIn(nora.page, url, 'Nora Lie'),
  ]);
  [ingridApi, noraApi] = await Promise.all([
    signInToApi(url, 'ingrid.berg'),
    signInToApi(url, 'nora.lie'),
  ]);
}, 8 * MINUTE);

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
  await rm(stateDir, { recursive: true, force: true });
}, MINUTE);

const euro = (micros: number) =>
  new Intl.NumberFormat('en', { style: 'currency', currency: 'EUR' }).format(
    micros / 1_000_000,
  );

const accountPage = (owner: string) =>
  `${portal.url}/costs/account/owner/${encodeURIComponent(owner)}`;

const theMonth = async (api: PortalApi) =>
  monthSchema.parse((await api.get('/costs/organisation')).body);

/** Rows of a CSV file as far as these tests read it: no cell holds a line break. */
const linesOf = ({ body }: { body: unknown }) =>
  z.string().parse(body).trim().split('\n').slice(1);

describe('the bill', () => {
  it(
    'grows by a charge that the platform team adds, to the cent',
    async () => {
      const { page } = nora;
      const before = await theMonth(noraApi);
      await page.goto(`${portal.url}/costs`);
      await page.getByText(euro(before.invoiceMicros)).first().waitFor();

      await page.getByRole('link', { name: 'Charges' }).click();
      await page.getByRole('button', { name: 'Add a charge' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'Name' }).fill(CHARGE);
      await dialog.getByRole('textbox', { name: /^Amount/ }).fill('42.50');
      await dialog.getByRole('button', { name: 'Save' }).click();
      await dialog.waitFor({ state: 'hidden' });
      await page
        .getByRole('row')
        .filter({ hasText: CHARGE })
        .filter({ hasText: '€42.50 a month' })
        .waitFor();

      const after = await theMonth(noraApi);
      expect(after.invoiceMicros).toBeGreaterThan(before.invoiceMicros);
      await page.getByRole('link', { name: 'Bill', exact: true }).click();
      await page.getByText(euro(after.invoiceMicros)).first().waitFor();
    },
    2 * MINUTE,
  );

  it(
    'closes, and says so beside its parts',
    async () => {
      const { page } = nora;
      const proof = page.getByRole('region', { name: 'The proof' });
      await proof.getByText(/^It closes/).waitFor();
      expect((await theMonth(noraApi)).differenceMicros).toBe(0);
    },
    MINUTE,
  );

  it(
    'opens a figure to how it was made',
    async () => {
      const { page } = nora;
      await page
        .getByRole('button', { name: 'Where “Not observed” comes from' })
        .click();
      const dialog = page.getByRole('dialog');
      await dialog
        .getByText(/€[\d,.]+/)
        .first()
        .waitFor();
      await dialog.getByRole('button', { name: 'Close' }).last().click();
      await dialog.waitFor({ state: 'hidden' });
    },
    MINUTE,
  );

  it('is the same on the page and in every export', async () => {
    const before = await theMonth(noraApi);
    const [json, csv, focus] = await Promise.all([
      noraApi.get('/costs/exports/json'),
      noraApi.get('/costs/exports/csv'),
      noraApi.get('/costs/exports/focus'),
    ]);
    const after = await theMonth(noraApi);
    // The bill runs on between the questions; each answer lies between the two of the page.
    const between = (micros: number) => {
      expect(micros).toBeGreaterThanOrEqual(before.totals.billMicros);
      expect(micros).toBeLessThanOrEqual(after.totals.billMicros);
    };
    const { totalMicros, rows } = exportSchema.parse(json.body);
    expect(rows.reduce((sum, row) => sum + row.totalMicros, 0)).toBe(
      totalMicros,
    );
    between(totalMicros);
    between(sumOfLast(linesOf(csv)));
    // What is billed is the invoice; what it is used for is never billed a second time.
    expect(sumOfFirst(linesOf(focus))).toBe(after.invoiceMicros);
  });
});

describe('a hard budget', () => {
  it(
    'refuses a namespace that would not fit, and says by which figures',
    async () => {
      await nora.page.goto(accountPage(FORMS));
      await nora.page.getByRole('button', { name: 'Set a budget' }).click();
      const dialog = nora.page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: /^Amount a month/ }).fill('1');
      await dialog.getByText(/^Refuse new and larger/).click();
      await dialog.getByRole('button', { name: 'Save' }).click();
      await nora.page.getByText('Hard: larger claims are refused').waitFor();

      const { page } = ingrid;
      await page.goto(`${portal.url}/namespaces/new`);
      await page
        .getByRole('textbox', { name: 'Name', exact: true })
        .fill(NAMESPACE);
      await page.getByRole('textbox', { name: 'Purpose' }).fill('Too much');
      await page.getByText('Price per month, at most').waitFor();
      const figures = /The budget of owner .*forms is EUR 1\.00 a month/;
      await page.getByText(figures).first().waitFor();
      const asked = await ingridApi.post('/namespaces/claims', {
        name: NAMESPACE,
        cluster: 'oslo',
        environment: 'dev',
        ownerRef: FORMS,
        purpose: 'Too much',
        size: 'small',
      });
      expect(asked.status).toBe(400);
      expect(JSON.stringify(asked.body)).toMatch(figures);
      const claims = await ingridApi.get(
        `/namespaces/claims?name=${NAMESPACE}`,
      );
      expect(claims.body).toMatchObject({ items: [] });
    },
    2 * MINUTE,
  );

  it('is priced before it is asked for by the function that makes the bill', async () => {
    const request = {
      cluster: 'oslo',
      quota: {
        cpuMillicores: 1_000,
        memoryBytes: 2 * 1024 ** 3,
        storageBytes: 10 * 1024 ** 3,
      },
    };
    const { body } = await ingridApi.post('/costs/quotes', request);
    const { perMonthMicros } = quoteSchema.parse(body);
    expect(perMonthMicros).toBeGreaterThan(1_000_000);
    const price = ingrid.page.getByText(euro(perMonthMicros)).first();
    await price.waitFor({ timeout: 10_000 });
  });
});

describe('an owner', () => {
  it(
    'sees in detail what the own team costs, minutes after the portal began',
    async () => {
      await eventually(
        async () => {
          const { body } = await ingridApi.get(
            `/costs/account?kind=owner&id=${FORMS}`,
          );
          return accountSchema.parse(body);
        },
        ({ exists }) => exists,
        5 * MINUTE,
      );
      const { page } = ingrid;
      await page.goto(accountPage(FORMS));
      await page.getByText('This month so far').waitFor();
      await page.getByRole('link', { name: 'oslo/forms-prod' }).waitFor();
      await page.getByRole('table', { name: 'How well it is used' }).waitFor();
    },
    6 * MINUTE,
  );

  it(
    'sees nothing of what another team is made of',
    async () => {
      const { page } = ingrid;
      await page.goto(accountPage(MAPS));
      await page.getByText('You may not see these costs').waitFor();
      expect(await page.content()).not.toContain('maps-prod');
      const { status } = await ingridApi.get(
        `/costs/account?kind=owner&id=${MAPS}`,
      );
      expect(status).toBe(403);
      await page.goto(`${portal.url}/costs/accounts/namespace`);
      await page.getByRole('link', { name: 'oslo / forms-prod' }).waitFor();
      expect(await page.content()).not.toContain('maps-prod');
    },
    MINUTE,
  );

  it(
    'cannot change the bill',
    async () => {
      const { page } = ingrid;
      await page.goto(`${portal.url}/costs/charges`);
      await page.getByText(CHARGE).waitFor();
      expect(
        await page.getByRole('button', { name: 'Add a charge' }).count(),
      ).toBe(0);
    },
    MINUTE,
  );
});

it('never made the pages throw', () => {
  expect([...ingrid.errors(), ...nora.errors()]).toEqual([]);
});

/** Decimal amounts to micro-units, without the detour over floating point. */
function toMicros(decimal: string): number {
  const sign = decimal.startsWith('-') ? -1 : 1;
  const [whole, part = ''] = decimal.replace('-', '').split('.');
  return sign * (Number(whole) * 1_000_000 + Number(part.padEnd(6, '0')));
}

function sumOfLast(lines: string[]): number {
  return lines.reduce(
    (sum, line) => sum + toMicros(line.slice(line.lastIndexOf(',') + 1)),
    0,
  );
}

function sumOfFirst(lines: string[]): number {
  return lines.reduce(
    (sum, line) => sum + toMicros(line.slice(0, line.indexOf(','))),
    0,
  );
}
