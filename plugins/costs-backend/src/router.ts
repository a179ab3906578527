import {
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import { Audit, parseInput } from '@dugnad/plugin-clusters-node';
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
import express, { Request, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { CostsService } from './CostsService';
import { createExportRouter } from './createExportRouter';

/** Options of `createRouter`. */
export interface RouterOptions {
  costs: CostsService;
  httpAuth: HttpAuthService;
  audit: Audit;
  /** Name of the organisation, for files. */
  organisation: string;
}

const monthParamSchema = monthQuerySchema.shape.month.unwrap();

/** HTTP in and out. The service authorises. */
export function createRouter(options: RouterOptions): Router {
  const router = PromiseRouter();
  router.use(express.json({ limit: '100kb' }));
  addReads(router, options);
  addQuestions(router, options);
  addBudgets(router, options);
  addCharges(router, options);
  router.use('/exports', createExportRouter(options));
  return router;
}

function whoWith({ httpAuth }: RouterOptions) {
  return (req: Request) =>
    httpAuth.credentials(req, { allow: ['user', 'service'] });
}

function addReads(router: Router, options: RouterOptions): void {
  const { costs } = options;
  const who = whoWith(options);
  router.get('/context', async (req, res) => {
    res.json(await costs.context(await who(req)));
  });
  router.get('/organisation', async (req, res) => {
    const caller = await who(req);
    const query = parseInput(monthQuerySchema, req.query);
    res.json(await costs.organisation(query, caller));
  });
  router.get('/accounts', async (req, res) => {
    const caller = await who(req);
    const query = parseInput(accountListQuerySchema, req.query);
    res.json(await costs.accounts(query, caller));
  });
  router.get('/account', async (req, res) => {
    const caller = await who(req);
    const query = parseInput(accountQuerySchema, req.query);
    res.json(await costs.account(query, caller));
  });
  router.get('/explanation', async (req, res) => {
    const caller = await who(req);
    const query = parseInput(explanationQuerySchema, req.query);
    res.json(await costs.explanation(query, caller));
  });
  router.get('/recommendations', async (req, res) => {
    const caller = await who(req);
    const account = parseInput(accountRefSchema, req.query);
    res.json(await costs.recommendations(account, caller));
  });
}

/** Questions that come with a body and change nothing. */
function addQuestions(router: Router, options: RouterOptions): void {
  const { costs } = options;
  const who = whoWith(options);
  router.post('/comparison', async (req, res) => {
    const caller = await who(req);
    const request = parseInput(comparisonRequestSchema, req.body);
    res.json(await costs.comparison(request, caller));
  });
  router.post('/quotes', async (req, res) => {
    const caller = await who(req);
    const request = parseInput(quoteRequestSchema, req.body);
    res.json(await costs.quote(request, caller));
  });
  router.post('/budgets/check', async (req, res) => {
    const caller = await who(req);
    const check = parseInput(budgetCheckSchema, req.body);
    res.json(await costs.checkBudget(check, caller));
  });
}

function addBudgets(router: Router, options: RouterOptions): void {
  const { costs } = options;
  const who = whoWith(options);
  const audited = auditedWith(options);
  router.get('/budgets', async (req, res) => {
    const caller = await who(req);
    const query = parseInput(budgetQuerySchema, req.query);
    res.json(await costs.budgets(query, caller));
  });
  router.put('/budgets', async (req, res) => {
    const budget = await audited(req, 'budget-set', caller =>
      costs.setBudget(parseInput(budgetInputSchema, req.body), caller),
    );
    res.json(budget);
  });
  router.delete('/budgets/:id', async (req, res) => {
    await audited(req, 'budget-remove', caller =>
      costs.removeBudget(req.params.id, caller),
    );
    res.status(204).end();
  });
}

function addCharges(router: Router, options: RouterOptions): void {
  const { costs } = options;
  const who = whoWith(options);
  const audited = auditedWith(options);
  router.get('/charges', async (req, res) => {
    const caller = await who(req);
    const { month } = parseInput(monthQuerySchema, req.query);
    res.json(await costs.charges(month, caller));
  });
  router.post('/charges', async (req, res) => {
    const charge = await audited(req, 'charge-add', caller =>
      costs.addCharge(parseInput(chargeInputSchema, req.body), caller),
    );
    res.status(201).json(charge);
  });
  router.post('/charges/:id/end', async (req, res) => {
    const charge = await audited(req, 'charge-end', caller => {
      const { validTo } = parseInput(endChargeSchema, req.body);
      return costs.endCharge(req.params.id, validTo, caller);
    });
    res.json(charge);
  });
  router.post('/charges/:id/corrections', async (req, res) => {
    const charge = await audited(req, 'charge-correct', caller => {
      const correction = parseInput(correctionInputSchema, req.body);
      return costs.correctCharge(req.params.id, correction, caller);
    });
    res.status(201).json(charge);
  });
  router.post('/months/:month/close', async (req, res) => {
    const closed = await audited(req, 'month-close', caller => {
      const month = parseInput(monthParamSchema, req.params.month);
      return costs.closeMonth(month, caller);
    });
    res.json(closed);
  });
}

function auditedWith({ httpAuth, audit }: RouterOptions) {
  return async <T>(
    request: Request,
    eventId: string,
    work: (credentials: BackstageCredentials) => Promise<T>,
  ): Promise<T> => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const severityLevel = eventId === 'month-close' ? 'high' : 'medium';
    const meta = metaOf(request);
    return audit.run({ eventId, severityLevel, meta, request }, () =>
      work(credentials),
    );
  };
}

/** Names what is changed, with its amount. */
function metaOf({ params, body }: Request): JsonObject {
  const fields = [
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
  const stated = fields.flatMap(field => {
    const value: unknown = body?.[field];
    const isPlain = ['string', 'number', 'boolean'].includes(typeof value);
    return isPlain ? [[field, String(value).slice(0, 300)]] : [];
  });
  const account = accountRefSchema.safeParse(body?.account).data;
  return {
    ...params,
    ...(account && { account }),
    ...Object.fromEntries(stated),
  };
}
