import { Dora, DoraPeriod } from '@dugnad/plugin-rollouts-common';
import { Period } from './doraPeriods';

const DAY_HOURS = 24;

/** The middle value; undefined of none. */
export function median(values: number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const isEven = sorted.length > 0 && sorted.length % 2 === 0;
  return isEven ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle];
}

/** Events with those outside the period left out. */
export function within(
  events: Dora['events'],
  { from, to }: Period,
): Dora['events'] {
  const [start, end] = [from.toISOString(), to.toISOString()];
  const inside = (list: Dora['events']['deployments']) =>
    list.filter(({ at }) => at >= start && at < end);
  return {
    deployments: inside(events.deployments),
    leadTimes: inside(events.leadTimes),
    failures: inside(events.failures),
    restores: inside(events.restores),
  };
}

const durations = (list: Dora['events']['deployments']) =>
  list.flatMap(({ durationMs }) => durationMs ?? []);

/**
 * The four figures of one period from its events and the hours of it in which anything was watched. Without such an hour
 * every figure is a gap; with one, no deployment is a deployment frequency of zero, and the others stay gaps. Pure.
 */
export function doraFigures(
  events: Dora['events'],
  period: Period,
  recordedHours: number,
): DoraPeriod {
  const inside = within(events, period);
  const { deployments, leadTimes, failures, restores } = inside;
  const failed = new Set(failures.map(({ rolloutId }) => rolloutId));
  const decided = new Set([
    ...failed,
    ...deployments.map(({ rolloutId }) => rolloutId),
  ]);
  const recorded = recordedHours > 0;
  return {
    from: period.from.toISOString(),
    to: period.to.toISOString(),
    recorded,
    deploymentsPerDay: recorded
      ? (deployments.length / recordedHours) * DAY_HOURS
      : undefined,
    leadTimeMs: recorded ? median(durations(leadTimes)) : undefined,
    changeFailureRate:
      recorded && decided.size > 0 ? failed.size / decided.size : undefined,
    timeToRestoreMs: recorded ? median(durations(restores)) : undefined,
    counts: {
      deployments: deployments.length,
      withCommitTime: leadTimes.length,
      failures: failed.size,
      restored: restores.length,
    },
  };
}
