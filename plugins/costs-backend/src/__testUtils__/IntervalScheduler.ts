import {
  SchedulerService,
  SchedulerServiceTaskInvocationDefinition,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';

/** A scheduler that does what is scheduled every so often, for tests in which time passes; the usual mock runs it once. */
export class IntervalScheduler
  implements Pick<SchedulerService, 'scheduleTask'>
{
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #running = new Set<string>();

  async scheduleTask({
    id,
    frequency,
    fn,
  }: SchedulerServiceTaskScheduleDefinition &
    SchedulerServiceTaskInvocationDefinition): Promise<void> {
    const run = async () => {
      if (!this.#running.has(id)) {
        this.#running.add(id);
        await Promise.resolve(fn(AbortSignal.timeout(60_000))).catch(() => {});
        this.#running.delete(id);
      }
    };
    const every = isHuman(frequency)
      ? durationToMilliseconds(frequency)
      : 1_000;
    this.#timers.push(setInterval(run, every));
    run();
  }

  /** Ends them all. */
  stop(): void {
    this.#timers.forEach(timer => clearInterval(timer));
  }
}

function isHuman(frequency: unknown): frequency is HumanDuration {
  return (
    typeof frequency === 'object' &&
    frequency !== null &&
    ('milliseconds' in frequency || 'minutes' in frequency)
  );
}
