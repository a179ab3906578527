import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AccountListQueryInput,
  AccountQuery,
  AccountRef,
  BudgetCheck,
  BudgetInput,
  Calendar,
  Charge,
  ChargeInput,
  ComparisonRequest,
  CorrectionInput,
  ExportRow,
  MonthQuery,
  QuoteRequest,
  monthOf,
} from '@dugnad/plugin-costs-common';
import {
  CostCentreRules,
  refuseCostCentre,
} from '@dugnad/plugin-ownership-common';
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
import { Places } from './Places';
import { Turns } from './Turns';

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
  costCentres: () => CostCentreRules;
  turns?: Turns;
}

/** A month as an export sees it. */
export interface ExportedMonth {
  month: string;
  currency: string;
  calendar: Calendar;
  /** Whether rows of others are left out. */
  isPartial: boolean;
  /** Charges as purchases; none for who does not see everything. */
  charges(): Promise<Charge[]>;
  /** Rows, some at a time. */
  rows: AsyncIterable<ExportRow[]>;
}

type Who = BackstageCredentials;

/** Figures that are about everybody and not about an account. */
const OF_EVERYBODY = ['idle', 'shared', 'unallocated'];

/** Use cases: who may, then what. HTTP and actions both come through here. */
export class CostsService {
  readonly #options: CostsServiceOptions;
  readonly #turns: Turns;
  readonly #exports = new Places();

  constructor(options: CostsServiceOptions) {
    this.#options = options;
    this.#turns = options.turns ?? new Turns();
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
    const visibility = await this.#visibility(who);
    return this.#inTurn(who, () => organisation.month(query, visibility));
  }

  async account(query: AccountQuery, who: Who) {
    const visibility = await this.#visibility(who);
    const editor = await this.#editor(who);
    const { kind, id } = query;
    return this.#inTurn(who, async () => ({
      ...(await this.#options.accounts.month(query, visibility)),
      budgets: await this.#options.budgets.list(
        { kind, id },
        visibility,
        editor,
      ),
    }));
  }

  async accounts(
    { kind, month, idle = 'separate' }: AccountListQueryInput,
    who: Who,
  ) {
    const visibility = await this.#visibility(who);
    return this.#inTurn(who, () =>
      this.#options.accounts.list(kind, month, idle, visibility),
    );
  }

  async explanation(query: ExplanationQuery, who: Who) {
    const { access, explanations } = this.#options;
    if (OF_EVERYBODY.includes(query.figure)) {
      await access.authorizeTotals(who);
    }
    const visibility = await this.#visibility(who);
    return this.#inTurn(who, () => explanations.explain(query, visibility));
  }

  async recommendations(account: AccountRef, who: Who) {
    const visibility = await this.#visibility(who);
    return this.#inTurn(who, () =>
      this.#options.recommendations.list(account, visibility),
    );
  }

  async comparison(request: ComparisonRequest, who: Who) {
    const { access, comparison } = this.#options;
    const visibility = await this.#visibility(who);
    const seesTotals = await access.seesTotals(who);
    return this.#inTurn(who, () =>
      comparison.compare(request, visibility, seesTotals),
    );
  }

  async quote(request: QuoteRequest, who: Who) {
    // A rate tells what everybody pays; whoever may see costs at all may know it
    await this.#visibility(who);
    return this.#options.quotes.quote(request);
  }

  async budgets(account: Partial<AccountRef>, who: Who) {
    const visibility = await this.#visibility(who);
    const editor = await this.#editor(who);
    const items = await this.#inTurn(who, () =>
      this.#options.budgets.list(account, visibility, editor),
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
    const { costCentres, config } = this.#options;
    const refusal = refuseCostCentre(
      check.costCenter ?? '',
      ownerRef,
      costCentres(),
    );
    if (refusal) {
      return {
        allowed: false,
        message: refusal.message,
        figures: [],
        currency: config.currency,
      };
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

  /** Gives a month's rows to `write`, as long as that takes. Throws `BusyError` where too many are being written. */
  async exportMonth(
    month: string | undefined,
    who: Who,
    write: (exported: ExportedMonth) => Promise<void>,
  ): Promise<void> {
    const { access, exports, ledger, config, now } = this.#options;
    const shown = month ?? monthOf(config.calendar.dayOf(now().getTime()));
    const visibility = await this.#visibility(who);
    const { isEverything } = visibility;
    const caller = access.whoIs(who);
    await this.#exports.hold(caller, () =>
      write({
        month: shown,
        currency: config.currency,
        calendar: config.calendar,
        isPartial: !isEverything,
        charges: async () => (isEverything ? ledger.chargesOf(shown) : []),
        // A turn for every part: a reader may be slow, and holds nobody up
        rows: exports.days(shown, visibility, work =>
          this.#turns.run(caller, work, { isLetIn: true }),
        ),
      }),
    );
  }

  #inTurn<T>(who: Who, work: () => Promise<T>): Promise<T> {
    return this.#turns.run(this.#options.access.whoIs(who), work);
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
