import { randomUUID } from 'node:crypto';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  AccountRef,
  Budget,
  BudgetCheck,
  BudgetInput,
  BudgetStandingView,
  BudgetVerdict,
  UNKNOWN_OWNER,
  daysOfMonth,
  evaluateBudget,
  forecast,
  monthOf,
  totalOf,
} from '@dugnad/plugin-costs-common';
import { Visibility } from '../access/CostAccess';
import { CostsConfig } from '../config';
import { Ledger } from '../costing/Ledger';
import { BudgetStore } from '../database/BudgetStore';
import { ReportStore } from '../database/ReportStore';
import { coverageOf } from '../reports/coverageOf';
import { QuoteReport } from '../reports/QuoteReport';
import { NO_MONEY, addMoney, toCost } from '../reports/toCost';
import { BudgetOutlook, decideClaimBudget } from './decideClaimBudget';

/** More of an account are added up without their names. */
const NAMESPACES_AT_MOST = 5_000;

/** Who changes a budget and what they may. */
export interface BudgetEditor {
  userRef: string;
  /** Soft budgets of what this owner owns. */
  mayEdit: (ownerRef: string) => boolean;
  /** Hard budgets, of anyone. */
  isPlatform: boolean;
}

/** Options of `BudgetService`. */
export interface BudgetServiceOptions {
  budgets: BudgetStore;
  reports: ReportStore;
  ledger: Ledger;
  quotes: QuoteReport;
  config: CostsConfig;
  now: () => Date;
}

/** Budgets: set, measured against the month, and asked before a namespace is made. */
export class BudgetService {
  readonly #options: BudgetServiceOptions;

  constructor(options: BudgetServiceOptions) {
    this.#options = options;
  }

  /** Budgets of an account, or all, that the caller sees, and how they stand. */
  async list(
    account: Partial<AccountRef>,
    visibility: Visibility,
    editor: BudgetEditor,
  ): Promise<BudgetStandingView[]> {
    const result: BudgetStandingView[] = [];
    for (const budget of await this.#options.budgets.all()) {
      const { kind, id } = budget.account;
      const isMeant =
        (!account.kind || account.kind === kind) &&
        (!account.id || account.id === id);
      if (!isMeant) {
        continue;
      }
      const owners = await this.ownersOf(budget.account);
      if (visibility.isEverything || isFor(budget, owners, visibility)) {
        const mayEdit = this.#mayEdit(budget.isHard, owners, editor);
        result.push({ ...(await this.standing(budget)), mayEdit });
      }
    }
    return result;
  }

  /** Throws `NotAllowedError` for an account of others, and for a hard budget without being platform. */
  async set(input: BudgetInput, editor: BudgetEditor): Promise<Budget> {
    const { budgets, now } = this.#options;
    const owners = await this.ownersOf(input.account);
    const known = (await budgets.all()).find(
      ({ account }) =>
        account.kind === input.account.kind && account.id === input.account.id,
    );
    const isHard = input.isHard ?? false;
    this.#authorize(isHard || (known?.isHard ?? false), owners, editor);
    return budgets.set({
      ...input,
      isHard,
      id: known?.id ?? randomUUID(),
      updatedBy: editor.userRef,
      updatedAt: now().toISOString(),
    });
  }

  /** Throws as `set` does, and `NotFoundError`. */
  async remove(id: string, editor: BudgetEditor): Promise<void> {
    const { budgets } = this.#options;
    const budget = (await budgets.all()).find(one => one.id === id);
    if (!budget) {
      throw new NotFoundError(`There is no budget ${id}`);
    }
    const owners = await this.ownersOf(budget.account);
    this.#authorize(budget.isHard, owners, editor);
    await budgets.remove(id);
  }

