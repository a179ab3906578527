import { mockCredentials } from '@backstage/backend-test-utils';
import { daysOfMonth, toMicros, totalOf } from '@dugnad/plugin-costs-common';
import { startCosts } from './__testUtils__/startCosts';

jest.setTimeout(60_000);

const forms = { kind: 'owner' as const, id: 'group:default/forms' };
const GIB = 2 ** 30;
const quota = { cpuMillicores: 1000, memoryBytes: 4 * GIB, storageBytes: 0 };

let portal: Awaited<ReturnType<typeof startCosts>>;
beforeAll(async () => {
  portal = await startCosts();
});
afterAll(() => portal.stop());

const status = (code: number) =>
  expect.objectContaining({
    response: expect.objectContaining({ status: code }),
  });

it('shows the month from charges over clusters to owners, and proves that it closes', async () => {
  const { month } = portal;
  const shown = await portal.as('ingrid').organisation({ month });
  expect(shown.invoiceMicros).toBe(260_000_000);
  expect(shown.totals.billMicros).toBe(260_000_000);
  expect(shown.differenceMicros).toBe(0);
  expect(shown.coverage.percent).toBeCloseTo(
    (4 / daysOfMonth(month).length) * 100,
    0,
  );
  expect(
    shown.owners.map(({ ownerRef, mayOpen }) => [ownerRef, mayOpen]),
  ).toEqual(
    expect.arrayContaining([
      ['group:default/forms', true],
      ['group:default/maps', false],
    ]),
  );
  for (const idle of ['separate', 'share'] as const) {
    const { flow } = await portal.as('nora').organisation({ month, idle });
    const sum = (side: 'source' | 'target') =>
      flow.links
        .filter(link => link[side] === 'cluster:oslo')
        .reduce((total, { micros }) => total + micros, 0);
    expect(sum('target')).toBe(260_000_000);
    expect(sum('source')).toBe(260_000_000);
  }
});

it('gives page, JSON, CSV, FOCUS and action the same totals', async () => {
  const { month, actions } = portal;
  const nora = portal.as('nora');
  const page = await nora.organisation({ month });
  const json = await nora.export(month);
  expect(json.totalMicros).toBe(page.totals.billMicros);
  const sumOf = (rows: typeof json.rows) =>
    rows.reduce((sum, row) => sum + row.totalMicros, 0);
  const category = (name: string) =>
    sumOf(json.rows.filter(row => row.category === name));
  expect(category('allocated')).toBe(page.totals.allocatedMicros);
  expect(category('idle')).toBe(totalOf(page.totals.idle));
  expect(category('shared')).toBe(page.totals.sharedMicros);

  const lines = (text: string) =>
    text
      .trimEnd()
      .split('\r\n')
      .map(row => row.split(','));
  const csv = lines(await nora.exportFile('csv', month)).slice(1);
  expect(csv.reduce((sum, row) => sum + toMicros(row[14]), 0)).toBe(
    page.totals.billMicros,
  );
  const [head, ...focus] = lines(await nora.exportFile('focus', month));
  const column = (name: string) =>
    focus.reduce((sum, row) => sum + toMicros(row[head.indexOf(name)]), 0);
  expect(column('BilledCost')).toBe(page.invoiceMicros);
  expect(column('EffectiveCost')).toBe(page.totals.billMicros);

  const { output } = await actions.invoke({
    id: 'test:get-costs',
    input: { month },
    credentials: mockCredentials.user('user:default/nora'),
  });
  expect(output).toMatchObject({ totals: page.totals });
});

it('shows a team its own costs, and what is paid for and not used', async () => {
  const account = await portal
    .as('ingrid')
    .account({ ...forms, month: portal.month });
  const page = await portal.as('ingrid').organisation({ month: portal.month });
  const own = page.owners.find(one => one.ownerRef === forms.id);
  expect(account.monthToDate).toEqual(own?.cost);
  expect(account.efficiency.cpu).toMatchObject({
    requested: 2000,
    used: 500,
    ratio: 0.25,
    peak: 500,
    headroomPercent: 75,
  });
  expect(account.efficiency.wasteMicros).toBeGreaterThan(0);
  expect(account.forecast.micros).toBeGreaterThan(
    account.monthToDate.totalMicros,
  );
  const explained = await portal.as('ingrid').explanation({
    ...forms,
    month: portal.month,
    figure: 'monthToDate',
  });
  expect(explained.micros).toBe(account.monthToDate.totalMicros);
  expect(explained.priceVersions).toHaveLength(1);
});

