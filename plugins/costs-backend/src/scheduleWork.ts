import {
  LifecycleService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { CatalogComponents } from '@dugnad/plugin-ownership-node';
import { BudgetNotifier } from './budgets/BudgetNotifier';
import { CostsConfig } from './config';
import { GroupCostCentres } from './costCentres/GroupCostCentres';
import { Ledger } from './costing/Ledger';
import { Sampler } from './sampling/Sampler';
import { SteadyClock } from './sampling/SteadyClock';

/** What is done, and by what it is timed. */
export interface ScheduleWorkOptions {
  scheduler: SchedulerService;
  lifecycle: LifecycleService;
  sampler: Sampler;
  clock: SteadyClock;
  ledger: Ledger;
  notifier: BudgetNotifier;
  components: CatalogComponents;
  groups: GroupCostCentres;
  config: Pick<CostsConfig, 'intervalMs' | 'flushMs'>;
}

/** Every replica observes and writes; one of them keeps prices true and tells of budgets. */
export async function scheduleWork(
  options: ScheduleWorkOptions,
): Promise<void> {
  const { scheduler, lifecycle, sampler, ledger, notifier, config } = options;
  const { components, groups, clock } = options;
  const local = (
    id: string,
    ms: number,
    fn: (signal: AbortSignal) => unknown,
  ) =>
    scheduler.scheduleTask({
      id: `costs:${id}`,
      scope: 'local',
      frequency: { milliseconds: ms },
      timeout: { minutes: 5 },
      fn: async signal => {
        await fn(signal);
      },
    });
  await local('components', 60_000, () => components.refresh());
  await local('cost-centres', 60_000, () => groups.refresh());
  await local('observe', config.intervalMs, signal => sampler.tick(signal));
  await local('write', config.flushMs, () => sampler.flush());
  await scheduler.scheduleTask({
    id: 'costs:keep-books',
    scope: 'global',
    frequency: { minutes: 2 },
    initialDelay: { seconds: 20 },
    timeout: { minutes: 30 },
    fn: async signal => {
      if (clock.problem()) {
        return;
      }
      await ledger.reconcile(signal);
      await notifier.run();
    },
  });
  // What was seen since the last write survives the restart
  lifecycle.addShutdownHook(() => sampler.flush());
}
