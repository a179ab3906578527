import { ResponseError } from '@backstage/errors';
import { z } from 'zod';
import {
  Charge,
  ChargeInput,
  CorrectionInput,
  chargeSchema,
} from './bill/charge';
import {
  AccountList,
  AccountListQueryInput,
  AccountMonth,
  AccountQueryInput,
  accountListSchema,
  accountMonthSchema,
} from './schema/accountMonth';
import {
  Budget,
  BudgetCheck,
  BudgetInput,
  BudgetStandingView,
  BudgetVerdict,
  Quote,
  QuoteRequest,
  budgetListSchema,
  budgetSchema,
  budgetVerdictSchema,
  quoteSchema,
} from './schema/budget';
import {
  ChargeList,
  CostExport,
  chargeListSchema,
  exportSchema,
} from './schema/charges';
import {
  Comparison,
  ComparisonRequest,
  comparisonSchema,
} from './schema/comparison';
import { CostsContext, costsContextSchema } from './schema/context';
import {
  Explanation,
  ExplanationQueryInput,
  RecommendationList,
  explanationSchema,
  recommendationListSchema,
} from './schema/insight';
import {
  MonthQueryInput,
  OrganisationMonth,
  organisationMonthSchema,
} from './schema/organisation';
import { ClosedMonth, closedMonthSchema } from './schema/parts';
import { AccountRef } from './schema/account';

/** Where the costs backend is and how to call it. Both frontend and backend supply these. */
export interface CostsClientOptions {
  discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  fetchApi?: { fetch: typeof fetch };
}

/** Options of one call. */
export interface CostsCallOptions {
  /** Backend callers pass a token; the frontend's fetch adds its own. */
  token?: string;
  signal?: AbortSignal;
}

/** The costs backend's HTTP API. Every method throws `ResponseError`. */
export interface CostsApi {
  context(call?: CostsCallOptions): Promise<CostsContext>;
  /** Needs `costs.totals.read`. */
  organisation(
    query?: MonthQueryInput,
    call?: CostsCallOptions,
  ): Promise<OrganisationMonth>;
  accounts(
    query: AccountListQueryInput,
    call?: CostsCallOptions,
  ): Promise<AccountList>;
  account(
    query: AccountQueryInput,
    call?: CostsCallOptions,
  ): Promise<AccountMonth>;
  explanation(
    query: ExplanationQueryInput,
    call?: CostsCallOptions,
  ): Promise<Explanation>;
  recommendations(
    account: AccountRef,
    call?: CostsCallOptions,
  ): Promise<RecommendationList>;
  comparison(
    request: ComparisonRequest,
    call?: CostsCallOptions,
  ): Promise<Comparison>;
  quote(request: QuoteRequest, call?: CostsCallOptions): Promise<Quote>;
  budgets(
    account?: AccountRef,
    call?: CostsCallOptions,
  ): Promise<BudgetStandingView[]>;
  /** One budget per account: setting it again replaces it. */
  setBudget(budget: BudgetInput, call?: CostsCallOptions): Promise<Budget>;
  removeBudget(id: string, call?: CostsCallOptions): Promise<void>;
  checkBudget(
    check: BudgetCheck,
    call?: CostsCallOptions,
  ): Promise<BudgetVerdict>;
  charges(month?: string, call?: CostsCallOptions): Promise<ChargeList>;
  addCharge(charge: ChargeInput, call?: CostsCallOptions): Promise<Charge>;
  /** Sets a charge's last day. */
  endCharge(
    id: string,
    validTo: string,
    call?: CostsCallOptions,
  ): Promise<Charge>;
  /** Books a correction in an open month, as a charge of its own. */
  correctCharge(
    id: string,
    correction: CorrectionInput,
    call?: CostsCallOptions,
  ): Promise<Charge>;
  /** Closing a closed month again answers with the same record. */
  closeMonth(month: string, call?: CostsCallOptions): Promise<ClosedMonth>;
  export(month: string, call?: CostsCallOptions): Promise<CostExport>;
  /** The text of a CSV or FOCUS file, for saving. */
  exportFile(
    format: 'csv' | 'focus',
    month: string,
    call?: CostsCallOptions,
  ): Promise<string>;
}

const nothingSchema = z.unknown();

/** `CostsApi` over HTTP. */
export class CostsClient implements CostsApi {
  readonly #options: CostsClientOptions;

  constructor(options: CostsClientOptions) {
    this.#options = options;
  }

  context(call?: CostsCallOptions) {
    return this.#get(costsContextSchema, '/context', {}, call);
  }

