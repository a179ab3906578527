import {
  Budget,
  ReachedThreshold,
  budgetSchema,
} from '@dugnad/plugin-costs-common';
import { Knex } from 'knex';
import { DbNumber } from './columns';

interface BudgetRow {
  id: string;
  account_kind: string;
  account_id: string;
  amount_micros: DbNumber;
  is_hard: boolean | number;
  note: string | null;
  updated_by: string;
  updated_at: string;
}

/** Budgets, and what was told of them. */
export class BudgetStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async all(): Promise<Budget[]> {
    const rows = await this.#db<BudgetRow>('cost_budgets').orderBy([
      'account_kind',
      'account_id',
    ]);
    return rows.map(toBudget);
  }

  /** Sets an account's budget; its id stays where it had one. */
  async set(budget: Budget): Promise<Budget> {
    const row = {
      account_kind: budget.account.kind,
      account_id: budget.account.id,
      amount_micros: budget.amountMicros,
      is_hard: budget.isHard,
      note: budget.note ?? null,
      updated_by: budget.updatedBy,
      updated_at: budget.updatedAt,
    };
    await this.#db('cost_budgets')
      .insert({ id: budget.id, ...row })
      .onConflict(['account_kind', 'account_id'])
      .merge(row);
    const stored = await this.#db<BudgetRow>('cost_budgets')
      .where({ account_kind: row.account_kind, account_id: row.account_id })
      .first();
    return stored ? toBudget(stored) : budget;
  }

  async remove(id: string): Promise<void> {
    await this.#db.transaction(async trx => {
      await trx('cost_budget_notices').where({ budget_id: id }).delete();
      await trx('cost_budgets').where({ id }).delete();
    });
  }

  /** Takes the right to tell of a threshold; true for one caller only, however many replicas ask. */
  async takeNotice(
    budgetId: string,
    month: string,
    { basis, percent }: ReachedThreshold,
    at: string,
  ): Promise<boolean> {
    const taken = await this.#db('cost_budget_notices')
      .insert({ budget_id: budgetId, month, basis, percent, told_at: at })
      .onConflict(['budget_id', 'month', 'basis', 'percent'])
      .ignore()
      .returning('budget_id');
    return taken.length > 0;
  }
}

function toBudget(row: BudgetRow): Budget {
  return budgetSchema.parse({
    id: row.id,
    account: { kind: row.account_kind, id: row.account_id },
    amountMicros: Number(row.amount_micros),
    isHard: Boolean(row.is_hard),
    note: row.note ?? undefined,
    updatedBy: row.updated_by,
    updatedAt: row.updated_at,
  });
}
