import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { UsageSampler } from '../measure/UsageSampler';
import { ClaimRequests } from './ClaimRequests';

const SAMPLE_MINUTES = 15;

/** Options of `scheduleRequests`. */
export interface ScheduleRequestsOptions {
  scheduler: SchedulerService;
  logger: LoggerService;
  requests: ClaimRequests;
  sampler: UsageSampler;
  /** Time as far as it is believed. */
  now(): Promise<Date>;
}

/**
 * Ends requests nobody decided in time or whose namespace is on its way out, and measures use. One replica does it at a time.
 */
export async function scheduleRequests(
  options: ScheduleRequestsOptions,
): Promise<void> {
  const { scheduler, logger, requests, sampler, now } = options;
  await scheduler.scheduleTask({
    id: 'namespaces-requests',
    frequency: { minutes: 1 },
    timeout: { minutes: 5 },
    initialDelay: { seconds: 10 },
    scope: 'global',
    fn: async () => {
      const ended = await requests.endOverdue(await now());
      if (ended > 0) {
        logger.info(`${ended} requests ended without a decision`);
      }
    },
  });
  await scheduler.scheduleTask({
    id: 'namespaces-usage',
    frequency: { minutes: SAMPLE_MINUTES },
    timeout: { minutes: SAMPLE_MINUTES },
    initialDelay: { seconds: 30 },
    scope: 'global',
    fn: signal => sampler.sample(signal),
  });
}