  organisation(query: MonthQueryInput = {}, call?: CostsCallOptions) {
    return this.#get(organisationMonthSchema, '/organisation', query, call);
  }

  accounts(query: AccountListQueryInput, call?: CostsCallOptions) {
    return this.#get(accountListSchema, '/accounts', query, call);
  }

  account(query: AccountQueryInput, call?: CostsCallOptions) {
    return this.#get(accountMonthSchema, '/account', query, call);
  }

  explanation(query: ExplanationQueryInput, call?: CostsCallOptions) {
    return this.#get(explanationSchema, '/explanation', query, call);
  }

  recommendations(account: AccountRef, call?: CostsCallOptions) {
    const path = '/recommendations';
    return this.#get(recommendationListSchema, path, account, call);
  }

  comparison(request: ComparisonRequest, call?: CostsCallOptions) {
    return this.#send(comparisonSchema, 'POST', '/comparison', request, call);
  }

  quote(request: QuoteRequest, call?: CostsCallOptions) {
    return this.#send(quoteSchema, 'POST', '/quotes', request, call);
  }

  async budgets(account?: AccountRef, call?: CostsCallOptions) {
    const query = account ?? {};
    return (await this.#get(budgetListSchema, '/budgets', query, call)).items;
  }

  setBudget(budget: BudgetInput, call?: CostsCallOptions) {
    return this.#send(budgetSchema, 'PUT', '/budgets', budget, call);
  }

  async removeBudget(id: string, call?: CostsCallOptions) {
    const path = `/budgets/${encodeURIComponent(id)}`;
    await this.#send(nothingSchema, 'DELETE', path, undefined, call);
  }

  checkBudget(check: BudgetCheck, call?: CostsCallOptions) {
    const path = '/budgets/check';
    return this.#send(budgetVerdictSchema, 'POST', path, check, call);
  }

  charges(month?: string, call?: CostsCallOptions) {
    return this.#get(chargeListSchema, '/charges', { month }, call);
  }

  addCharge(charge: ChargeInput, call?: CostsCallOptions) {
    return this.#send(chargeSchema, 'POST', '/charges', charge, call);
  }

  endCharge(id: string, validTo: string, call?: CostsCallOptions) {
    const path = `/charges/${encodeURIComponent(id)}/end`;
    return this.#send(chargeSchema, 'POST', path, { validTo }, call);
  }

  correctCharge(
    id: string,
    correction: CorrectionInput,
    call?: CostsCallOptions,
  ) {
    const path = `/charges/${encodeURIComponent(id)}/corrections`;
    return this.#send(chargeSchema, 'POST', path, correction, call);
  }

  closeMonth(month: string, call?: CostsCallOptions) {
    const path = `/months/${encodeURIComponent(month)}/close`;
    return this.#send(closedMonthSchema, 'POST', path, {}, call);
  }

  export(month: string, call?: CostsCallOptions) {
    return this.#get(exportSchema, '/exports/json', { month }, call);
  }

  async exportFile(
    format: 'csv' | 'focus',
    month: string,
    call?: CostsCallOptions,
  ) {
    const path = `/exports/${format}${searchOf({ month })}`;
    return (await this.#fetch('GET', path, undefined, call)).text();
  }

  #get<T>(
    schema: z.ZodType<T>,
    path: string,
    query: object,
    call?: CostsCallOptions,
  ): Promise<T> {
    const full = `${path}${searchOf(query)}`;
    return this.#send(schema, 'GET', full, undefined, call);
  }

  async #send<T>(
    schema: z.ZodType<T>,
    method: string,
    path: string,
    body: unknown,
    call?: CostsCallOptions,
  ): Promise<T> {
    const response = await this.#fetch(method, path, body, call);
    return schema.parse(
      response.status === 204 ? undefined : await response.json(),
    );
  }

  async #fetch(
    method: string,
    path: string,
    body: unknown,
    call: CostsCallOptions = {},
  ): Promise<Response> {
    const { discoveryApi, fetchApi } = this.#options;
    const baseUrl = await discoveryApi.getBaseUrl('costs');
    const send = fetchApi?.fetch ?? fetch;
    const response = await send(`${baseUrl}${path}`, {
      method,
      signal: call.signal,
      headers: {
        ...(call.token && { Authorization: `Bearer ${call.token}` }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}

function searchOf(query: object): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined) {
      search.set(key, String(value));
    }
  }
  const text = search.toString();
  return text && `?${text}`;
}
