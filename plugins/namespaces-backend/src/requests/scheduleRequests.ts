import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { ClaimRequests } from './ClaimRequests';

/** Options of `scheduleRequests`. */
export interface ScheduleRequestsOptions {
  scheduler: SchedulerService;
  logger: LoggerService;
  requests: ClaimRequests;
}

/** Ends requests nobody decided in time, and finishes what a process that died left undone. One replica does it at a time. */
export async function scheduleRequests(
  options: ScheduleRequestsOptions,
): Promise<void> {
  const { scheduler, logger, requests } = options;
  await scheduler.scheduleTask({
    id: 'namespaces-requests',
    frequency: { minutes: 1 },
    timeout: { minutes: 5 },
    initialDelay: { seconds: 10 },
    scope: 'global',
    fn: async () => {
      const ended = await requests.endOverdue();
      if (ended > 0) {
        logger.info(`${ended} requests ended because nobody decided in time`);
      }
      await requests.settleAll();
    },
  });
}
