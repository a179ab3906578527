import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AccountListQueryInput,
  AccountQuery,
  AccountRef,
  BudgetCheck,
  BudgetInput,
  ChargeInput,
  ComparisonRequest,
  CorrectionInput,
  CostExport,
  ExportRow,
  MonthQuery,
  QuoteRequest,
  monthOf,
} from '@dugnad/plugin-costs-common';
import { CostAccess, Visibility } from './access/CostAccess';
import { BudgetEditor, BudgetService } from './budgets/BudgetService';
import { ChargeService } from './charges/ChargeService';
import { CostsConfig } from './config';
import { ContextReport } from './reports/ContextReport';
import { AccountReport } from './reports/AccountReport';
import { ComparisonReport } from './reports/ComparisonReport';
import {
  ExplanationQuery,
  ExplanationReport,
} from './reports/ExplanationReport';
import { ExportReport } from './reports/ExportReport';
import { OrganisationReport } from './reports/OrganisationReport';
import { QuoteReport } from './reports/QuoteReport';
import { RecommendationReport } from './reports/RecommendationReport';
import { Ledger } from './costing/Ledger';

/** Who adds up under its own lock what claims may cost. */
const NAMESPACES_PLUGIN = 'service:plugin:namespaces';

/** Options of `CostsService`. */
export interface CostsServiceOptions {
  access: CostAccess;
  ledger: Ledger;
  context: ContextReport;
  organisation: OrganisationReport;
  accounts: AccountReport;
  explanations: ExplanationReport;
  recommendations: RecommendationReport;
  comparison: ComparisonReport;
  exports: ExportReport;
  quotes: QuoteReport;
  budgets: BudgetService;
  charges: ChargeService;
  config: CostsConfig;
  now: () => Date;
}

type Who = BackstageCredentials;

/** Figures that are about everybody and not about an account. */
const OF_EVERYBODY = ['idle', 'shared', 'unallocated'];

/** Use cases: who may, then what. HTTP and actions both come through here. */
export class CostsService {
  readonly #options: CostsServiceOptions;

  constructor(options: CostsServiceOptions) {
    this.#options = options;
  }

  async context(who: Who) {
    const { access, context } = this.#options;
    await access.visibility(who);
    const [seesTotals, editsCharges] = await Promise.all([
      access.seesTotals(who),
      access.editsCharges(who),
    ]);
    return context.read({ seesTotals, editsCharges });
  }

  async organisation(query: MonthQuery, who: Who) {
    const { access, organisation } = this.#options;
    await access.authorizeTotals(who);
    return organisation.month(query, await this.#visibility(who));
  }

  async account(query: AccountQuery, who: Who) {
    const visibility = await this.#visibility(who);
    const result = await this.#options.accounts.month(query, visibility);
    const editor = await this.#editor(who);
    const { kind, id } = query;
    return {
      ...result,
      budgets: await this.#options.budgets.list(
        { kind, id },
        visibility,
        editor,
      ),
    };
  }

  async accounts(
    { kind, month, idle = 'separate' }: AccountListQueryInput,
    who: Who,
  ) {
    return this.#options.accounts.list(
      kind,
      month,
      idle,
      await this.#visibility(who),
    );
  }

  async explanation(query: ExplanationQuery, who: Who) {
    const { access, explanations } = this.#options;
    if (OF_EVERYBODY.includes(query.figure)) {
      await access.authorizeTotals(who);
    }
    return explanations.explain(query, await this.#visibility(who));
  }

  async recommendations(account: AccountRef, who: Who) {
    return this.#options.recommendations.list(
      account,
      await this.#visibility(who),
    );
  }

  async comparison(request: ComparisonRequest, who: Who) {
    const { access, comparison } = this.#options;
    return comparison.compare(
      request,
      await this.#visibility(who),
      await access.seesTotals(who),
    );
  }

  async quote(request: QuoteRequest, who: Who) {
    // A rate tells what everybody pays; whoever may see costs at all may know it
    await this.#visibility(who);
    return this.#options.quotes.quote(request);
  }

  async budgets(account: Partial<AccountRef>, who: Who) {
    const items = await this.#options.budgets.list(
      account,
      await this.#visibility(who),
      await this.#editor(who),
    );
    return { currency: this.#options.config.currency, items };
  }

  async setBudget(input: BudgetInput, who: Who) {
    return this.#options.budgets.set(input, await this.#editor(who));
  }

  async removeBudget(id: string, who: Who) {
    return this.#options.budgets.remove(id, await this.#editor(who));
  }

  /**
   * Throws `NotAllowedError` where the caller may not see the owner's costs: yes and no, asked often enough, tell the figures of
   * its budgets. A service asks for the owner and passes the answer on, so it is told what that owner may know.
   */
  async checkBudget(check: BudgetCheck, who: Who) {
    const { access, budgets } = this.#options;
    const { ownerRef } = check;
    const { mayRead } = await this.#visibility(who);
    if (!mayRead(ownerRef)) {
      throw new NotAllowedError(
        `You may not see the budgets of ${ownerRef}; they belong to another team`,
      );
    }
    const isPerson = !access.whoIs(who).startsWith('service:');
    return budgets.check(
      check,
      owner => owner === ownerRef || (isPerson && mayRead(owner)),
      access.whoIs(who) === NAMESPACES_PLUGIN,
    );
  }

  async charges(month: string | undefined, who: Who) {
    const { access, charges } = this.#options;
    await access.authorizeTotals(who);
    return charges.list(month, await access.editsCharges(who));
  }

  async addCharge(input: ChargeInput, who: Who) {
    const { access, charges } = this.#options;
    await access.authorizeCharges(who);
    return charges.add(input, access.whoIs(who));
  }

  async endCharge(id: string, validTo: string, who: Who) {
    const { access, charges } = this.#options;
    await access.authorizeCharges(who);
    return charges.end(id, validTo);
  }

  async correctCharge(id: string, input: CorrectionInput, who: Who) {
    const { access, charges } = this.#options;
    await access.authorizeCharges(who);
    return charges.correct(id, input, access.whoIs(who));
  }

  async closeMonth(month: string, who: Who) {
    const { access, ledger } = this.#options;
    await access.authorizeCharges(who);
    return ledger.close(month, access.whoIs(who));
  }

  /** A month's rows, a day at a time, and whether rows of others are left out. */
  async exportDays(month: string | undefined, who: Who) {
    const { exports, config, now } = this.#options;
    const shown = month ?? monthOf(config.calendar.dayOf(now().getTime()));
    const visibility = await this.#visibility(who);
    return {
      month: shown,
      currency: config.currency,
      isPartial: !visibility.isEverything,
      days: exports.days(shown, visibility),
    };
  }

  /** Charges as purchases of a file; nothing for who does not see everything. */
  async exportCharges(month: string, who: Who) {
    const { isEverything } = await this.#visibility(who);
    return isEverything ? this.#options.ledger.chargesOf(month) : [];
  }

  async export(month: string | undefined, who: Who): Promise<CostExport> {
    const { days, ...about } = await this.exportDays(month, who);
    const rows: ExportRow[] = [];
    for await (const day of days) {
      rows.push(...day);
    }
    return {
      ...about,
      totalMicros: rows.reduce((sum, row) => sum + row.totalMicros, 0),
      rows,
    };
  }

  #visibility(who: Who): Promise<Visibility> {
    return this.#options.access.visibility(who);
  }

  async #editor(who: Who): Promise<BudgetEditor> {
    const { access } = this.#options;
    return {
      userRef: access.whoIs(who),
      mayEdit: await access.budgetEditor(who),
      isPlatform: await access.editsCharges(who),
    };
  }
}