it('pays for usage where it is above the request, and wastes nothing then', async () => {
  const maps = { kind: 'owner' as const, id: 'group:default/maps' };
  const { efficiency, monthToDate } = await portal
    .as('lars')
    .account({ ...maps, month: portal.month });
  expect(efficiency.cpu).toMatchObject({ charged: 2000, wasteMicros: 0 });
  const other = await portal
    .as('ingrid')
    .account({ ...forms, month: portal.month });
  // Requests 1 and uses 2 costs what requests 2 and uses 0.5 does, but for the last micro-units
  expect(
    Math.abs(monthToDate.direct.cpu - other.monthToDate.direct.cpu),
  ).toBeLessThan(100);
});

describe('access', () => {
  it.each([
    { kind: 'owner' as const, id: 'group:default/maps' },
    { kind: 'owner' as const, id: 'group:default/nobody-knows' },
    { kind: 'owner' as const, id: 'unknown' },
    { kind: 'namespace' as const, id: 'oslo/maps-web' },
    { kind: 'namespace' as const, id: 'oslo/kube-system' },
  ])('hides %p from Ingrid in detail', async account => {
    const ingrid = portal.as('ingrid');
    const { month } = portal;
    const forbidden = status(403);
    await expect(ingrid.account({ ...account, month })).rejects.toEqual(
      forbidden,
    );
    await expect(ingrid.recommendations(account)).rejects.toEqual(forbidden);
    await expect(
      ingrid.explanation({ ...account, month, figure: 'monthToDate' }),
    ).rejects.toEqual(forbidden);
  });

  it('leaves the parts of others out of a cluster and of an export, and says so', async () => {
    const cluster = await portal
      .as('ingrid')
      .account({ kind: 'cluster', id: 'oslo', month: portal.month });
    expect(cluster.isPartial).toBe(true);
    const text = JSON.stringify(cluster);
    expect(text).not.toContain('maps');
    const rows = await portal.as('ingrid').export(portal.month);
    expect(rows.isPartial).toBe(true);
    expect(new Set(rows.rows.map(row => row.ownerRef))).toEqual(
      new Set([forms.id]),
    );
    for (const format of ['csv', 'focus'] as const) {
      const file = await portal.as('ingrid').exportFile(format, portal.month);
      expect(file).toContain('forms-web');
      expect(file).not.toContain('maps');
      expect(file).not.toContain('Purchase');
    }
    const list = await portal
      .as('ingrid')
      .accounts({ kind: 'owner', month: portal.month });
    expect(list.items.map(({ account }) => account.id)).toEqual([forms.id]);
  });

  it('lets only the platform group change the bill and close a month', async () => {
    const charge = {
      cluster: 'oslo',
      name: 'Licence',
      kind: 'licence' as const,
      amountMicros: 5_000_000,
      period: 'month' as const,
      validFrom: `${portal.month}-01`,
    };
    const ingrid = portal.as('ingrid');
    await expect(ingrid.addCharge(charge)).rejects.toEqual(status(403));
    await expect(ingrid.endCharge('x', '2026-01-01')).rejects.toEqual(
      status(403),
    );
    await expect(ingrid.closeMonth(portal.month)).rejects.toEqual(status(403));
    await expect(
      ingrid.correctCharge('x', {
        amountMicros: 1,
        month: '2026-01',
        reason: 'why',
      }),
    ).rejects.toEqual(status(403));
  });

  it('lets a team set a soft budget of its own, and neither a hard one nor one of others', async () => {
    const [ingrid, lars, nora] = ['ingrid', 'lars', 'nora'].map(portal.as);
    const soft = { account: forms, amountMicros: 50_000_000 };
    const { id } = await ingrid.setBudget(soft);
    await expect(lars.setBudget(soft)).rejects.toEqual(status(403));
    await expect(lars.removeBudget(id)).rejects.toEqual(status(403));
    await expect(ingrid.setBudget({ ...soft, isHard: true })).rejects.toEqual(
      status(403),
    );
    expect(await lars.budgets()).toEqual([]);
    await nora.setBudget({ ...soft, isHard: true });
    await expect(ingrid.setBudget(soft)).rejects.toEqual(status(403));
    await expect(ingrid.removeBudget(id)).rejects.toEqual(status(403));
    expect(await ingrid.budgets(forms)).toMatchObject([
      { budget: { id, isHard: true }, mayEdit: false },
    ]);
    await nora.removeBudget(id);
    expect(await nora.budgets()).toEqual([]);
  });

  it('answers nobody without credentials', async () => {
    const response = await fetch(`${portal.baseUrl}/organisation`, {
      headers: { Authorization: mockCredentials.none.header() },
    });
    expect(response.status).toBe(401);
  });
});

