import { SchedulerService } from '@backstage/backend-plugin-api';
import { History } from './createHistory';

/** What history needs done now and then. */
export async function scheduleUpkeep(
  scheduler: SchedulerService,
  history: Pick<History, 'noteCoverage' | 'tell' | 'prune'>,
): Promise<void> {
  await scheduler.scheduleTask({
    id: 'rollouts:coverage',
    // Each replica says what it watches itself
    scope: 'local',
    frequency: { minutes: 1 },
    initialDelay: { seconds: 5 },
    timeout: { minutes: 1 },
    fn: () => history.noteCoverage(),
  });
  await scheduler.scheduleTask({
    id: 'rollouts:notices',
    frequency: { minutes: 1 },
    timeout: { minutes: 5 },
    fn: () => history.tell(),
  });
  await scheduler.scheduleTask({
    id: 'rollouts:retention',
    frequency: { hours: 6 },
    initialDelay: { minutes: 10 },
    timeout: { minutes: 30 },
    fn: () => history.prune(),
  });
}
