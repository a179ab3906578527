import { LoggerService } from '@backstage/backend-plugin-api';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { Budget, ReachedThreshold, monthOf } from '@dugnad/plugin-costs-common';
import { CostsConfig } from '../config';
import { BudgetStore } from '../database/BudgetStore';
import { BudgetService } from './BudgetService';

/** Options of `BudgetNotifier`. */
export interface BudgetNotifierOptions {
  budgets: BudgetStore;
  service: BudgetService;
  notifications: Pick<NotificationService, 'send'>;
  config: CostsConfig;
  logger: LoggerService;
  now: () => Date;
}

/** Tells owners when a budget reaches a threshold, once for each threshold and month. */
export class BudgetNotifier {
  readonly #options: BudgetNotifierOptions;

  constructor(options: BudgetNotifierOptions) {
    this.#options = options;
  }

  /** Looks at every budget. Done again, by any replica, it tells nothing twice. */
  async run(): Promise<void> {
    const { budgets, service, config, now } = this.#options;
    const month = monthOf(config.calendar.dayOf(now().getTime()));
    for (const budget of await budgets.all()) {
      const { reached, actualMicros, forecastMicros } = await service.standing(
        budget,
      );
      const fresh: ReachedThreshold[] = [];
      for (const threshold of reached) {
        const at = now().toISOString();
        if (await budgets.takeNotice(budget.id, month, threshold, at)) {
          fresh.push(threshold);
        }
      }
      const [worst] = fresh.sort(
        (a, b) => b.percent - a.percent || (a.basis === 'actual' ? -1 : 1),
      );
      if (worst) {
        const micros =
          worst.basis === 'actual' ? actualMicros : forecastMicros ?? 0;
        await this.#tell(budget, month, worst, micros);
      }
    }
  }

  async #tell(
    budget: Budget,
    month: string,
    { basis, percent }: ReachedThreshold,
    micros: number,
  ): Promise<void> {
    const { notifications, service, config, logger } = this.#options;
    const { kind, id } = budget.account;
    const owners = (await service.ownersOf(budget.account)).filter(Boolean);
    const recipients = owners.length > 0 ? owners : [budget.updatedBy];
    const money = (amount: number) =>
      `${config.currency} ${(amount / 1_000_000).toFixed(2)}`;
    const verb = basis === 'actual' ? 'has spent' : 'is heading for';
    try {
      await notifications.send({
        recipients: { type: 'entity', entityRef: recipients },
        payload: {
          title: `${percent} % of the budget of ${kind} ${id}`,
          description: `${month} ${verb} ${money(micros)} of ${money(
            budget.amountMicros,
          )}.`,
          severity: percent >= 100 ? 'high' : 'normal',
          topic: 'costs',
          scope: `costs:${budget.id}:${month}:${basis}:${percent}`,
          link: `/costs/account/${kind}/${encodeURIComponent(id)}`,
        },
      });
    } catch (error) {
      logger.warn(`Could not tell of the budget of ${kind} ${id}: ${error}`);
    }
  }
}
