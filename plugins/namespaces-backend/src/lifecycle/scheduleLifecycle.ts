import { SchedulerService } from '@backstage/backend-plugin-api';
import { LifecycleRound } from './LifecycleRound';

/** Options of `scheduleLifecycle`. */
export interface ScheduleLifecycleOptions {
  scheduler: SchedulerService;
  round: LifecycleRound;
  /** Time as far as it is believed. */
  now(): Promise<Date>;
}

/** Looks every five minutes which claims are due for a step; one replica at a time, though any number might. */
export async function scheduleLifecycle({
  scheduler,
  round,
  now,
}: ScheduleLifecycleOptions): Promise<void> {
  await scheduler.scheduleTask({
    id: 'namespaces-lifecycle',
    frequency: { minutes: 5 },
    timeout: { minutes: 10 },
    initialDelay: { seconds: 15 },
    scope: 'global',
    fn: async () => round.run(await now()),
  });
}