  /**
   * Whether a claim fits the hard budgets it falls under. `mayRead` says whose costs the answer may tell of; `tellsHard` gives
   * the figures of every hard budget beside, for a caller that keeps them to itself.
   */
  async check(
    check: BudgetCheck,
    mayRead: Visibility['mayRead'],
    tellsHard = false,
  ): Promise<BudgetVerdict> {
    const { budgets, quotes, config } = this.#options;
    const accounts = [
      `owner ${check.ownerRef}`,
      `namespace ${check.cluster}/${check.namespace}`,
      `cost-centre ${check.costCenter ?? ''}`,
    ];
    const meant = (await budgets.all()).filter(({ account }) =>
      accounts.includes(`${account.kind} ${account.id}`),
    );
    if (meant.length === 0) {
      return {
        allowed: true,
        figures: [],
        currency: config.currency,
        ...(tellsHard && { hard: [] }),
      };
    }
    const { cluster } = check;
    const wanted = await quotes.quote({ cluster, quota: check.quota });
    const current = check.currentQuota
      ? await quotes.quote({ cluster, quota: check.currentQuota })
      : undefined;
    const outlooks = await Promise.all(
      meant.map(async budget => {
        const { actualMicros, forecastMicros } = await this.#month(
          budget.account,
        );
        const owners = await this.ownersOf(budget.account);
        return {
          budget,
          expectedMicros: forecastMicros ?? actualMicros,
          isForecast: forecastMicros !== undefined,
          isVisible: owners.length > 0 && owners.every(mayRead),
        };
      }),
    );
    return {
      ...decideClaimBudget(
        outlooks,
        wanted.perMonthMicros - (current?.perMonthMicros ?? 0),
        config.currency,
      ),
      ...(tellsHard && { hard: await this.#hard(outlooks) }),
    };
  }

  /** Hard budgets with what of each is expected in which namespace. */
  async #hard(outlooks: BudgetOutlook[]): Promise<BudgetVerdict['hard']> {
    const { reports, config, now } = this.#options;
    const month = monthOf(config.calendar.dayOf(now().getTime()));
    const days = daysOfMonth(month);
    const hard = outlooks.filter(({ budget }) => budget.isHard);
    return Promise.all(
      hard.map(async ({ budget, expectedMicros, isVisible }) => {
        const { account, amountMicros } = budget;
        const sums = await reports.sums(
          { account, fromDay: days[0], toDay: days[days.length - 1] },
          'namespace',
          NAMESPACES_AT_MOST,
        );
        const spent = sums.map(one => ({
          key: one.key,
          micros: totalOf(toCost(addMoney(NO_MONEY, one), 'separate').direct),
        }));
        const total = spent.reduce((sum, { micros }) => sum + micros, 0);
        return {
          account,
          budgetMicros: amountMicros,
          expectedMicros,
          isVisible,
          namespaces: spent.map(({ key: [cluster, namespace], micros }) => ({
            cluster,
            namespace,
            expectedMicros:
              total > 0 ? Math.round((micros / total) * expectedMicros) : 0,
          })),
        };
      }),
    );
  }

  /** How a budget stands this month. */
  async standing(budget: Budget): Promise<Omit<BudgetStandingView, 'mayEdit'>> {
    const figures = await this.#month(budget.account);
    const standing = evaluateBudget({
      amountMicros: budget.amountMicros,
      ...figures,
    });
    return { budget, ...standing, ...figures };
  }

  /** Owners of an account; of a namespace those that have, or had, anything in it. */
  async ownersOf(account: AccountRef): Promise<string[]> {
    return account.kind === 'owner'
      ? [account.id === UNKNOWN_OWNER ? '' : account.id]
      : this.#options.reports.owners(account);
  }

  #mayEdit(isHard: boolean, owners: string[], editor: BudgetEditor): boolean {
    return (
      editor.isPlatform ||
      (!isHard && owners.length > 0 && owners.every(editor.mayEdit))
    );
  }

  #authorize(isHard: boolean, owners: string[], editor: BudgetEditor): void {
    if (!this.#mayEdit(isHard, owners, editor)) {
      throw new NotAllowedError(
        isHard
          ? 'Only the platform team may set, change or remove a hard budget'
          : 'You may set budgets only for what your teams own',
      );
    }
  }

  async #month(account: AccountRef) {
    const { reports, ledger, config, now } = this.#options;
    const month = monthOf(config.calendar.dayOf(now().getTime()));
    const days = daysOfMonth(month);
    const [sums] = await reports.sums(
      { account, fromDay: days[0], toDay: days[days.length - 1] },
      'nothing',
    );
    const clusters = await reports.clusters(account);
    const totals = (await ledger.totals(month)).filter(({ cluster }) =>
      clusters.includes(cluster),
    );
    const actualMicros = totalOf(
      toCost(addMoney(NO_MONEY, sums ?? NO_MONEY), 'separate').direct,
    );
    const forecastMicros = forecast({
      actualMicros,
      daysObserved:
        coverageOf(totals).observedSeconds /
        86_400 /
        Math.max(1, clusters.length),
      daysInMonth: days.length,
    });
    return { actualMicros, forecastMicros };
  }
}

/** Anyone may name a cost centre in a request, so having costs on one does not open what others have on it. */
function isFor(
  { account }: Budget,
  owners: string[],
  { mayRead }: Visibility,
): boolean {
  return account.kind === 'cost-centre'
    ? owners.length > 0 && owners.every(mayRead)
    : owners.some(mayRead);
}
