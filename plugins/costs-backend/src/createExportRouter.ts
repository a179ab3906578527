import { once } from 'node:events';
import { parseInput } from '@dugnad/plugin-clusters-node';
import {
  ExportRow,
  microsToDecimal,
  monthQuerySchema,
} from '@dugnad/plugin-costs-common';
import { Request, Response, Router } from 'express';
import PromiseRouter from 'express-promise-router';
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
export function createExportRouter(options: RouterOptions): Router {
  const { costs, httpAuth, organisation } = options;
  const router = PromiseRouter();
  const open = async (req: Request) => {
    const who = await httpAuth.credentials(req, { allow: ['user', 'service'] });
    const { month } = parseInput(monthQuerySchema, req.query);
    return { who, ...(await costs.exportDays(month, who)) };
  };

  router.get('/json', async (req, res) => {
    const { month, currency, isPartial, days } = await open(req);
    const head = JSON.stringify({ month, currency, isPartial });
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
  });

  router.get('/csv', async (req, res) => {
    const { month, currency, days } = await open(req);
    asFile(res, `costs-${month}.csv`);
    const money = CSV_MONEY.map(name => `${name} (${currency})`);
    await write(res, csvLine([...CSV_COLUMNS, ...money]));
    for await (const rows of days) {
      await write(res, rows.map(toCsv).join(''));
    }
    res.end();
  });

  router.get('/focus', async (req, res) => {
    const { who, month, currency, days } = await open(req);
    const context: FocusContext = { organisation, currency, month };
    asFile(res, `focus-${month}.csv`);
    await write(res, csvLine(FOCUS_COLUMNS));
    for (const charge of await costs.exportCharges(month, who)) {
      const row = focusPurchase(charge, context);
      await write(res, row ? csvLine(row) : '');
    }
    for await (const rows of days) {
      const lines = rows.map(row => csvLine(focusUsage(row, context)));
      await write(res, lines.join(''));
    }
    res.end();
  });
  return router;
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