it('quotes by the function that bills, and a hard budget refuses what would exceed it', async () => {
  const [ingrid, nora] = ['ingrid', 'nora'].map(portal.as);
  const whole = await ingrid.quote({
    cluster: 'oslo',
    quota: { cpuMillicores: 10_000, memoryBytes: 40 * GIB, storageBytes: 0 },
  });
  expect(whole).toMatchObject({ perMonthMicros: 100_000_000, currency: 'EUR' });
  const { perMonthMicros } = await ingrid.quote({ cluster: 'oslo', quota });
  expect(perMonthMicros).toBeCloseTo(10_000_000, -4);
  const check = {
    ownerRef: forms.id,
    namespace: 'forms-new',
    cluster: 'oslo',
    quota,
  };
  expect(await ingrid.checkBudget(check)).toMatchObject({ allowed: true });
  const { id } = await nora.setBudget({
    account: forms,
    amountMicros: 9_000_000,
    isHard: true,
  });
  const refused = await ingrid.checkBudget(check);
  expect(refused.allowed).toBe(false);
  expect(refused.message).toMatch(/EUR 9\.00 a month.*add up to EUR 10\.00/);
  await expect(portal.as('lars').checkBudget(check)).rejects.toEqual(
    status(403),
  );
  expect(
    await ingrid.checkBudget({ ...check, currentQuota: quota }),
  ).toMatchObject({ allowed: true });
  await nora.removeBudget(id);
});

it('compares with providers at dated prices, people on both sides, as adjusted', async () => {
  const { month } = portal;
  const compared = await portal.as('nora').comparison({
    month,
    assumptions: { peopleHoursPerMonth: 10 },
  });
  expect(compared.own.totalMicros).toBe(260_000_000);
  expect(compared.providers.map(({ id }) => id)).toEqual([
    'aws',
    'azure',
    'google',
  ]);
  for (const { lines, totalMicros, ratio } of compared.providers) {
    expect(lines.find(({ item }) => item === 'people')).toMatchObject({
      quantity: 10,
      micros: 800_000_000,
    });
    expect(
      lines
        .filter(({ item }) => item !== 'people')
        .every(one => one.asOf && one.source),
    ).toBe(true);
    expect(ratio).toBeCloseTo(totalMicros / 260_000_000);
  }
});

it('refuses what no schema knows with the name of the field', async () => {
  const nora = portal.as('nora');
  await expect(nora.organisation({ month: '2026-13' })).rejects.toMatchObject({
    response: { status: 400 },
    body: { error: { message: expect.stringContaining('month') } },
  });
  await expect(
    nora.addCharge({
      cluster: 'nowhere',
      name: 'x',
      kind: 'other',
      amountMicros: 1,
      period: 'month',
      validFrom: '2030-01-01',
    }),
  ).rejects.toEqual(status(400));
});

it('keeps a closed month as it was: charges go to open months, with a reason', async () => {
  const nora = portal.as('nora');
  const { month } = portal;
  const closed = await nora.closeMonth(month);
  expect(closed).toMatchObject({ month, closedBy: 'user:default/nora' });
  expect(await nora.closeMonth(month)).toEqual(closed);
  const charge = {
    cluster: 'oslo',
    name: 'Late invoice',
    kind: 'other' as const,
    amountMicros: 5_000_000,
    period: 'month' as const,
    validFrom: `${month}-01`,
  };
  await expect(nora.addCharge(charge)).rejects.toEqual(status(409));
  const { items } = await nora.charges(month);
  await expect(
    nora.correctCharge(items[0].id, {
      amountMicros: -1_000_000,
      month,
      reason: 'Credit note',
    }),
  ).rejects.toEqual(status(409));
  const { currentMonth } = await nora.context();
  const corrected = await nora.correctCharge(items[0].id, {
    amountMicros: -1_000_000,
    month: currentMonth,
    reason: 'Credit note',
  });
  expect(corrected).toMatchObject({
    reason: 'Credit note',
    correctsId: items[0].id,
  });
  expect((await nora.organisation({ month })).totals).toEqual(closed.totals);
  expect((await nora.charges(currentMonth)).invoiceMicros).toBe(259_000_000);
});
