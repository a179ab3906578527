import { JsonObject } from '@backstage/types';
import {
  Routes,
  RoutesOptions,
  statedIn,
} from '@dugnad/plugin-backend-kit-node';
import {
  accountListQuerySchema,
  accountQuerySchema,
  accountRefSchema,
  budgetCheckSchema,
  budgetInputSchema,
  budgetQuerySchema,
  chargeInputSchema,
  comparisonRequestSchema,
  correctionInputSchema,
  endChargeSchema,
  explanationQuerySchema,
  monthQuerySchema,
  quoteRequestSchema,
} from '@dugnad/plugin-costs-common';
import { NextFunction, Request, Response, Router } from 'express';
import { z } from 'zod';
import { CostsService } from './CostsService';
import { BusyError } from './Turns';
import { addExports } from './addExports';

/** Options of `createRouter`. */
export interface RouterOptions extends RoutesOptions {
  costs: CostsService;
  /** Name of the organisation, for files. */
  organisation: string;
}

const idPathSchema = z.object({ id: z.string() });
const monthPathSchema = z.object({
  month: monthQuerySchema.shape.month.unwrap(),
});

/** HTTP in and out. The service authorises. */
export function createRouter(options: RouterOptions): Router {
  const routes = new Routes(options);
  addReads(routes, options);
  addQuestions(routes, options);
  addBudgets(routes, options);
  addCharges(routes, options);
  addExports(routes, options);
  routes.router.use(sayWhenToAskAgain);
  return routes.router;
}

function sayWhenToAskAgain(
  error: unknown,
  _req: Request,
  res: Response,
  next: NextFunction,
): void {
  if (error instanceof BusyError && !res.headersSent) {
    res.setHeader('Retry-After', error.retryAfterSeconds);
  }
  next(error);
}

function addReads(routes: Routes, { costs }: RouterOptions): void {
  routes
    .get('/context', ({ credentials }) => costs.context(credentials))
    .get('/organisation', ({ query, credentials }) =>
      costs.organisation(query(monthQuerySchema), credentials),
    )
    .get('/accounts', ({ query, credentials }) =>
      costs.accounts(query(accountListQuerySchema), credentials),
    )
    .get('/account', ({ query, credentials }) =>
      costs.account(query(accountQuerySchema), credentials),
    )
    .get('/explanation', ({ query, credentials }) =>
      costs.explanation(query(explanationQuerySchema), credentials),
    )
    .get('/recommendations', ({ query, credentials }) =>
      costs.recommendations(query(accountRefSchema), credentials),
    );
}

/** Questions that come with a body and change nothing. */
function addQuestions(routes: Routes, { costs }: RouterOptions): void {
  routes
    .post('/comparison', ({ body, credentials }) =>
      costs.comparison(body(comparisonRequestSchema), credentials),
    )
    .post('/quotes', ({ body, credentials }) =>
      costs.quote(body(quoteRequestSchema), credentials),
    )
    .post('/budgets/check', ({ body, credentials }) =>
      costs.checkBudget(body(budgetCheckSchema), credentials),
    );
}

function addBudgets(routes: Routes, { costs }: RouterOptions): void {
  routes
    .get('/budgets', ({ query, credentials }) =>
      costs.budgets(query(budgetQuerySchema), credentials),
    )
    .put(
      '/budgets',
      ({ body, credentials }) =>
        costs.setBudget(body(budgetInputSchema), credentials),
      { audit: auditOf('budget-set') },
    )
    .delete(
      '/budgets/:id',
      ({ path, credentials }) =>
        costs.removeBudget(path(idPathSchema).id, credentials),
      { audit: auditOf('budget-remove') },
    );
}

function addCharges(routes: Routes, { costs }: RouterOptions): void {
  routes
    .get('/charges', ({ query, credentials }) =>
      costs.charges(query(monthQuerySchema).month, credentials),
    )
    .post(
      '/charges',
      ({ body, credentials }) =>
        costs.addCharge(body(chargeInputSchema), credentials),
      { status: 201, audit: auditOf('charge-add') },
    )
    .post(
      '/charges/:id/end',
      ({ path, body, credentials }) => {
        const { validTo } = body(endChargeSchema);
        return costs.endCharge(path(idPathSchema).id, validTo, credentials);
      },
      { audit: auditOf('charge-end') },
    )
    .post(
      '/charges/:id/corrections',
      ({ path, body, credentials }) => {
        const { id } = path(idPathSchema);
        return costs.correctCharge(
          id,
          body(correctionInputSchema),
          credentials,
        );
      },
      { status: 201, audit: auditOf('charge-correct') },
    )
    .post(
      '/months/:month/close',
      ({ path, credentials }) =>
        costs.closeMonth(path(monthPathSchema).month, credentials),
      { isDecision: true, audit: auditOf('month-close', 'high') },
    );
}

function auditOf(eventId: string, severityLevel: 'medium' | 'high' = 'medium') {
  return { eventId, severityLevel, meta: metaOf };
}

const FIELDS = [
  'cluster',
  'name',
  'kind',
  'amountMicros',
  'validFrom',
  'validTo',
  'isHard',
  'reason',
  'month',
];

/** Names what is changed, with its amount. */
function metaOf({ params, body }: Request) {
  const account = accountRefSchema.safeParse(body?.account).data;
  const meta: JsonObject = { ...params, ...(account && { account }) };
  for (const [field, value] of Object.entries(statedIn(body, FIELDS))) {
    meta[field] = String(value);
  }
  return meta;
}
