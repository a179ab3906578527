import {
  AuthService,
  DiscoveryService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import { BudgetCheck, Price, Quota } from '@dugnad/plugin-namespaces-common';
import { z } from 'zod';
import { Amounts, amountsOf } from '../policy/amounts';
import { Account, HardBudgets } from './BudgetBook';

const TIMEOUT_MS = 2_000;

/** What a price is asked for. */
export interface PricedClaim {
  name: string;
  cluster: string;
  environment: string;
  ownerRef: string;
  costCenter?: string;
  quota: Quota;
  /** What the claim may hold already: only the difference weighs on a budget. */
  currentQuota?: Quota;
}

/** Options of `PriceQuotes`. */
export interface PriceQuotesOptions {
  /** Plugin that answers; absent: nobody does. */
  plugin?: string;
  auth: AuthService;
  discovery: DiscoveryService;
  logger: LoggerService;
  fetch?: typeof fetch;
}

const quoteSchema = z.object({
  perMonthMicros: z.number(),
  currency: z.string(),
  basis: z.string(),
  asOf: z.string(),
});

const checkSchema = z.object({
  allowed: z.boolean(),
  message: z.string().default(''),
});

const hardSchema = z.object({
  currency: z.string(),
  hard: z.array(
    z.object({
      account: z.object({ kind: z.string(), id: z.string() }),
      budgetMicros: z.number(),
      expectedMicros: z.number(),
      isVisible: z.boolean(),
      namespaces: z.array(
        z.object({
          cluster: z.string(),
          namespace: z.string(),
          expectedMicros: z.number(),
        }),
      ),
    }),
  ),
});

/** Asks the plugin that knows costs. Whatever it does not answer in time is unknown, never a guess and never zero. */
export class PriceQuotes {
  readonly #options: PriceQuotesOptions;

  constructor(options: PriceQuotesOptions) {
    this.#options = options;
  }

  /** Worst case per month: all of the quota, all of the time. */
  async price(claim: PricedClaim): Promise<Price> {
    try {
      const { cluster, environment } = claim;
      const body = { cluster, environment, quota: quotaBody(claim.quota) };
      const answer = await this.#ask('/quotes', body, quoteSchema);
      return { state: 'known', ...answer };
    } catch (error) {
      return { state: 'unknown', reason: this.#why(error) };
    }
  }

  /** Whether the owner's budget has room. */
  async budget(claim: PricedClaim): Promise<BudgetCheck> {
    try {
      const { name, quota, currentQuota, ...rest } = claim;
      const body = {
        ...rest,
        namespace: name,
        quota: quotaBody(quota),
        currentQuota: currentQuota && quotaBody(currentQuota),
      };
      const answer = await this.#ask('/budgets/check', body, checkSchema);
      return {
        state: answer.allowed ? 'allowed' : 'exceeded',
        message: answer.message,
      };
    } catch (error) {
      return { state: 'unknown', message: this.#why(error) };
    }
  }

  /** Every hard budget a claim falls under, with its figures; undefined where nobody tells. Not for people as it is. */
  async hardBudgets({
    cluster,
    name,
    ownerRef,
    costCenter,
  }: Account): Promise<HardBudgets | undefined> {
    const quota = { cpuMillicores: 0, memoryBytes: 0, storageBytes: 0 };
    const body = { cluster, namespace: name, ownerRef, costCenter, quota };
    try {
      const answer = await this.#ask('/budgets/check', body, hardSchema);
      return { budgets: answer.hard, currency: answer.currency };
    } catch (error) {
      this.#why(error);
      return undefined;
    }
  }

  /** What amounts cost a month in a cluster, in micro-units; undefined where nobody tells. */
  async quote(
    cluster: string,
    { cpu, memory, storage }: Pick<Amounts, 'cpu' | 'memory' | 'storage'>,
  ): Promise<number | undefined> {
    const quota = {
      cpuMillicores: cpu,
      memoryBytes: memory,
      storageBytes: storage,
    };
    try {
      const body = { cluster, quota };
      return (await this.#ask('/quotes', body, quoteSchema)).perMonthMicros;
    } catch (error) {
      this.#why(error);
      return undefined;
    }
  }

  async #ask<T>(path: string, body: object, schema: z.ZodType<T>): Promise<T> {
    const { plugin, auth, discovery } = this.#options;
    if (!plugin) {
      throw new Error('No plugin is configured that knows prices');
    }
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: await auth.getOwnServiceCredentials(),
      targetPluginId: plugin,
    });
    const send = this.#options.fetch ?? fetch;
    const response = await send(
      `${await discovery.getBaseUrl(plugin)}${path}`,
      {
        method: 'POST',
        signal: AbortSignal.timeout(TIMEOUT_MS),
        headers: {
          Authorization: `Bearer ${token}`,
          'Content-Type': 'application/json',
        },
        body: JSON.stringify(body),
      },
    );
    if (!response.ok) {
      throw new Error(`Plugin ${plugin} answered ${response.status}`);
    }
    const parsed = schema.safeParse(await response.json());
    if (!parsed.success) {
      throw new Error(`Plugin ${plugin} gave an answer nobody understands`);
    }
    return parsed.data;
  }

  #why(error: unknown): string {
    const { plugin, logger } = this.#options;
    const late = isError(error) && error.name === 'TimeoutError';
    const why = error instanceof Error ? error.message : String(error);
    if (plugin) {
      logger.debug(`No price from plugin ${plugin}: ${why}`);
    }
    return late ? `Plugin ${plugin} did not answer in time` : why;
  }
}

function quotaBody(quota: Quota) {
  const { cpu, memory, storage } = amountsOf(quota);
  return { cpuMillicores: cpu, memoryBytes: memory, storageBytes: storage };
}
