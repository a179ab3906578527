import { Call, Routes } from '@dugnad/plugin-backend-kit-node';
import {
  ExportRow,
  microsToDecimal,
  monthQuerySchema,
} from '@dugnad/plugin-costs-common';
import { Response } from 'express';
import { ExportedMonth } from './CostsService';
import { csvLine } from './reports/csvLine';
import { FOCUS_COLUMNS } from './reports/focusColumns';
import { FocusContext, focusPurchase, focusUsage } from './reports/focusRows';
import { RouterOptions } from './router';
import { send } from './send';

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

/** Files, written some rows at a time: a large month does not have to fit into memory, and who hangs up ends the work. */
export function addExports(routes: Routes, options: RouterOptions): void {
  const { costs, organisation } = options;
  const add = (
    path: string,
    write: (res: Response, exported: ExportedMonth) => Promise<void>,
  ) =>
    routes.get(path, async ({ query, credentials, res }: Call) => {
      const { month } = query(monthQuerySchema);
      await costs.exportMonth(month, credentials, exported =>
        write(res, exported),
      );
      res.end();
    });
  add('/exports/json', writeJson);
  add('/exports/csv', writeCsv);
  add('/exports/focus', (res, exported) =>
    writeFocus(res, exported, organisation),
  );
}

async function writeJson(
  res: Response,
  { month, currency, isPartial, rows }: ExportedMonth,
): Promise<void> {
  const head = JSON.stringify({ month, currency, isPartial });
  res.type('application/json');
  await send(res, `${head.slice(0, -1)},"rows":[`);
  let total = 0;
  let comma = '';
  for await (const some of wanted(res, rows)) {
    total += some.reduce((sum, row) => sum + row.totalMicros, 0);
    await send(res, `${comma}${some.map(row => JSON.stringify(row)).join()}`);
    comma = ',';
  }
  await send(res, `],"totalMicros":${total}}`);
}

async function writeCsv(
  res: Response,
  { month, currency, rows }: ExportedMonth,
): Promise<void> {
  asFile(res, `costs-${month}.csv`);
  const money = CSV_MONEY.map(name => `${name} (${currency})`);
  await send(res, csvLine([...CSV_COLUMNS, ...money]));
  for await (const some of wanted(res, rows)) {
    await send(res, some.map(toCsv).join(''));
  }
}

async function writeFocus(
  res: Response,
  { month, currency, calendar, rows, ...exported }: ExportedMonth,
  organisation: string,
): Promise<void> {
  const context: FocusContext = { organisation, currency, month, calendar };
  asFile(res, `focus-${month}.csv`);
  await send(res, csvLine(FOCUS_COLUMNS));
  const charges = await exported.charges();
  for (const charge of charges) {
    const row = focusPurchase(charge, charges, context);
    await send(res, row ? csvLine(row) : '');
  }
  for await (const some of wanted(res, rows)) {
    const lines = some.flatMap(row => focusUsage(row, context).map(csvLine));
    await send(res, lines.join(''));
  }
}

/** Rows as long as somebody reads them. */
async function* wanted(
  res: Response,
  rows: AsyncIterable<ExportRow[]>,
): AsyncGenerator<ExportRow[]> {
  for await (const some of rows) {
    if (res.destroyed) {
      return;
    }
    if (some.length > 0) {
      yield some;
    }
  }
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
