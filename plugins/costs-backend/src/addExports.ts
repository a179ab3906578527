import { once } from 'node:events';
import { Call, Routes } from '@dugnad/plugin-backend-kit-node';
import {
  ExportRow,
  microsToDecimal,
  monthQuerySchema,
} from '@dugnad/plugin-costs-common';
import { Response } from 'express';
import { csvLine } from './reports/csvLine';
import {
  FOCUS_COLUMNS,
  FocusContext,
  focusPurchase,
  focusUsage,
} from './reports/focusRows';
import { RouterOptions } from './router';

const CSV_COLUMNS = [
  'day',
  'cluster',
  'category',
  'namespace',
  'workload',
  'ownerRef',
  'systemRef',
  'componentRef',
  'costCentre',
] as const;
const CSV_MONEY = [
  'cpu',
  'memory',
  'gpu',
  'storage',
  'other',
  'total',
] as const;

/** Files, written day by day: a large month does not have to fit into memory. */
export function addExports(routes: Routes, options: RouterOptions): void {
  const { costs, organisation } = options;
  const open = async ({ query, credentials }: Call) =>
    costs.exportDays(query(monthQuerySchema).month, credentials);

  routes.get('/exports/json', async call => {
    const { days, month, currency, isPartial } = await open(call);
    await writeJson(call.res, { month, currency, isPartial }, days);
  });

  routes.get('/exports/csv', async call => {
    const { res } = call;
    const { month, currency, days } = await open(call);
    asFile(res, `costs-${month}.csv`);
    const money = CSV_MONEY.map(name => `${name} (${currency})`);
    await write(res, csvLine([...CSV_COLUMNS, ...money]));
    for await (const rows of days) {
      await write(res, rows.map(toCsv).join(''));
    }
    res.end();
  });

  routes.get('/exports/focus', async call => {
    const { res, credentials } = call;
    const { month, currency, days } = await open(call);
    const context: FocusContext = { organisation, currency, month };
    asFile(res, `focus-${month}.csv`);
    await write(res, csvLine(FOCUS_COLUMNS));
    for (const charge of await costs.exportCharges(month, credentials)) {
      const row = focusPurchase(charge, context);
      await write(res, row ? csvLine(row) : '');
    }
    for await (const rows of days) {
      const lines = rows.map(row => csvLine(focusUsage(row, context)));
      await write(res, lines.join(''));
    }
    res.end();
  });
}

async function writeJson(
  res: Response,
  about: { month: string; currency: string; isPartial: boolean },
  days: AsyncIterable<ExportRow[]>,
): Promise<void> {
  const head = JSON.stringify(about);
  res.type('application/json');
  await write(res, `${head.slice(0, -1)},"rows":[`);
  let total = 0;
  let comma = '';
  for await (const rows of days) {
    for (const row of rows) {
      total += row.totalMicros;
      await write(res, `${comma}${JSON.stringify(row)}`);
      comma = ',';
    }
  }
  res.end(`],"totalMicros":${total}}`);
}

function toCsv(row: ExportRow): string {
  return csvLine([
    ...CSV_COLUMNS.map(name => row[name]),
    ...CSV_MONEY.map(name => microsToDecimal(row[`${name}Micros`])),
  ]);
}

function asFile(res: Response, name: string): void {
  res.type('text/csv');
  res.setHeader('Content-Disposition', `attachment; filename="${name}"`);
}

/** Waits for a slow reader instead of keeping the file in memory. */
async function write(res: Response, text: string): Promise<void> {
  if (text && !res.write(text) && !res.destroyed) {
    await Promise.race([once(res, 'drain'), once(res, 'close')]);
  }
}
